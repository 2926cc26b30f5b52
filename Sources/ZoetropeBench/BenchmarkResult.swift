internal import ZoetropeKit

extension Benchmark {
  /// One network's pictures.
  public struct NetworkRow: Hashable, Sendable {
    /// The network.
    public let network: ReferenceNetwork
    /// Multiply-adds for each pixel, the activations not counted.
    public let multiplyAdds: Int
    /// Million pixels a second on one thread, every pixel asked.
    public let oneThread: Double
    /// The same on all threads.
    public let allThreads: Double
    /// The share of one core's peak, 0…1, counting multiply-adds alone.
    public let shareOfPeak: Double
    /// The share of all cores' peak.
    public let shareOfAllPeak: Double
    /// How the default renderer does.
    public let usual: Usual
  }

  /// The renderer that films use unless told otherwise, which asks the network where it must.
  public struct Usual: Hashable, Sendable {
    /// Million pixels a second on all threads.
    public let allThreads: Double
    /// How many times as fast as asking for every pixel.
    public let gain: Double
    /// The share of pixels that the network was asked for, 0…1.
    public let asked: Double
    /// The largest difference of a channel from the exact one, of 255.
    public let largestError: Double
  }

  /// One film.
  public struct FilmRow: Hashable, Sendable {
    /// The preset.
    public let preset: String
    /// How many frames were encoded.
    public let frames: Int
    /// Frames a second of encoding and writing alone, the pictures being there.
    public let encodeOnly: Double
    /// Frames a second of rendering, encoding and writing.
    public let endToEnd: Double
    /// How many times as long it takes from end to end as encoding alone.
    public let ratio: Double
    /// The most memory that a process took for it, in bytes; nil when that was not measured.
    public let peakMemory: Int?
  }

  /// One way to show the network 4x32.
  public struct LookRow: Hashable, Sendable {
    /// What is done, in a few words.
    public let name: String
    /// How many times as long a frame takes as in plain RGB, every pixel asked.
    public let exactTime: Double
    /// The same of the default renderer.
    public let defaultTime: Double
    /// A film from end to end; nil when that was not measured.
    public let film: LookFilm?
  }

  /// A film of a look, against one in plain RGB.
  public struct LookFilm: Hashable, Sendable {
    /// How many times as long it takes from end to end.
    public let time: Double
    /// How many times as long it takes to encode pictures that are there.
    public let encodingTime: Double
    /// How many times as long the look's film takes as encoding its pictures alone.
    public let overEncoding: Double
    /// How many times as many bytes it has.
    public let bytes: Double
  }

  /// What several samples for each pixel cost one preset, and how near they come to as many samples
  /// everywhere.
  public struct SamplesRow: Hashable, Sendable {
    /// The preset.
    public let preset: String
    /// Seconds to paint a frame with one sample, on all threads.
    public let secondsWithOne: Double
    /// How many times as long a frame takes with 16.
    public let ratio: Double
    /// How often the network is asked for a pixel with one sample.
    public let askedWithOne: Double
    /// The same with 16.
    public let asked: Double
    /// How far a frame is from one with 16 samples everywhere, in decibels below full scale;
    /// infinite where there is no difference.
    public let decibels: Double
  }

  /// Thousand million multiply-adds a second.
  public struct Peak: Hashable, Sendable {
    /// On one thread.
    public let oneThread: Double
    /// On all threads together.
    public let allThreads: Double
  }

  /// What was measured.
  public struct Result: Hashable, Sendable {
    /// The instruction set.
    public let target: String
    /// How many threads "all" is.
    public let threads: Int
    /// The size of pictures and films.
    public let size: String
    /// How many runs each number is the median of.
    public let runs: Int
    /// The machine's peak as it was beside each network.
    public internal(set) var peaks: [Peak] = []
    /// The networks.
    public internal(set) var networks: [NetworkRow] = []
    /// What looks cost.
    public internal(set) var looks: [LookRow] = []
    /// What samples cost.
    public internal(set) var samples: [SamplesRow] = []
    /// The films.
    public internal(set) var films: [FilmRow] = []

    init(target: String, threads: Int, size: String, runs: Int) {
      self.target = target
      self.threads = threads
      self.size = size
      self.runs = runs
    }

    /// The median of the peaks; nil when none was measured.
    public var peak: Peak? {
      guard !peaks.isEmpty else { return nil }
      return Peak(
        oneThread: Median.of(peaks.map(\.oneThread)), allThreads: Median.of(peaks.map(\.allThreads))
      )
    }
  }
}
