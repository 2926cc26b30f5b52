import CPPN
import Foundation
import Synchronization
import Testing
import ZoetropeBench
import ZoetropeFrame
import ZoetropeKit
import ZoetropeRender

/// Tests the output of benchmarks, not how fast anything is.
@Suite struct BenchmarkTests {
  @Test func picturesAreReportedOneNetworkARow() async throws {
    let benchmark = try Benchmark(
      size: "64x36", threads: 2, runs: 1, networks: try ReferenceNetwork.named(["9x16", "4x32"]),
      films: [])
    let result = try await benchmark.run()
    #expect(result.networks.map(\.network.label) == ["x y -> 9 x 16", "x y r z8 -> 4 x 32"])
    // Two inputs, nine layers, three outputs; x, y and r with z in the biases, four layers.
    #expect(
      result.networks.map(\.multiplyAdds) == [
        2 * 16 + 8 * 16 * 16 + 16 * 3, 3 * 32 + 3 * 32 * 32 + 32 * 3,
      ])
    for row in result.networks {
      #expect(row.oneThread > 0 && row.allThreads > 0)
      #expect(row.shareOfPeak > 0 && row.shareOfPeak < 1)
      #expect(row.usual.allThreads > 0 && row.usual.gain > 0)
    }
    let lines = result.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Pictures of 64x36 in million pixels a second; ") == true)
    #expect(lines.first?.hasSuffix("one run.") == true)
    #expect(lines.contains { $0.hasPrefix("x y -> 9 x 16       normal 1, span 1  ") })
    // Columns are as wide as they must be: all rows of the table have one length.
    #expect(Set(lines.suffix(4).prefix(3).map(\.count)).count == 1)
    #expect(lines.last?.hasPrefix("Peak: ") == true)
  }

  @Test func looksAreComparedWithPlainPictures() async throws {
    let result = try await Benchmark(
      size: "64x36", threads: 2, runs: 1, networks: [], films: [], looks: true
    ).run()
    #expect(result.looks.count == 6 && result.looks.last?.name == "and moving grain")
    for row in result.looks { #expect(row.exactTime > 0 && row.defaultTime > 0) }
    // What is done to finished pictures is measured as a film, too.
    #expect(
      result.looks.map { $0.film != nil }
        == [false, false, false, true, true, true])
    #expect(
      result.media.map(\.name) == Medium.Kind.allCases.dropFirst().map(\.rawValue) + ["collage"])
    for row in result.media {
      #expect(row.exactTime > 0 && row.defaultTime > 0 && row.overEncoding > 0)
      // The painted field is one of those that are read.
      #expect(row.timeOverFields > 0 && row.timeOverFields <= row.defaultTime * 1.0001)
      let readsMore = ["engraving", "op-art", "map", "collage"].contains(row.name)
      #expect(readsMore == (row.timeOverFields < row.defaultTime * 0.95), "\(row)")
      #expect(row.bytesPerFrame > 100)
    }
    for film in result.looks.compactMap(\.film) {
      #expect(film.time > 0 && film.encodingTime > 0 && film.overEncoding > 0 && film.bytes > 0)
    }
    let lines = result.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Looks of 4x32 against plain RGB, 64x36 on 2 threads") == true)
    // A disk that takes its time can make a ratio of so short a film too wide for its column.
    let ratios = result.looks.compactMap(\.film).flatMap {
      [$0.time, $0.encodingTime, $0.overEncoding]
    }
    let table = lines.drop { !$0.hasPrefix("look ") }.prefix(7)
    #expect(table.count == 7 && Set(table.map(\.count)).count == 1 || ratios.contains { $0 > 99 })
    #expect(lines.contains { $0.hasPrefix("Media on 4x32, 64x36 on 2 threads") })
    #expect(result.json.contains("\"film_bytes_per_frame\":"))
    #expect(result.json.contains("\"exact_frame_time_ratio\":"))
    #expect(result.json.contains("\"encode_only_time_ratio\":"))
  }

  @Test func samplesAreComparedWithOneAndWithAllEverywhere() async throws {
    let folder = TemporaryFolder()
    try folder.write(Sample.preset, to: "small.yaml")
    let result = try await Benchmark(
      size: "192x108", threads: 2, runs: 1, networks: [], films: [], sampled: [folder("small.yaml")]
    ).run()
    let row = try #require(result.samples.first)
    #expect(row.preset == "small")
    #expect(row.secondsWithOne > 0 && row.ratio > 0)
    #expect(row.evaluatedWithOne > 0 && row.evaluated >= row.evaluatedWithOne)
    #expect(row.decibels > 45)
    let lines = result.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Frames of 192x108 on 2 threads with 16 samples") == true)
    #expect(lines.last?.hasPrefix("small ") == true)
    #expect(result.json.contains("\"frame_time_ratio_16_samples\":"))
  }

  /// The share and the error are those of the default renderer against every pixel, counted here.
  @Test func theDefaultIsComparedWithEveryPixel() async throws {
    let size = FrameSize(width: 256, height: 144)
    let network = try #require(ReferenceNetwork.named(["4x24-sin"]).first)
    let result = try await Benchmark(
      size: "\(size)", threads: 2, runs: 1, networks: [network], films: []
    ).run()
    let usual = try #require(result.networks.first?.usual)
    let scene = network.scene(size)
    var exact = Strip(width: size.width, rows: 0..<size.height)
    var other = exact
    Renderer(scene, sampling: .exact).frame(0).paint(&exact)
    let evaluated = Renderer(scene).frame(0).paint(&other)
    let errors = [(exact.red, other.red), (exact.green, other.green), (exact.blue, other.blue)]
      .flatMap { zip($0, $1).map { abs($0 - $1) } }
    #expect(usual.largestError == Double(errors.max() ?? 0) * 255)
    #expect(usual.largestError > 0)
    #expect(evaluated.share < 1)
    // Strips begin where bands do, so that no point is evaluated twice.
    #expect(abs(usual.evaluated - evaluated.share) < 0.02)
  }

  @Test(arguments: ReferenceNetwork.all) func singlePrecisionIsTimed(_ network: ReferenceNetwork) {
    let scene = network.scene(FrameSize(width: 1920, height: 1080))
    #expect(!Renderer(scene).frame(0).isPrecise)
  }

  @Test func filmsGoThroughTheProgram() throws {
    let folder = TemporaryFolder()
    try folder.write(Sample.preset, to: "small.yaml")
    let outcome = try Program.run(
      [
        "bench", "--json", "--runs", "2", "--size", "96x64", "--networks", "none", "--films",
        folder("small.yaml"), "--progress", "none",
      ], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let object = try #require(
      try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    #expect(object["runs"] as? Int == 2)
    #expect((object["networks"] as? [Any])?.isEmpty == true)
    let film = try #require((object["films"] as? [[String: Any]])?.first)
    #expect(film["preset"] as? String == "small")
    #expect(film["frames"] as? Int == 30)
    let alone = try #require(film["encode_only_fps"] as? Double)
    let whole = try #require(film["end_to_end_fps"] as? Double)
    #expect(alone > 0 && whole > 0)
    #expect(try #require(film["time_ratio"] as? Double) > 0)
    // Any process takes more than a megabyte; this one far less than a gigabyte.
    #expect((1_000_000...1_000_000_000).contains(film["peak_memory_bytes"] as? Int ?? 0))
    #expect(folder.names == ["small.yaml"], "nothing is left behind")
  }

  /// A row is said before the next one is measured, and all that is said is the whole text.
  @Test func rowsAreToldAsTheyAreMeasured() async throws {
    let folder = TemporaryFolder()
    for name in ["one", "three"] { try folder.write(Sample.preset, to: "\(name).yaml") }
    let events = Mutex<[Benchmark.Event]>([])
    let result = try await Benchmark(
      size: "64x36", threads: 2, runs: 1, networks: try ReferenceNetwork.named(["4x32"]),
      films: ["one", "three"].map { folder("\($0).yaml") }, sampled: [folder("one.yaml")]
    ).run { event in events.withLock { $0.append(event) } }
    let told = events.withLock { $0 }
    let texts = told.compactMap { event in
      if case .text(let text) = event { text } else { nil }
    }
    #expect(texts.joined() == result.text)
    let steps = told.map { event in
      switch event {
      case .measuring(let step): step
      case .text(let text): String(text.drop { $0 == "\n" }.prefix { $0 != " " && $0 != ":" })
      }
    }
    #expect(
      steps == [
        "Pictures", "pictures: 1 of 1, 4x32", "x", "Peak", "Frames", "samples: 1 of 1, one", "one",
        "Films", "films: 1 of 2, one", "one", "films: 2 of 2, three", "three",
      ])
  }

  /// Ctrl-C in the second film leaves the first one's row.
  @Test func whatWasMeasuredIsThereWhenItIsCutOff() throws {
    let folder = TemporaryFolder()
    try folder.write(Sample.preset, to: "small.yaml")
    // It takes seconds.
    let slow = Sample.preset.replacingOccurrences(of: "2 x 8", with: "8 x 512, weights: normal 1")
    try folder.write(slow, to: "slow.yaml")
    let program = try Program(
      [
        "bench", "--runs", "1", "--size", "96x64", "--networks", "none", "--no-looks", "--films",
        folder("small.yaml") + "," + folder("slow.yaml"), "--progress", "plain",
      ], in: folder, environment: ["TMPDIR": folder.path])
    #expect(program.wait { $0.contains("films: 2 of 2, slow\n") })
    program.signal(SIGINT)
    let outcome = program.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.errors == "films: 1 of 2, small\nfilms: 2 of 2, slow\nInterrupted.\n")
    let rows = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").dropFirst(2)
    #expect(rows.count == 1 && rows.allSatisfy { $0.hasPrefix("small ") })
    #expect(folder.names == ["slow.yaml", "small.yaml"], "nothing is left behind")
  }

  /// The pictures that are encoded alone are those of the film, letters and all.
  @Test func encodingAloneIsGivenThePicturesOfTheFilm() async throws {
    let folder = TemporaryFolder()
    try folder.write(Sample.preset, to: "plain.yaml")
    let letters = Sample.preset + "finish: { caption: { text: Letters, size: 0.2 } }\n"
    try folder.write(letters, to: "letters.yaml")
    let size = FrameSize(width: 96, height: 64)
    let plain = try await FilmRace(folder("plain.yaml"), size: size, threads: 2).pictures()
    let lettered = try await FilmRace(folder("letters.yaml"), size: size, threads: 2).pictures()
    #expect(plain.count == 30 && lettered.count == 30)
    #expect(plain[0] != lettered[0])
  }

  private struct Refusal: Sendable {
    let words: [String]
    let status: Int32
    let message: String
  }

  @Test(arguments: [
    Refusal(
      words: ["--networks", "4x23", "--films", "none"], status: 64,
      message:
        "There is no reference network '4x23'; there are 9x16, 4x24-sin, 4x32, 8x32, 8x64, 9x128. "
        + "Did you mean '4x32'?\n"),
    Refusal(
      words: ["--networks", "none", "--films", "none", "--no-looks"], status: 64,
      message:
        "There is nothing to measure: --networks none, --films none, --samples none and --no-looks "
        + "leave nothing.\n"
    ),
    Refusal(
      words: ["--size", "97x64", "--networks", "none"], status: 2,
      message:
        "Cannot make a film of 97x64: H.264 needs even sides. Use --size 98x64; 'frames' and "
        + "'still' take any size.\n"),
    Refusal(
      words: ["--size", "big"], status: 64,
      message:
        "--size: 'big' is not a size; expected a width and a height in pixels such as 1920x1080.\n"
    ),
  ])
  private func wrongWordsAreRefused(_ refusal: Refusal) throws {
    let outcome = try Program.run(["bench"] + refusal.words, in: TemporaryFolder())
    #expect(outcome.status == refusal.status)
    #expect(outcome.errors == refusal.message)
  }
}

