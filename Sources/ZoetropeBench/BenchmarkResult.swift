internal import ZoetropeKit

extension Benchmark {
  /// The speeds of painting one network's pictures.
  public struct NetworkRow: Hashable, Sendable {
    /// The network that was painted.
    public let network: ReferenceNetwork
    /// The multiply-adds per pixel, activations not counted.
    public let multiplyAdds: Int
    /// The speed on one thread with every pixel evaluated, in million pixels a second.
    public let oneThread: Double
    /// The speed on all threads with every pixel evaluated, in million pixels a second.
    public let allThreads: Double
    /// The share of one core's peak that `oneThread` reaches, 0…1, counting multiply-adds alone.
    public let shareOfPeak: Double
    /// The share of all cores' peak that `allThreads` reaches, 0…1, counting multiply-adds alone.
    public let shareOfAllPeak: Double
    /// The speed and the errors of the default renderer.
    public let usual: Usual
  }

  /// The results of the default renderer, which evaluates the network only at pixels that it cannot
  /// predict.
  public struct Usual: Hashable, Sendable {
    /// The speed on all threads, in million pixels a second.
    public let allThreads: Double
    /// The speed as a multiple of evaluating every pixel.
    public let gain: Double
    /// The share of pixels for which the network was evaluated, 0…1.
    public let evaluated: Double
    /// The largest error of a channel against evaluating every pixel, in 8-bit levels.
    public let largestError: Double
  }

  /// The speeds of rendering and encoding one film.
  public struct FilmRow: Hashable, Sendable {
    /// The preset's name or path.
    public let preset: String
    /// The number of frames that were encoded.
    public let frames: Int
    /// The speed of encoding and writing pictures that are painted already, in frames a second.
    public let encodeOnly: Double
    /// The speed of rendering, encoding and writing, in frames a second.
    public let endToEnd: Double
    /// The time from end to end as a multiple of the time to encode alone.
    public let ratio: Double
    /// The peak memory of a process that rendered the film, in bytes; nil when it was not measured.
    public let peakMemory: Int?
  }

  /// The cost of painting a network of 4 layers of 32 neurons with a certain colouring, symmetry and
  /// finish (such as grain), together called a look.
  public struct LookRow: Hashable, Sendable {
    /// A short description of the look.
    public let name: String
    /// The time of a frame as a multiple of plain RGB's, with every pixel evaluated.
    public let exactTime: Double
    /// The time of a frame as a multiple of plain RGB's, with the default renderer.
    public let defaultTime: Double
    /// The cost of a film with this look; nil when it was not measured.
    public let film: LookFilm?
  }

  /// The cost of a look's film, compared with a film in plain RGB.
  public struct LookFilm: Hashable, Sendable {
    /// The time from end to end, as a multiple of plain RGB's.
    public let time: Double
    /// The time to encode pictures that are painted already, as a multiple of plain RGB's.
    public let encodingTime: Double
    /// The time of the look's film as a multiple of encoding its own pictures alone.
    public let overEncoding: Double
    /// The number of bytes, as a multiple of plain RGB's.
    public let bytes: Double
  }

  /// The cost of a medium with its defaults, on a network of 4 layers of 32 neurons.
  public struct MediumRow: Hashable, Sendable {
    /// The medium's name, or `collage`.
    public let name: String
    /// The time of a frame as a multiple of a palette's on the same field, with every pixel
    /// evaluated.
    public let exactTime: Double
    /// The time of a frame as a multiple of a palette's on the same field, with the default renderer.
    public let defaultTime: Double
    /// The time of a frame as a multiple of that of palettes on all the fields that the medium reads,
    /// with the default renderer. Octaves, the network standing still and a mask are such fields.
    public let timeOverFields: Double
    /// The time of a film as a multiple of encoding its pictures alone.
    public let overEncoding: Double
    /// The size of a film, in bytes for each frame.
    public let bytesPerFrame: Double
  }

  /// The cost of 16 samples per pixel for one preset, and the error against evaluating all 16 in
  /// every pixel.
  public struct SamplesRow: Hashable, Sendable {
    /// The preset's name or path.
    public let preset: String
    /// The seconds to paint a frame with one sample, on all threads.
    public let secondsWithOne: Double
    /// The time of a frame with 16 samples as a multiple of `secondsWithOne`.
    public let ratio: Double
    /// The evaluations per pixel with one sample.
    public let evaluatedWithOne: Double
    /// The evaluations per pixel with 16 samples.
    public let evaluated: Double
    /// The peak signal-to-noise ratio in decibels against a frame in which all 16 samples are
    /// evaluated in every pixel; infinite if the frames are equal.
    public let decibels: Double
  }

  /// The machine's peak speed in 10⁹ multiply-adds a second.
  public struct Peak: Hashable, Sendable {
    /// The speed on one thread, in 10⁹ multiply-adds a second.
    public let oneThread: Double
    /// The sum of the peaks of all threads.
    public let allThreads: Double
  }

  /// The rows of all tables, and the settings that they were measured with.
  public struct Result: Hashable, Sendable {
    /// The instruction set that kernels were chosen for.
    public let target: String
    /// The number of threads for measurements on all threads.
    public let threads: Int
    /// The size of pictures and films.
    public let size: String
    /// The number of runs of which each number is the median.
    public let runs: Int
    /// The machine's peak speeds, measured once beside each network.
    public internal(set) var peaks: [Peak] = []
    /// The rows of the networks' table.
    public internal(set) var networks: [NetworkRow] = []
    /// The rows of the looks' table.
    public internal(set) var looks: [LookRow] = []
    /// The rows of the media's table.
    public internal(set) var media: [MediumRow] = []
    /// The rows of the samples' table.
    public internal(set) var samples: [SamplesRow] = []
    /// The rows of the films' table.
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
