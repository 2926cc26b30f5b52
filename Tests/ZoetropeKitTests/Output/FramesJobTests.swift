import Foundation
import Synchronization
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeScene
import ZoetropeVideo

/// Tests the effect on the folder that frames are painted into.
@Suite struct FramesJobTests {
  let folder = TemporaryFolder()

  private func scene(_ changes: (String, String)...) throws -> MeasuredScene {
    try folder.write(Sample.preset, to: "small.yaml")
    var source = try SceneSource(folder("small.yaml"), catalogue: Catalogue(folder: nil))
    for (key, value) in changes { source.set(key, to: value, origin: "--set \(key)=\(value)") }
    source.set("film.size", to: "16x9", origin: "--size 16x9")
    return try source.scene()
  }

  private var plates: String { folder("plates") }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: plates)) ?? []).sorted()
  }

  private func name(_ number: Int) -> String {
    "frame_" + String(repeating: "0", count: 5 - "\(number)".count) + "\(number).png"
  }

  /// Paints some frames, and returns the warnings.
  private func paint(
    _ span: String?, _ scene: MeasuredScene, replace: Bool = false, depth: BitDepth = .eight
  ) async throws -> [String] {
    let warnings = Warnings()
    let job = FramesJob(
      scene, to: plates, name: "small", replace: replace, span: span.flatMap { FrameSpan($0) },
      depth: depth, threads: 2)
    _ = try await job.run { if case .warning(let text) = $0 { warnings.add(text) } }
    return warnings.all
  }

  @Test func framesAreNumberedAndOldOnesAreLeftAlone() async throws {
    let scene = try scene()
    #expect(try await paint("8-11", scene) == [])
    #expect(names == (8...11).map(name))
    #expect(try PNGText.read(path: plates + "/frame_00009.png")["Title"] == "Small")
    await #expect(
      throws: JobError(
        .wouldOverwrite,
        "'\(plates)' holds 4 frames of that name already, 'frame_00008.png' first.",
        advice: .deleteFrames)
    ) { try await paint(nil, scene) }
    try Data().write(to: URL(fileURLWithPath: plates + "/frame_8.png"))
    try Data().write(to: URL(fileURLWithPath: plates + "/frame_000099.png"))
    #expect(try await paint(nil, scene, replace: true) == [])
    #expect(names == (0...29).map(name) + ["frame_8.png"])
  }

  @Test func aMissingRangeIsAddedAndOneThatIsThereIsReplaced() async throws {
    let scene = try scene()
    _ = try await paint("0-2", scene)
    _ = try await paint("6-8", scene)
    #expect(names == ([0, 1, 2, 6, 7, 8]).map(name))
    await #expect(
      throws: JobError(
        .wouldOverwrite,
        "'\(plates)' holds 2 of these frames already, 'frame_00001.png' first.",
        advice: .replaceFrames)
    ) { try await paint("1-5", scene) }
    let kept = try number(of: name(0))
    let replaced = try number(of: name(2))
    #expect(try await paint("2-6", scene, replace: true) == [])
    #expect(names == (0...8).map(name))
    #expect(try number(of: name(0)) == kept)
    #expect(try number(of: name(2)) != replaced)
  }

  /// Another preset, another depth, another way of sampling: each is another film.
  @Test func framesOfAnotherFilmAreNotMixedIn() async throws {
    _ = try await paint("0-2", scene())
    let refusal = JobError(
      .wouldOverwrite,
      "'\(plates)' holds frames of another film or of other settings, 'frame_00000.png' first. "
        + "Name another folder.")
    let other = try scene(("network.seed", "8"))
    await #expect(throws: refusal) { try await paint("5", other) }
    await #expect(throws: refusal) { try await paint("5", scene(), depth: .sixteen) }
    await #expect(throws: refusal) {
      var job = FramesJob(try scene(), to: plates, name: "small", span: FrameSpan("5"))
      job.options.isExact = true
      _ = try await job.run()
    }
    #expect(names == (0...2).map(name))
    // With -y the user accepts it, and is warned.
    #expect(
      try await paint("2-3", other, replace: true)
        == [
          "'\(plates)' also holds frames of another film or of other settings, 'frame_00000.png' "
            + "first."
        ])
    #expect(names == (0...3).map(name))
  }

  @Test func digitsFollowTheFilmAndNotTheRange() async throws {
    let long = try scene(("film.duration", "4000"))
    #expect(long.timeline.frameCount == 120_000)
    _ = try await paint("0-1", long)
    _ = try await paint("100000", long)
    #expect(names == ["frame_000000.png", "frame_000001.png", "frame_100000.png"])
    // A shorter film has narrower numbers, and its frames may not lie between those.
    await #expect(throws: JobError.self) { try await paint("5", scene()) }
    await #expect(throws: JobError.self) { try await paint(nil, scene()) }
    // One frame has one file.
    _ = try await paint("1", scene(), replace: true)
    #expect(names == ["frame_000000.png", "frame_00001.png", "frame_100000.png"])
  }

  @Test func theDefaultFolderIsNoPattern() async throws {
    let scene = try scene()
    for (name, expected) in [
      ("100%", "output/100%"), ("loop.mp4", "output/loop.mp4"), ("..", "output/frames"),
    ] {
      let outcome = FramesJob(scene, to: nil, name: name)
      #expect(try outcome.pattern().folder == expected)
    }
  }

  /// A folder in a frame's place is refused before anything is deleted; a pipe is not waited for.
  @Test func whatIsNoFileIsNeitherDeletedNorOpened() async throws {
    let scene = try scene()
    _ = try await paint("0-2", scene)
    try FileManager.default.createDirectory(
      atPath: plates + "/" + name(5), withIntermediateDirectories: false)
    let refusal = JobError(
      .input,
      "Cannot replace '\(plates)/frame_00005.png': it is a folder. Move it, or name another folder."
    )
    await #expect(throws: refusal) { try await paint(nil, scene, replace: true) }
    await #expect(throws: refusal) { try await paint("4-6", scene, replace: true) }
    #expect(names == [0, 1, 2, 5].map(name))
    rmdir(plates + "/" + name(5))
    #expect(mkfifo(plates + "/" + name(9), 0o600) == 0)
    await #expect(throws: JobError.self) { try await paint("4", scene) }
  }

  @Test func framesThatReplaceOthersKeepTheirPermissions() async throws {
    let scene = try scene()
    _ = try await paint(nil, scene)
    for number in 0...29 { chmod(plates + "/" + name(number), 0o600) }
    for span in ["3", nil] {
      _ = try await paint(span, scene, replace: true)
      var status = stat()
      #expect(stat(plates + "/" + name(3), &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test func linksAreFollowed() async throws {
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: plates, withDestinationPath: "real")
    _ = try await paint("0", scene())
    #expect(folder.names == ["plates", "real", "small.yaml"])
    try manager.moveItem(atPath: plates + "/" + name(0), toPath: folder("kept.png"))
    try manager.createSymbolicLink(
      atPath: plates + "/" + name(0), withDestinationPath: "../kept.png")
    let before = try number(of: "../kept.png")
    _ = try await paint("0", scene(), replace: true)
    #expect(try number(of: "../kept.png") != before)
    #expect(
      try manager.attributesOfItem(atPath: plates + "/" + name(0))[.type] as? FileAttributeType
        == .typeSymbolicLink)
  }

  /// The inode of a file in the frames' folder: a file that was replaced has another one.
  private func number(of name: String) throws -> UInt64 {
    var status = stat()
    try #require(stat(plates + "/" + name, &status) == 0)
    return UInt64(status.st_ino)
  }
}

/// Warnings of a job, which come from any thread.
private final class Warnings: Sendable {
  private let texts = Mutex<[String]>([])

  var all: [String] { texts.withLock { $0 } }
  func add(_ text: String) { texts.withLock { $0.append(text) } }
}
