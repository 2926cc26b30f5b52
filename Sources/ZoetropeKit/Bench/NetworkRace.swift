internal import CPPN
internal import Synchronization
internal import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeScene

/// Paints one picture of a network in several ways that take turns.
struct NetworkRace {
  let size: FrameSize
  let threads: Int
  private let single = RenderThreads(count: 1)
  private let crew: RenderThreads

  init(size: FrameSize, threads: Int) {
    self.size = size
    self.threads = threads
    crew = RenderThreads(count: threads)
  }

  func run(
    _ network: ReferenceNetwork, runs: Int
  ) async throws -> (Benchmark.NetworkRow, Benchmark.Peak) {
    let scene = network.scene(size)
    let exact = Renderer(scene, sampling: .exact).frame(0)
    let usual = Renderer(scene).frame(0)
    let cost = scene.network.multiplyAddsPerPixel
    let billions = Double(cost) / 1e3
    var peaks: (one: [Double], all: [Double]) = ([], [])
    var (one, all): ([Double], [Double]) = ([], [])
    var (shareOfOne, shareOfAll): ([Double], [Double]) = ([], [])
    var (usualSpeeds, gains): ([Double], [Double]) = ([], [])
    // Warms up code, memory and clock.
    _ = try await speed(exact, threads: threads, seconds: 0)
    for _ in 0..<runs {
      let peakOfOne = try await peak(threads: 1)
      let oneThread = try await speed(exact, threads: 1)
      let peakOfAll = try await peak(threads: threads)
      let allThreads = try await speed(exact, threads: threads)
      let usually = try await speed(usual, threads: threads)
      usualSpeeds.append(usually)
      gains.append(usually / allThreads)
      peaks.one.append(peakOfOne)
      peaks.all.append(peakOfAll)
      one.append(oneThread)
      all.append(allThreads)
      shareOfOne.append(oneThread * billions / peakOfOne)
      shareOfAll.append(allThreads * billions / peakOfAll)
    }
    let row = Benchmark.NetworkRow(
      network: network, multiplyAdds: cost, oneThread: Median.of(one),
      allThreads: Median.of(all), shareOfPeak: Median.of(shareOfOne),
      shareOfAllPeak: Median.of(shareOfAll),
      usual: compare(usual, exact, speed: Median.of(usualSpeeds), gain: Median.of(gains)))
    let peak = Benchmark.Peak(
      oneThread: Median.of(peaks.one), allThreads: Median.of(peaks.all))
    return (row, peak)
  }

  /// What the default picture is asked for, and how far it is from the exact one.
  private func compare(
    _ usual: FrameRenderer, _ exact: FrameRenderer, speed: Double, gain: Double
  ) -> Benchmark.Usual {
    let strips = StripRows(size: size)
    var (ours, theirs) = (
      Strip(width: size.width, rows: strips[0]), Strip(width: size.width, rows: strips[0])
    )
    var asked = Evaluations()
    var largest: Float = 0
    for index in 0..<strips.count {
      ours.move(to: strips[index])
      theirs.move(to: strips[index])
      asked += usual.paint(&ours)
      exact.paint(&theirs)
      let count = strips[index].count * size.width
      for (a, b) in [(ours.red, theirs.red), (ours.green, theirs.green), (ours.blue, theirs.blue)] {
        for i in 0..<count { largest = max(largest, (a[i] - b[i]).magnitude) }
      }
    }
    return Benchmark.Usual(
      allThreads: speed, gain: gain, asked: asked.share, largestError: 255 * Double(largest))
  }

  /// Million pixels a second, the frame painted again and again for at least so long.
  private func speed(
    _ frame: FrameRenderer, threads: Int, seconds: Double = 0.15
  ) async throws -> Double {
    let clock = Stopwatch()
    var frames = 0
    repeat {
      try await paint(frame, threads: threads)
      frames += 1
    } while clock.seconds < seconds
    return Double(frames * size.width * size.height) / 1e6 / clock.seconds
  }

  /// Paints the frame once. Each thread fills one strip again and again, as films do: fresh memory
  /// would cost more than some networks.
  private func paint(_ frame: FrameRenderer, threads: Int) async throws {
    let strips = StripRows(size: size)
    let next = Atomic(0)
    _ = try await forEachInOrder(
      0..<threads, window: threads, on: threads == 1 ? single : crew,
      make: { _ in
        var strip = Strip(width: frame.size.width, rows: strips[0])
        while case let index = next.add(1, ordering: .relaxed).oldValue, index < strips.count {
          strip.move(to: strips[index])
          frame.paint(&strip)
        }
      },
      sink: { _, _ in })
  }

  /// Thousand million multiply-adds a second, each thread in a loop of its own.
  private func peak(threads: Int) async throws -> Double {
    var sum = 0.0
    _ = try await forEachInOrder(
      0..<threads, window: threads, on: threads == 1 ? single : crew,
      make: { _ in KernelPeak.measure(seconds: 0.05) },
      sink: { _, speed in sum += speed })
    return sum / 1e9
  }
}
