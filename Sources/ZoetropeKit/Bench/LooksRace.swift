internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeScene

/// What colours, symmetry and finishing cost: the same network in plain RGB and with them, in turns.
struct LooksRace {
  let size: FrameSize
  let threads: Int

  /// Look-ahead and reordered frames take 45 or so.
  private static let frames = 60

  /// A way to show a network, and what it is called.
  private struct Look {
    let name: String
    let scene: Scene
    var isFilmed = false
  }

  private let plain: Scene
  private let looks: [Look]

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
      scene.colour = .palette(palette.gradient, name: palette.name)
    }
    scene.network.outputs = [.sigmoid]
    looks.append(Look(name: "palette", scene: scene))
    var mirrored = scene
    mirrored.view.symmetry = .mirror
    looks.append(Look(name: "palette, mirror", scene: mirrored))
    // Away from the middle nothing is copied: every pixel pays for the folding.
    scene.view.symmetry = .kaleidoscope(6)
    scene.timeline.centreX = .constant(0.1)
    looks.append(Look(name: "palette, kaleidoscope", scene: scene))
    scene.finish = Finish(vignette: 0.3, caption: Caption(text: "Zoetrope"))
    looks.append(Look(name: "and vignette, caption", scene: scene, isFilmed: true))
    scene.finish.grain = Grain(amount: 0.02)
    looks.append(Look(name: "and grain", scene: scene, isFilmed: true))
    self.looks = looks
  }

  /// A row for each look, those with finishing as films too.
  func run(runs: Int, _ observe: @Sendable (String) -> Void) async throws -> [Benchmark.LookRow] {
    var rows: [Benchmark.LookRow] = []
    for look in looks {
      observe("look: \(look.name)")
      let exact = try await frameRatio(look.scene, .exact, runs: runs)
      let usual = try await frameRatio(look.scene, .adaptive, runs: runs)
      let film = look.isFilmed ? try await filmRatio(look.scene, runs: runs) : nil
      rows.append(
        Benchmark.LookRow(name: look.name, exactTime: exact, defaultTime: usual, filmTime: film))
    }
    return rows
  }

  /// How many times as long a frame takes as in plain RGB.
  private func frameRatio(
    _ scene: Scene, _ sampling: Sampling, runs: Int
  ) async throws -> Double {
    let ours = try Renderer(captioned: scene, sampling: sampling).frame(0)
    let theirs = Renderer(plain, sampling: sampling).frame(0)
    let race = NetworkRace(size: size, threads: threads)
    var ratios: [Double] = []
    for _ in 0..<runs {
      let plainly = try await race.speed(theirs, threads: threads)
      ratios.append(plainly / (try await race.speed(ours, threads: threads)))
    }
    return Median.of(ratios)
  }

  /// How many times as long a film takes.
  private func filmRatio(_ scene: Scene, runs: Int) async throws -> Double {
    let folder = try ScratchFolder()
    func seconds(_ scene: Scene, _ name: String) async throws -> Double {
      let clock = Stopwatch()
      _ = try await FilmJob(
        scene, to: OutputFile(folder.path(name), replace: true), threads: threads
      ).run()
      return clock.seconds
    }
    var ratios: [Double] = []
    for _ in 0..<runs {
      let plainly = try await seconds(plain, "plain.mp4")
      ratios.append(try await seconds(scene, "look.mp4") / plainly)
    }
    return Median.of(ratios)
  }
}
