internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeScene

/// How fast this machine renders, against what its arithmetic could do.
public struct Benchmark: Sendable {
  /// One network's result.
  public struct Row: Hashable, Sendable {
    /// The network, as people write it.
    public let network: String
    /// Multiply-adds for each pixel.
    public let multiplyAdds: Int
    /// Million pixels a second on one thread.
    public let oneThread: Double
    /// Million pixels a second on all threads.
    public let allThreads: Double
    /// The share of one core's peak, 0…1, counting multiply-adds alone.
    public let shareOfPeak: Double
    /// The share of all cores' peak.
    public let shareOfAllPeak: Double
  }

  /// What was measured.
  public struct Result: Hashable, Sendable {
    /// The instruction set.
    public let target: String
    /// How many threads "all" is.
    public let threads: Int
    /// Thousand million multiply-adds a second on one thread.
    public let peakOneThread: Double
    /// The same on all threads.
    public let peakAllThreads: Double
    /// The size that was painted.
    public let size: String
    /// How many runs each number is the median of.
    public let runs: Int
    /// The networks.
    public let rows: [Row]
  }

  /// How many threads "all" is.
  public var threads: Int
  /// How many runs each number is the median of.
  public var runs: Int

  /// Prepares a measurement.
  public init(threads: Int? = nil, runs: Int = 5) {
    self.threads = threads ?? RenderThreads.coreCount
    self.runs = runs
  }

  /// The networks that are measured: those of the literature, plainly wired, tanh throughout.
  private static let networks: [(name: String, inputs: [Input], latent: Int, layers: (Int, Int))] =
    [
      ("x y -> 9 x 16", [.x, .y], 0, (9, 16)),
      ("x y r z8 -> 4 x 32", [.x, .y, .r], 8, (4, 32)),
      ("x y r z8 -> 8 x 32", [.x, .y, .r], 8, (8, 32)),
      ("x y -> 8 x 64", [.x, .y], 0, (8, 64)),
    ]

  /// Measures, every pixel evaluated; takes some seconds. Peak and pictures take turns, so that a
  /// machine that slows down slows both.
  public func run() async throws -> Result {
    let size = FrameSize(width: 1280, height: 720)
    let pixels = Double(size.width * size.height) / 1e6
    var peaks: (one: [Double], all: [Double]) = ([], [])
    var rows: [Row] = []
    for network in Self.networks {
      let scene = Self.scene(network.inputs, network.latent, network.layers, size)
      let frame = Renderer(scene).frame(0)
      var (one, all): ([Double], [Double]) = ([], [])
      // The first run of each warms up and is not counted.
      for run in 0...runs {
        let peakOne = try await peak(threads: 1)
        let peakAll = try await peak(threads: threads)
        let fastOne = pixels / (try await paint(frame, threads: 1))
        let fastAll = pixels / (try await paint(frame, threads: threads))
        guard run > 0 else { continue }
        peaks.one.append(peakOne)
        peaks.all.append(peakAll)
        one.append(fastOne)
        all.append(fastAll)
      }
      let cost = scene.network.multiplyAddsPerPixel
      let billions = Double(cost) / 1e3
      rows.append(
        Row(
          network: network.name, multiplyAdds: cost, oneThread: Self.median(one),
          allThreads: Self.median(all),
          shareOfPeak: Self.median(one) * billions / Self.median(peaks.one),
          shareOfAllPeak: Self.median(all) * billions / Self.median(peaks.all)))
    }
    return Result(
      target: InstructionSet.current, threads: threads, peakOneThread: Self.median(peaks.one),
      peakAllThreads: Self.median(peaks.all), size: size.description, runs: runs, rows: rows)
  }

  /// Seconds to paint the frame.
  private func paint(_ frame: FrameRenderer, threads: Int) async throws -> Double {
    let strips = StripRows(size: frame.size)
    let clock = Stopwatch()
    _ = try await forEachInOrder(
      0..<strips.count, window: threads + 2, on: RenderThreads(count: threads),
      make: { index in
        var strip = Strip(width: frame.size.width, rows: strips[index])
        frame.paint(&strip)
      },
      sink: { _, _ in })
    return clock.seconds
  }

  /// Thousand million multiply-adds a second, each thread in a loop of its own.
  private func peak(threads: Int) async throws -> Double {
    var sum = 0.0
    _ = try await forEachInOrder(
      0..<threads, window: threads, on: RenderThreads(count: threads),
      make: { _ in KernelPeak.measure(seconds: 0.05) },
      sink: { _, speed in sum += speed })
    return sum / 1e9
  }

  private static func scene(
    _ inputs: [Input], _ latent: Int, _ layers: (Int, Int), _ size: FrameSize
  ) -> Scene {
    let network = Architecture(
      inputs: inputs, latent: latent,
      layers: Array(repeating: Layer(width: layers.1, activations: [.tanh]), count: layers.0),
      wiring: .plain, outputs: [.sigmoid, .sigmoid, .sigmoid], weights: .normal(1), biases: .none)
    let timeline = Timeline(
      frameCount: 1, loop: .loop, seed: 1,
      latent: Latent.vector(seed: 1, count: latent))
    return Scene(
      title: "", about: "", network: network, latentSpread: 1, view: View(), timeline: timeline,
      colour: .rgb, size: size, rate: FrameRate(30), samples: 1)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

extension Benchmark.Result {
  /// A table for people.
  public var text: String {
    func column(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    var text = "Instruction set \(target), \(threads) thread\(threads == 1 ? "" : "s"); "
    text += "peak \(Wording.fixed(peakOneThread, 1)) G multiply-adds/s on one thread, "
    text += "\(Wording.fixed(peakAllThreads, 1)) G on all.\n"
    text += "\(size), every pixel evaluated, tanh, medians of \(runs) runs:\n\n"
    text += left("network", 20) + column("1 thread", 14) + column("of peak", 9)
    text += column("all threads", 16) + column("of peak", 9) + "\n"
    for row in rows {
      text += left(row.network, 20)
      text += column("\(Wording.fixed(row.oneThread, 1)) Mpx/s", 14)
      text += column("\(Wording.fixed(row.shareOfPeak * 100, 0)) %", 9)
      text += column("\(Wording.fixed(row.allThreads, 1)) Mpx/s", 16)
      text += column("\(Wording.fixed(row.shareOfAllPeak * 100, 0)) %", 9) + "\n"
    }
    return text
  }

  /// The same as one JSON object.
  public var json: String {
    var object = JSONLine()
    object["target"] = .text(target)
    object["threads"] = .whole(threads)
    object["peak_gmadds_one_thread"] = .number(peakOneThread)
    object["peak_gmadds_all_threads"] = .number(peakAllThreads)
    object["size"] = .text(size)
    object["runs"] = .whole(runs)
    let networks = rows.map { row in
      var object = JSONLine()
      object["network"] = .text(row.network)
      object["multiply_adds_per_pixel"] = .whole(row.multiplyAdds)
      object["mpx_s_one_thread"] = .number(row.oneThread)
      object["mpx_s_all_threads"] = .number(row.allThreads)
      object["share_of_peak_one_thread"] = .number(row.shareOfPeak)
      object["share_of_peak_all_threads"] = .number(row.shareOfAllPeak)
      return object.text
    }
    object["networks"] = .raw("[" + networks.joined(separator: ",") + "]")
    return object.text
  }
}
