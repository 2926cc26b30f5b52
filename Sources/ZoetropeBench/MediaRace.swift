internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Measures the cost of media, and of a collage: frames against frames of a palette on the same
/// fields, and films against encoding their pictures alone.
///
/// The scenes are those of presets that name a medium, a network of 4 layers of 32 neurons, and
/// nothing else.
struct MediaRace {
  private let size: FrameSize
  private let threads: Int
  private let scenes: [(name: String, scene: SceneDraft)]

  /// The number of frames of the films.
  private static let frames = 60

  /// Prepares the scenes.
  init(size: FrameSize, threads: Int) throws {
    self.size = size
    self.threads = threads
    let media = Medium.Kind.allCases.filter { $0 != .palette }.map {
      (name: $0.rawValue, keys: "medium: \($0.rawValue)")
    }
    let collage = """
      medium: op-art
      collage: { zones: [{ above: 0.35, medium: engraving }, { above: 0.7, medium: halftone }] }
      """
    scenes = try (media + [(name: "collage", keys: collage)]).map { name, keys in
      let source = SceneSource(
        yaml: """
          zoetrope: 1
          network: { seed: 3, layers: 4 x 32 }
          film: { size: \(size), duration: \(Self.frames / 30) }
          \(keys)

          """, name: name)
      return (name, try source.scene().values)
    }
  }

  /// The names of the media, in order.
  var names: [String] { scenes.map(\.name) }

  /// Measures the row of a medium.
  func row(_ index: Int, runs: Int) async throws -> Benchmark.MediumRow {
    let (name, scene) = scenes[index]
    let film = FilmRace(scene, name: name, threads: threads)
    let pictures = try await film.pictures()
    let exact = try await frameRatio(scene, .exact, runs: runs)
    let usual = try await frameRatio(scene, .adaptive, runs: runs)
    var turns: [FilmRace.Turn] = []
    for _ in 0..<runs { turns.append(try await film.turn(pictures)) }
    return Benchmark.MediumRow(
      name: name, exactTime: exact, defaultTime: usual,
      overEncoding: Median.of(turns.map { $0.film / $0.encoding }),
      bytesPerFrame: Median.of(turns.map { Double($0.bytes) / Double(Self.frames) }))
  }

  /// Returns the time of a frame of `scene` as a multiple of a palette's on the same field.
  private func frameRatio(
    _ scene: SceneDraft, _ sampling: Sampling, runs: Int
  ) async throws -> Double {
    var plain = scene
    plain.medium = Medium()
    plain.collage = nil
    plain.fields = [:]
    plain.equalising = .none
    // The palette shows one channel. A field that displaces itself computes three.
    plain.network.outputs = Array(plain.network.outputs.prefix(plain.channels))
    let ours = try Renderer(captioned: scene, sampling: sampling).frame(0)
    let theirs = Renderer(plain, sampling: sampling).frame(0)
    let race = try NetworkRace(size: size, threads: threads)
    var ratios: [Double] = []
    for _ in 0..<runs {
      let plainly = try await race.speed(theirs, threads: threads)
      ratios.append(plainly / (try await race.speed(ours, threads: threads)))
    }
    return Median.of(ratios)
  }
}