/// Tests the files that are exported for other programs.
@Suite struct BenchmarkExportTests {
  private struct Network: Decodable {
    let width: Int
    let height: Int
    let x: Double
    let y: Double
    let step: Double
    let layers: [[[Float]]]
    let latents: [[Double]]
  }

  /// The exported numbers make the exported picture, by nothing but the description of the format.
  @Test(arguments: ["4x32", "4x24-sin"]) func weightsMakeThePicture(name: String) throws {
    let folder = TemporaryFolder()
    let benchmark = try Benchmark(
      size: "40x24", networks: try ReferenceNetwork.named([name]), films: [])
    try benchmark.export(to: folder("out"))
    let data = try #require(FileManager.default.contents(atPath: folder("out/\(name).json")))
    let network = try JSONDecoder().decode(Network.self, from: data)
    #expect(network.latents.count == 300)
    let file = try #require(FileManager.default.contents(atPath: folder("out/\(name).npy")))
    #expect(file.prefix(8) == Data([0x93] + Array("NUMPY".utf8) + [1, 0]))
    let start = 10 + Int(file[8]) + Int(file[9]) << 8
    #expect(start % 64 == 0)
    #expect(
      String(decoding: file[10..<start], as: UTF8.self).hasPrefix(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (24, 40, 3), }"))
    #expect(file.count == start + 40 * 24 * 3 * 4)
    func channel(_ index: Int) -> Double {
      let bytes = file[(start + 4 * index)..<(start + 4 * index + 4)]
      return Double(Float(bitPattern: bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }))
    }
    for (column, row) in [(0, 0), (39, 0), (20, 12), (7, 23)] {
      let x = network.x + network.step * Double(column)
      let y = network.y + network.step * Double(row)
      var values = [x, y, (x * x + y * y).squareRoot()] + network.latents[0]
      for (index, layer) in network.layers.enumerated() {
        values = layer.map { weights in
          let sum = zip(weights, values).reduce(0) { $0 + Double($1.0) * $1.1 }
          if index == network.layers.count - 1 { return 1 / (1 + exp(-sum)) }
          return name.hasSuffix("sin") ? sin(sum) : tanh(sum)
        }
      }
      for (plane, value) in values.enumerated() {
        // Floats through four layers: far less than an 8-bit level.
        #expect(abs(channel(3 * (row * 40 + column) + plane) - value) < 1e-3)
      }
    }
  }

  @Test func theFilmsPresetIsThatFilm() throws {
    let folder = TemporaryFolder()
    try Benchmark(size: "40x24", networks: try ReferenceNetwork.named(["4x32"]), films: [])
      .export(to: folder.path)
    let checked = try Program.run(["check", folder("4x32.yaml")], in: folder)
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(String(decoding: checked.output, as: UTF8.self).contains("300 frames"))
  }
}
