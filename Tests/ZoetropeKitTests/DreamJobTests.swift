import CPPN
import Foundation
import Testing
import ZoetropeConvnet
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene
import ZoetropeTraining

/// Dreams of a tiny network, and the command `dream` as people run it.
@Suite struct DreamJobTests {
  private let folder = TemporaryFolder()
  private static let eye = Convnet.tiny(seed: 3)

  private func dream(
    _ targets: [ConvnetTarget], _ name: String, steps: Int = 40, start: String? = nil
  ) async throws -> JobReport {
    var options = DreamOptions(
      targets, steps: steps, size: FrameSize(width: 96, height: 64),
      shape: TaughtShape(depth: 3, width: 12))
    if let start {
      let source = try SceneSource(start)
      options.shape.like = try source.valid()
      options.start = try source.scene { (_: JobEvent) in }
    }
    return try await DreamJob(
      Self.eye, name: name, options, to: OutputFile(folder(name + ".yaml"), replace: false)
    )
    .run()
  }

  private static func paint(_ scene: SceneDraft, frame: Int) -> [Float] {
    var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
    Renderer(scene, sampling: .exact, caption: nil).frame(frame).paint(&strip)
    return strip.red + strip.green + strip.blue
  }

  /// What is written excites the target far more than the untaught network, and the number that is
  /// printed is that of the film's first frame, but for the cameras.
  @Test func aTaughtNetworkExcites() async throws {
    let target = ConvnetTarget.channel(block: 3, channel: 5)
    let report = try await dream([target], "one")
    let words = try #require(report.reached)
    let match = try #require(words.firstMatch(of: /3:5 (-?[0-9.]+) \((-?[0-9.]+) before\)/))
    let (value, before) = (try #require(Double(match.1)), try #require(Double(match.2)))
    #expect(value > before + 0.5, "\(words)")

    let scene = try Preset.scene(at: folder("one.yaml"))
    #expect(scene.seam.isClosed && scene.about.contains(words))
    var draft = scene.draft
    draft.size = FrameSize(width: 156, height: 104)
    let values = try draft.validated().measured().values
    let pixels = Self.paint(values, frame: 0)
    let count = 156 * 104
    var gradient = [Float](repeating: 0, count: 3 * count)
    let seen = ConvnetPass(Self.eye, rows: 104, columns: 156, threads: 1).gradient(
      of: [(target, 1)], at: (0..<3 * count).map { pixels[$0 % 3 * count + $0 / 3] },
      into: &gradient)[0]
    #expect(abs(seen - value) < 0.3 * abs(value), "\(seen), \(value)")
  }

  /// A film through several pictures has the weights of each beside it, and comes back to the first.
  @Test func aChainGoesThroughAllTargets() async throws {
    _ = try await dream(
      [.channel(block: 1, channel: 2), .layer(block: 2), .output(4)], "chain", steps: 12)
    let scene = try Preset.scene(at: folder("chain.yaml"))
    guard case .given(let given) = scene.network.weights else {
      Issue.record("no given weights")
      return
    }
    #expect(given.networks.count == 3 && given.blend == .linear)
    #expect(Set(given.networks).count == 3)
    #expect(scene.seam.isClosed && scene.rate.seconds(scene.timeline.frameCount) == 12)
    for number in 1...3 {
      #expect(FileManager.default.fileExists(atPath: folder("chain-\(number).safetensors")))
    }
    // Each was taught from the one before: they are far more alike than networks of two seeds.
    #expect(given.networks[0].likeness(to: given.networks[1]) > 0.5)
  }

  @Test func theSameOptionsGiveTheSameBytes() async throws {
    _ = try await dream([.channel(block: 3, channel: 1)], "first", steps: 6)
    _ = try await dream([.channel(block: 3, channel: 1)], "second", steps: 6)
    let bytes = ["first", "second"].map {
      FileManager.default.contents(atPath: folder($0 + ".safetensors"))
    }
    #expect(bytes[0] != nil && bytes[0] == bytes[1])
  }

  /// After one step the film still begins as the preset does, also where that has z, a gain and a
  /// dense network.
  @Test(arguments: ["plain", "dense", "residual"])
  func aDreamBeginsWithAPreset(_ wiring: String) async throws {
    try """
    zoetrope: 1
    network: { inputs: [x, y, r], latent: 3, layers: 3 x 10, activation: [tanh, sin, gaussian],
      wiring: \(wiring), seed: 5 }
    view: { span: 1.2 }
    colour: rgb
    film: { size: 96x64, duration: 2 }
    keyframes:
      - { at: 0%, gain: 1.3, zoom: 1.5, z: [0.5, -1, 0.2] }
    """.write(toFile: folder("start.yaml"), atomically: true, encoding: .utf8)
    _ = try await dream(
      [.channel(block: 1, channel: 2)], "from-\(wiring)", steps: 1, start: folder("start.yaml"))
    let pictures = try ["start", "from-\(wiring)"].map { name in
      var draft = try Preset.scene(at: folder(name + ".yaml")).draft
      draft.size = FrameSize(width: 96, height: 64)
      return Self.paint(try draft.validated().measured().values, frame: 0)
    }
    let mean =
      zip(pictures[0], pictures[1]).reduce(0.0) { $0 + Double(abs($1.0 - $1.1)) }
      / Double(pictures[0].count)
    #expect(mean * 255 < 12 && mean > 0, "\(mean * 255) levels")
  }

  @Test(arguments: [
    (ConvnetTarget.channel(block: 6, channel: 0), "has the blocks 0 to 5, not 6"),
    (.channel(block: 1, channel: 16), "Block 1 has the channels 0 to 15, not 16"),
    (.layer(block: -1), "has the blocks 0 to 5, not -1"),
    (.output(10), "The classes are 0 to 9, not 10"),
  ]) func whatTheNetworkLacksIsSaid(_ target: ConvnetTarget, _ words: String) async throws {
    do {
      _ = try await dream([target], "never")
      Issue.record("no error")
    } catch let error as JobError {
      #expect(error.description.contains(words), "\(error.description)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder("never.yaml")))
  }

  @Test(arguments: [
    (["--channel", "10"], 64, "A channel is written BLOCK:CHANNEL"),
    (["--channel", "10:94:3"], 64, "A channel is written BLOCK:CHANNEL"),
    (["--channel", "99999999999999999999:1"], 64, "A channel is written BLOCK:CHANNEL"),
    (["--class", "snark"], 64, "No class is called 'snark'"),
    (["--class", "snake"], 64, "'snake' is in several names"),
    ([], 64, "Say what to excite"),
    (["--layer", "3", "--size", "12x9"], 64, "--size is a width and a height"),
    (["--layer", "3", "--steps", "0"], 64, "--steps is from 1 to 10000"),
    (["--layer", "3", "--from", "no-such-preset"], 2, "no-such-preset"),
  ]) func mistakesAreSaid(_ words: [String], _ status: Int32, _ said: String) throws {
    let outcome = try Program.run(["dream"] + words, in: folder)
    #expect(outcome.status == status && outcome.errors.contains(said), "\(outcome.errors)")
  }

  /// Without the network the command says the line that fetches it, and writes nothing.
  @Test func theNetworkMustBeThere() throws {
    let outcome = try Program.run(
      ["dream", "--layer", "3", "-o", "x.yaml"], in: folder,
      environment: ["XDG_CACHE_HOME": folder("nothing")])
    #expect(outcome.status != 0 && outcome.errors.contains("fetch-network"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder("x.yaml")))
  }

  @Test func channelsThatPaintWellAreListed() throws {
    let outcome = try Program.run(["dream", "--list"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: UInt8(ascii: "\n")).count == DreamChannels.all.count)
    #expect(DreamChannels.all.count >= 40)
    #expect(Set(DreamChannels.all.map { [$0.block, $0.channel] }).count == DreamChannels.all.count)
  }

  @Test func classesAreFoundByName() {
    #expect(ClassNames.all.count == 1000)
    #expect(ClassNames.search("daisy") == .found(985))
    #expect(ClassNames.search("Egyptian CAT") == .found(285))
    #expect(ClassNames.search("golden-retriever") == .found(207))
    #expect(ClassNames.search("") == .none)
  }
}
