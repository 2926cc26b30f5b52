internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Measures the cost of colours, symmetry and finishing. A network is painted in turns in plain RGB and
/// with each look.
struct LooksRace {
  let size: FrameSize
  let threads: Int

  /// The number of frames to encode. The encoder's look-ahead and reordering delay its output by
  /// about 45 frames.
  private static let frames = 60

  /// A scene that shows the network in one way, and its name.
  private struct Look {
    let name: String
    let scene: SceneDraft
    var isFilmed = false
  }

  private let plain: SceneDraft
  private let looks: [Look]
  private var films: [String: Benchmark.LookFilm] = [:]

  init(size: FrameSize, threads: Int) throws(JobError) {
    self.size = size
    self.threads = threads
    guard let network = try ReferenceNetwork.named(["4x32"]).first else {
      throw JobError(.failed, "There is no network to compare looks with.")
    }
    plain = network.scene(size, frames: Self.frames)
    var scene = plain
    var looks: [Look] = []
    if let palette = NamedPalette.all.first {
      scene.colour = .palette(palette.ramp, name: palette.name)
    }
    scene.network.outputs = [.sigmoid]
    looks.append(Look(name: "palette", scene: scene))
    var mirrored = scene
    mirrored.view.symmetry = .mirror
    looks.append(Look(name: "palette, mirror", scene: mirrored))
    // With the centre off the middle no part can be copied: every pixel is folded and evaluated.
    scene.view.symmetry = .kaleidoscope(6)
    scene.timeline[.centreX] = .constant(0.1)
    looks.append(Look(name: "palette, kaleidoscope", scene: scene))
    scene.finish = Finish(vignette: 0.3, caption: Caption(text: "Zoetrope"))
    looks.append(Look(name: "and vignette, caption", scene: scene, isFilmed: true))
    scene.finish.grain = Grain(amount: 0.02)
    looks.append(Look(name: "and grain", scene: scene, isFilmed: true))
    scene.finish.grain.isMoving = true
    looks.append(Look(name: "and moving grain", scene: scene, isFilmed: true))
    self.looks = looks
  }

  /// The names of the looks, in order.
  var names: [String] { looks.map(\.name) }

  /// Measures a look's row. All films are measured together, before the first row that has a film.
  mutating func row(_ index: Int, runs: Int) async throws -> Benchmark.LookRow {
    let look = looks[index]
    if look.isFilmed, films.isEmpty { films = try await films(runs: runs) }
    let exact = try await frameRatio(look.scene, .exact, runs: runs)
    let usual = try await frameRatio(look.scene, .adaptive, runs: runs)
    return Benchmark.LookRow(
      name: look.name, exactTime: exact, defaultTime: usual, film: films[look.name])
  }

  /// Returns the time of a frame of `scene` as a multiple of plain RGB's.
  private func frameRatio(
    _ scene: SceneDraft, _ sampling: Sampling, runs: Int
  ) async throws -> Double {
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

  /// Measures the film of each look against the plain film, in turns. Returns the results by the
  /// looks' names.
  private func films(runs: Int) async throws -> [String: Benchmark.LookFilm] {
    let plainly = FilmRace(plain, name: "plain", threads: threads)
    let races = looks.filter(\.isFilmed).map {
      FilmRace($0.scene, name: $0.name, threads: threads)
    }
    let plainPictures = try await plainly.pictures()
    var pictures: [[YUVPicture]] = []
    for race in races { pictures.append(try await race.pictures()) }
    var pairs: [String: [TurnPair]] = [:]
    for _ in 0..<runs {
      let plain = try await plainly.turn(plainPictures)
      for (race, pictures) in zip(races, pictures) {
        let look = try await race.turn(pictures)
        pairs[race.name, default: []].append(TurnPair(plain: plain, look: look))
      }
    }
    return pairs.mapValues { pairs in
      Benchmark.LookFilm(
        time: Median.of(pairs.map { $0.look.film / $0.plain.film }),
        encodingTime: Median.of(pairs.map { $0.look.encoding / $0.plain.encoding }),
        overEncoding: Median.of(pairs.map { $0.look.film / $0.look.encoding }),
        bytes: Median.of(pairs.map { Double($0.look.bytes) / Double(max($0.plain.bytes, 1)) }))
    }
  }

  private struct TurnPair {
    let plain: FilmRace.Turn
    let look: FilmRace.Turn
  }
}
