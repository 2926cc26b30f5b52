internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Measures the cost of media, and of a collage: frames against frames of palettes on the same fields,
/// and films against encoding their pictures alone.
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
    let exact = try await frameRatios(scene, .exact, runs: runs)
    let usual = try await frameRatios(scene, .adaptive, runs: runs)
    var turns: [FilmRace.Turn] = []
    for _ in 0..<runs { turns.append(try await film.turn(pictures)) }
    return Benchmark.MediumRow(
      name: name, exactTime: exact.toOne, defaultTime: usual.toOne, timeOverFields: usual.toAll,
      overEncoding: Median.of(turns.map { $0.film / $0.encoding }),
      bytesPerFrame: Median.of(turns.map { Double($0.bytes) / Double(Self.frames) }))
  }

  /// Returns the time of a frame of `scene` as a multiple of that of palettes: of one on the field
  /// that it paints, and of one on each of the fields that it reads.
  private func frameRatios(
    _ scene: SceneDraft, _ sampling: Sampling, runs: Int
  ) async throws -> (toOne: Double, toAll: Double) {
    let ours = try Renderer(captioned: scene, sampling: sampling).frame(0)
    let theirs = Self.palettes(scene).map { Renderer($0, sampling: sampling).frame(0) }
    let race = try NetworkRace(size: size, threads: threads)
    var one: [Double] = []
    var all: [Double] = []
    for _ in 0..<runs {
      var times: [Double] = []
      for palette in theirs { times.append(1 / (try await race.speed(palette, threads: threads))) }
      let speed = try await race.speed(ours, threads: threads)
      one.append(1 / (times[0] * speed))
      all.append(1 / (times.reduce(0, +) * speed))
    }
    return (Median.of(one), Median.of(all))
  }

  /// Returns the scenes of palettes on the fields that a scene reads, the painted one first: an
  /// octave is a field of its own, and so is the network that stands still, and a collage's mask.
  private static func palettes(_ scene: SceneDraft) -> [SceneDraft] {
    var places: [MediumLook.Place] = [.here]
    let zones = scene.collage?.zones.map(\.scene) ?? []
    for place in ([scene] + zones).flatMap({ $0.medium.looks.map(\.place) }) {
      // A look towards the light sees the same field.
      if case .towardsLight = place { continue }
      if !places.contains(place) { places.append(place) }
    }
    let fields = places.map { place in
      var field = place.field.flatMap { scene.fields[$0] } ?? scene
      if case .octave(let frequency, _) = place { field.view.span *= frequency }
      return field
    }
    return (fields + (scene.collage == nil ? [] : [scene.fields[.mask] ?? scene])).map { field in
      var plain = field
      plain.medium = Medium()
      plain.collage = nil
      plain.fields = [:]
      plain.equalising = .none
      // The palette shows one channel. A field that displaces itself computes three.
      plain.network.setOutputs(Array(plain.network.outputs.prefix(plain.channels)))
      return plain
    }
  }
}
