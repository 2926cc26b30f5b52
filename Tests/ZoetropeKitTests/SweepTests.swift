import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeScene

/// Keys with several values, and the pictures that they make.
struct SweepTests {
  @Test(arguments: [
    ("gain=1,2,3", ["1", "2", "3"]), ("gain = 1, 2", ["1", "2"]),
    ("colour=[red, blue],[black, white]", ["[red, blue]", "[black, white]"]),
    ("medium={ kind: map, levels: 4 },neon", ["{ kind: map, levels: 4 }", "neon"]),
    (#"finish.caption="a, b",c"#, [#""a, b""#, "c"]), ("about=don't,do", ["don't", "do"]),
    ("x=1..4:1", ["1", "2", "3", "4"]), ("x=1..3", ["1", "2", "3"]),
    ("x=0..0.3:0.1", ["0", "0.1", "0.2", "0.3"]), ("x=-0.5..0.5:0.5", ["-0.5", "0", "0.5"]),
    ("x=3..1:1", ["3", "2", "1"]), ("x=1..2:0.75", ["1", "1.75"]), ("x=1..2,9", ["1", "2", "9"]),
    ("title=wait..what,../b", ["wait..what", "../b"]), ("x=7", ["7"]),
    ("z=seed 1,seed 2", ["seed 1", "seed 2"]),
  ])
  func valuesAreSplit(_ text: String, _ values: [String]) throws {
    #expect(try SweepAxis(text).values == values)
  }

  @Test(arguments: [
    ("gain", "a sweep is written KEY=a,b,c"), ("=1", "a sweep is written KEY=a,b,c"),
    ("gain=", "a sweep is written KEY=a,b,c"), ("gain=1,,2", "there is no value"),
    ("gain=1,", "there is no value"), ("c=[1,2", "a closing ] is missing"),
    ("c=1]", "']' closes no bracket"), (#"c="a"#, #"a closing " is missing"#),
    ("g=1..x", "is not a range of numbers"), ("g=1..2:0", "is not a range of numbers"),
    ("g=1..5000", "has more than 1000 numbers"), ("g=1..3:-1", "leads away from its end"),
    ("g=1..2:1:1", "is not a range of numbers"), ("g=1..99999999999", "is not a range of numbers"),
  ])
  func mistakesAreNamed(_ text: String, _ reason: String) throws {
    let error = #expect(throws: JobError.self) { try SweepAxis(text) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  private static let source = SceneSource(
    yaml: """
      zoetrope: 1
      network: { inputs: [x, y], layers: 1 x 4, latent: 2 }
      film: { size: 64x36, duration: 1, fps: 4 }
      """, name: "test")

  private func sweep(_ axes: String...) throws -> Sweep {
    var all: [SweepAxis] = []
    for axis in axes { all.append(try SweepAxis(axis)) }
    return try Sweep(all)
  }

  @Test func aGridGoesThroughColumnsThenRows() throws {
    let sweep = try sweep("gain=1,2", "network.layers=1 x 4,[3, 2]")
    let cells = try sweep.cells(of: Self.source, at: .frame(2))
    #expect(
      cells.map(\.label) == [
        "gain 1   layers 1 x 4", "gain 2   layers 1 x 4", "gain 1   layers [3, 2]",
        "gain 2   layers [3, 2]",
      ])
    #expect(cells.map { $0.scene.network.layers.count } == [1, 1, 2, 2])
    #expect(cells.map { $0.scene.plan(frame: 0)[.gain] } == [1, 2, 1, 2])
    #expect(cells.allSatisfy { $0.frame == 2 })
  }

  @Test func sweepsHaveOneKeyOrTwoDifferentOnes() throws {
    #expect(throws: JobError.self) { try Sweep([]) }
    #expect(throws: JobError.self) { try sweep("gain=1", "gain=2") }
    #expect(throws: JobError.self) { try sweep("a=1", "b=1", "c=1") }
    #expect(throws: JobError.self) { try sweep("a=1..100", "b=1..11") }
  }

  /// A film of a grid has one length, rate and size; a still shows such keys.
  @Test(arguments: [
    ("film.duration=1,2", "number of frames"), ("film.fps=4,8", "number of frames"),
    ("film.size=64x36,128x72", "size"),
  ])
  func filmsKeepTheirShape(_ axis: String, _ what: String) async throws {
    let folder = TemporaryFolder()
    let error = #expect(throws: JobError.self) {
      try SweepFilmJob(
        sweep(axis), of: Self.source, to: OutputFile(folder("a.mp4"), replace: false))
    }
    #expect(error?.description.contains("changes the \(what)") == true)
    let sheet = try SheetJob(
      sweep: sweep(axis), of: Self.source, width: 32,
      to: OutputFile(folder("a.png"), replace: false))
    #expect(try await sheet.run().path == folder("a.png"))
  }

  @Test func picturesOfOneSheetHaveOneShape() throws {
    let error = #expect(throws: JobError.self) {
      try SheetJob(
        sweep: sweep("film.size=64x36,64x64"), of: Self.source,
        to: OutputFile("a.png", replace: false))
    }
    #expect(error?.description.contains("have different ones") == true)
  }

  /// The pictures are those of the preset with the key set, in a grid of as many columns.
  @Test func picturesAreThoseOfThePreset() async throws {
    let folder = TemporaryFolder()
    let file = OutputFile(folder("a.png"), replace: false)
    let sheet = try SheetJob(
      sweep: sweep("gain=1,2,3", "z=seed 1,seed 2"), of: Self.source, width: 32, to: file)
    #expect(sheet.columns == 3)
    _ = try await sheet.run()
    let film = try SweepFilmJob(
      sweep("gain=1,2,3", "z=seed 1,seed 2"), of: Self.source,
      to: OutputFile(folder("a.mp4"), replace: false))
    let report = try await film.run()
    #expect(report.frames == 4)
  }

  @Test func faultsNameTheValue() throws {
    let error = #expect(throws: (any Error).self) {
      try sweep("gain=1,x").cells(of: Self.source, at: .frame(0))
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("gain=x"))
  }
}
