internal import Foundation
internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Compares the time to paint a preset's frames with 16 samples per pixel and with one, in turns.
struct SamplesRace {
  let name: String
  private let scene: SceneDraft
  private let race: NetworkRace

  /// The number of samples per pixel that is compared with one sample.
  static let samples = 16
  /// The positions in the film of the frames to paint, 0…1: one early, one past the middle.
  private static let instants = [0.1, 0.6]
  /// The seconds for which each frame is painted in a turn.
  private static let seconds = 0.1

  /// Prepares a preset and the threads to paint with.
  ///
  /// - Parameter observe: called before each measurement with its description, which names the
  ///   preset.
  init(
    _ preset: String, size: FrameSize, threads: Int,
    _ observe: @Sendable (String) -> Void = { _ in }
  ) throws {
    var source = try SceneSource(preset)
    source.set("film.size", to: "\(size)", origin: "--size \(size)")
    name = source.name
    scene = try source.scene(naming: observe).values
    race = try NetworkRace(size: size, threads: threads)
  }

  func run(runs: Int) async throws -> Benchmark.SamplesRow {
    let (one, many) = (scene.with(samples: 1), scene.with(samples: Self.samples))
    let frames = Self.instants.map { Int(Double(scene.timeline.frameCount) * $0) }
    let pairs = try frames.map {
      (try Renderer(captioned: one).frame($0), try Renderer(captioned: many).frame($0))
    }
    var evaluated = (one: Evaluations(), many: Evaluations())
    // Painting each once also warms up code and memory.
    for pair in pairs {
      evaluated.one += try await race.evaluations(pair.0)
      evaluated.many += try await race.evaluations(pair.1)
    }
    let exact = try Renderer(captioned: many, sampling: .exact).frame(frames[0])
    let error = try await race.squaredError(of: pairs[0].1, from: exact)
    let pixels = Double(scene.size.width * scene.size.height) / 1e6
    var (times, ratios): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      var (single, several) = (0.0, 0.0)
      for pair in pairs {
        single +=
          pixels / (try await race.speed(pair.0, threads: race.threads, seconds: Self.seconds))
        several +=
          pixels / (try await race.speed(pair.1, threads: race.threads, seconds: Self.seconds))
      }
      times.append(single / Double(pairs.count))
      ratios.append(several / single)
    }
    return Benchmark.SamplesRow(
      preset: name, secondsWithOne: Median.of(times), ratio: Median.of(ratios),
      evaluatedWithOne: evaluated.one.share, evaluated: evaluated.many.share,
      decibels: -10 * log10(error))
  }
}

extension SceneDraft {
  fileprivate func with(samples: Int) -> SceneDraft {
    var scene = self
    scene.samples = samples
    return scene
  }
}
