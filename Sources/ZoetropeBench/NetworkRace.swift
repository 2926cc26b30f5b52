internal import CPPN
internal import Synchronization
internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Paints one picture of a network in several ways, in turns, to compare their speeds.
struct NetworkRace {
  let size: FrameSize
  let threads: Int
  private let single: RenderThreads
  private let crew: RenderThreads

  /// Creates the threads to paint with.
  ///
  /// - Throws: `JobError` when the system does not allow so many threads.
  init(size: FrameSize, threads: Int) throws(JobError) {
    self.size = size
    self.threads = threads
    single = try RenderThreads(count: 1)
    crew = try RenderThreads(count: threads)
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
    var (fast, gains): ([Double], [Double]) = ([], [])
    // Painting both once also warms up code and memory.
    let (evaluated, error) = try await difference(of: usual, from: exact)
    for _ in 0..<runs {
      let peakOfOne = try await peak(threads: 1)
      let oneThread = try await speed(exact, threads: 1)
      let peakOfAll = try await peak(threads: threads)
      let allThreads = try await speed(exact, threads: threads)
      let usually = try await speed(usual, threads: threads)
      peaks.one.append(peakOfOne)
      peaks.all.append(peakOfAll)
      one.append(oneThread)
      all.append(allThreads)
      fast.append(usually)
      gains.append(usually / allThreads)
      shareOfOne.append(oneThread * billions / peakOfOne)
      shareOfAll.append(allThreads * billions / peakOfAll)
    }
    let row = Benchmark.NetworkRow(
      network: network, multiplyAdds: cost, oneThread: Median.of(one),
      allThreads: Median.of(all), shareOfPeak: Median.of(shareOfOne),
      shareOfAllPeak: Median.of(shareOfAll),
      usual: Benchmark.Usual(
        allThreads: Median.of(fast), gain: Median.of(gains), evaluated: evaluated,
        largestError: error))
    let peak = Benchmark.Peak(
      oneThread: Median.of(peaks.one), allThreads: Median.of(peaks.all))
    return (row, peak)
  }

  /// Returns the speed in million pixels a second, painting the frame for at least `seconds` and at
  /// least once.
  ///
  /// Threads take the frame's strips one by one and do not wait for each other between frames, as
  /// when a film is rendered. Each thread reuses one strip's memory, because allocating memory
  /// would take longer than evaluating some networks. The speeds of the threads are added up.
  func speed(
    _ frame: FrameRenderer, threads: Int, seconds: Double = 0.3
  ) async throws -> Double {
    let strips = frame.strips()
    let next = Atomic(0)
    var sum = 0.0
    _ = try await forEachInOrder(
      0..<threads, window: threads, on: threads == 1 ? single : crew,
      make: { _ in
        var strip = Strip(width: frame.size.width, rows: strips[0].rows)
        var image = Strip(width: frame.size.width, rows: strips[0].image)
        var rows = 0
        let clock = Stopwatch()
        repeat {
          let part = strips[next.add(1, ordering: .relaxed).oldValue % strips.count]
          frame.paint(part, into: &strip, and: &image)
          rows += part.rows.count + part.image.count
        } while clock.seconds < seconds || next.load(ordering: .relaxed) < strips.count
        return Double(rows * frame.size.width) / 1e6 / clock.seconds
      },
      sink: { _, speed in sum += speed })
    return sum
  }

  /// Returns the share of pixels that `frame` evaluates, and the largest error of its channels
  /// against `exact`, in 8-bit levels before rounding.
  private func difference(
    of frame: FrameRenderer, from exact: FrameRenderer
  ) async throws -> (evaluated: Double, error: Double) {
    let strips = FrameStrips(size: size)
    var evaluations = Evaluations()
    var largest: Float = 0
    _ = try await forEachInOrder(
      0..<strips.count, window: threads + 1, on: crew,
      make: { index in
        var strip = Strip(width: frame.size.width, rows: strips[index].rows)
        var model = strip
        exact.paint(&model)
        let evaluated = frame.paint(&strip)
        let planes = [
          (strip.red, model.red), (strip.green, model.green), (strip.blue, model.blue),
        ]
        let error = planes.map { Self.largestDifference($0, $1) }.max() ?? 0
        return (evaluated, error)
      },
      sink: { _, part in
        evaluations += part.0
        largest = max(largest, part.1)
      })
    return (evaluations.share, Double(largest) * 255)
  }

  /// Paints all of `frame` and returns the evaluations that this took.
  func evaluations(_ frame: FrameRenderer) async throws -> Evaluations {
    let strips = frame.strips()
    var sum = Evaluations()
    _ = try await forEachInOrder(
      0..<strips.count, window: threads + 1, on: crew,
      make: { index in
        let part = strips[index]
        var strip = Strip(width: frame.size.width, rows: part.rows)
        var image = Strip(width: frame.size.width, rows: part.image)
        return frame.paint(part, into: &strip, and: &image)
      },
      sink: { _, part in sum += part })
    return sum
  }

  /// Returns the mean squared error of `frame` against `exact`, with colours in 0…1.
  func squaredError(of frame: FrameRenderer, from exact: FrameRenderer) async throws -> Double {
    let strips = FrameStrips(size: size)
    var sum = 0.0
    _ = try await forEachInOrder(
      0..<strips.count, window: threads + 1, on: crew,
      make: { index in
        var strip = Strip(width: frame.size.width, rows: strips[index].rows)
        var model = strip
        exact.paint(&model)
        frame.paint(&strip)
        let planes = [
          (strip.red, model.red), (strip.green, model.green), (strip.blue, model.blue),
        ]
        return planes.reduce(0) { $0 + Self.squaredDifference($1.0, $1.1) }
      },
      sink: { _, part in sum += part })
    return sum / Double(3 * size.width * size.height)
  }

  private static func squaredDifference(_ a: [Float], _ b: [Float]) -> Double {
    var sum = 0.0
    for index in a.indices {
      let difference = Double(a[index] - b[index])
      sum += difference * difference
    }
    return sum
  }

  private static func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
    var largest: Float = 0
    for index in a.indices { largest = max(largest, abs(a[index] - b[index])) }
    return largest
  }

  /// Returns the sum of the peak speeds of `threads` threads, in 10⁹ multiply-adds a second. Each
  /// thread measures its own speed.
  private func peak(threads: Int) async throws -> Double {
    var sum = 0.0
    _ = try await forEachInOrder(
      0..<threads, window: threads, on: threads == 1 ? single : crew,
      make: { _ in KernelPeak.measure(seconds: 0.05) },
      sink: { _, speed in sum += speed })
    return sum / 1e9
  }
}
