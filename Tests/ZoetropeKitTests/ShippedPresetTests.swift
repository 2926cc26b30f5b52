import Foundation
import Synchronization
import Testing
import ZoetropeExplore
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene

/// Tests the promises of the presets that ship on their pictures, rendered small.
@Suite struct ShippedPresetTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "presets")

  /// The presets' files, with the folders that they lie in.
  static let names: [String] = {
    let files = try? FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return (files ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  /// The files but for those of the experiments, some of which are bad pictures on purpose:
  /// `ExperimentVerdictTests` knows what each of these is.
  static let films = names.filter { !$0.hasPrefix("\(Shelf.experiments)/") }

  /// Returns the path of the preset `name`, with or without its folder.
  static func path(_ name: String) throws -> String {
    let file = try #require(names.first { $0 == name || $0.hasSuffix("/" + name) })
    return folder.appending(path: file).path(percentEncoded: false)
  }

  /// Every suite here runs on what is found in the folder: none is lost on the way. The gallery lists them.
  @Test func thereAreAsManyAsTheGalleryShows() throws {
    #expect(Self.films.count == 101)
    let page = try String(
      contentsOf: Self.folder.deletingLastPathComponent().appending(path: "docs/gallery.md"),
      encoding: .utf8)
    #expect(page.contains("\n101 presets ship. "))
    for name in Self.films { #expect(page.contains("../presets/\(name))"), "\(name)") }
  }

  /// Commands take the bare name, so it is said once; and a folder and a line say what to expect.
  @Test func eachHasAFolderANameAndWords() throws {
    let entries = Catalogue(folder: Self.folder.path(percentEncoded: false)).entries()
    #expect(entries.count == Self.names.count)
    #expect(Set(entries.map(\.name)).count == entries.count)
    #expect(Set(entries.map(\.title)).count == entries.count)
    for entry in entries {
      #expect(!entry.folder.isEmpty && !entry.title.isEmpty, "\(entry.name)")
      #expect(!entry.about.isEmpty && !entry.teaches.isEmpty, "\(entry.name)")
    }
    #expect(Shelf.shelves(of: entries).allSatisfy { !$0.about.isEmpty })
  }

  /// At the seam the picture changes as much as in the frames around it.
  @Test(arguments: names) func theSeamIsAFrameLikeAnyOther(_ name: String) throws {
    let scene = try Self.measured(name)
    let count = scene.timeline.frameCount
    let before = Self.difference(scene, count - 2, count - 1)
    let seam = Self.difference(scene, count - 1, 0)
    let after = Self.difference(scene, 0, 1)
    let mean = (before + after) / 2
    // All three are zero where the film holds still across its seam.
    if before != 0 || seam != 0 || after != 0 {
      #expect(seam >= 0.4 * mean && seam <= 1.5 * mean, "\(before) \(seam) \(after)")
    }
  }

  /// All presets are painted in single precision, and no frame of a film falls out of step with the
  /// others.
  @Test(arguments: names) func singlePrecisionIsEnough(_ name: String) throws {
    let renderer = Renderer(try Self.scene(name).measured())
    for index in stride(from: 0, to: renderer.scene.timeline.frameCount, by: 17) {
      #expect(!renderer.frame(index).isPrecise, "frame \(index)")
    }
  }

  /// No film rushes: the largest change from frame to frame is under twice the middle one (with
  /// something to spare, for not every frame is looked at), and under 1.3 times where an even pace is
  /// asked for. None comes to a stop.
  @Test(arguments: films) func theFilmDoesNotRushOrRest(_ name: String) throws {
    let scene = try Self.measured(name)
    let curve = SpeedCurve(scene, instants: 40)
    let unevenness = try #require(curve.unevenness)
    #expect(unevenness < (scene.timeline.pace == .keyed ? 1.9 : 1.3), "\(unevenness)")
    #expect(curve.deadStretches.isEmpty && curve.violentStretches.isEmpty)
  }

  /// None is grey, blown, noisy or still.
  @Test(arguments: films) func theGateLetsThemAllPass(_ name: String) throws {
    #expect(Gate.fault(of: try Impression(of: Self.measured(name))) == nil)
  }

  /// Through more than five decades every frame keeps at least half the first one's contrast.
  @Test func theLongZoomStaysWorthWatching() throws {
    let scene = try Self.scene("long-zoom.yaml")
    let plan = scene.plan(frame: scene.timeline.frameCount - 1)
    #expect(plan[.zoom] > 1e5)
    let contrasts = stride(from: 0, to: scene.timeline.frameCount, by: 9).map {
      Self.deviation(Self.pixels(scene, $0))
    }
    let first = contrasts[0]
    #expect(contrasts.allSatisfy { $0 >= first / 2 }, "\(first), \(contrasts.min() ?? 0)")
  }

  /// A tile is laid edge to edge: where two of them meet, the picture changes no more than it does from
  /// one pixel to the next elsewhere.
  @Test func thePoolRepeatsWithoutASeam() throws {
    var scene = try Self.scene("pool.yaml")
    let side = 160
    scene.size = FrameSize(width: side, height: side)
    for frame in stride(from: 0, to: scene.timeline.frameCount, by: 50) {
      let pixels = Self.pixels(scene, frame)
      /// The largest step between two rows, or two columns, in any channel.
      func step(_ first: Int, _ second: Int, down: Bool) -> Float {
        (0..<3 * side).reduce(0) { largest, index in
          let (channel, place) = (index / side * side * side, index % side)
          let (a, b) =
            down
            ? (first * side + place, second * side + place)
            : (place * side + first, place * side + second)
          return max(largest, abs(pixels[channel + a] - pixels[channel + b]))
        }
      }
      for down in [false, true] {
        let inside = (1..<side).map { step($0 - 1, $0, down: down) }.max() ?? 0
        #expect(step(side - 1, 0, down: down) <= inside, "frame \(frame), down: \(down)")
      }
    }
  }

  /// At frame N, which is not written, the tracks have not come back to their first values; the picture
  /// has.
  @Test(arguments: names.filter { $0.hasPrefix("endless/") })
  func endlessZoomsComeBackToTheSamePicture(_ name: String) throws {
    let scene = try Self.scene(name)
    let playback = scene.timeline.playback
    let first = scene.plan(frame: 0)
    var last = first
    last[.zoom] = scene.timeline[.zoom].value(at: playback.end, in: playback)
    last[.rotation] = scene.timeline[.rotation].value(at: playback.end, in: playback)
    #expect(last[.zoom] > 8 * first[.zoom])
    let pictures = [first, last].map { plan in
      var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
      Renderer(scene, sampling: .exact).frame(plan).paint(&strip)
      return strip.red + strip.green + strip.blue
    }
    let largest = zip(pictures[0], pictures[1]).reduce(0) { max($0, abs($1.0 - $1.1)) }
    #expect(largest <= 1 / 255, "\(largest * 255) codes")
  }

  /// The scene with what it asks to have measured, which is measured once for all tests.
  static func measured(_ name: String) throws -> SceneDraft {
    if let known = scenes.withLock({ $0[name] }) { return known }
    let scene = try scene(name).measured()
    scenes.withLock { $0[name] = scene }
    return scene
  }

  private static let scenes = Mutex<[String: SceneDraft]>([:])

  static func scene(_ name: String) throws -> SceneDraft {
    var scene = try Preset.scene(at: path(name)).draft.withSeenFigure()
    scene.size = FrameSize(width: 160, height: 90)
    return scene
  }

  static func pixels(_ scene: SceneDraft, _ frame: Int, _ sampling: Sampling = .adaptive) -> [Float]
  {
    var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
    Renderer(scene, sampling: sampling).frame(frame).paint(&strip)
    return strip.red + strip.green + strip.blue
  }

  /// The mean absolute difference of two frames.
  static func difference(_ scene: SceneDraft, _ a: Int, _ b: Int) -> Double {
    let (one, other) = (pixels(scene, a), pixels(scene, b))
    return zip(one, other).reduce(0) { $0 + Double(abs($1.0 - $1.1)) } / Double(one.count)
  }

  static func deviation(_ values: [Float]) -> Double {
    let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
    let square = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (square / Double(values.count)).squareRoot()
  }
}
