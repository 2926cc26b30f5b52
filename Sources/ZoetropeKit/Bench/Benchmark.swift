internal import ZoetropeFrame
internal import ZoetropeRender

/// How fast this machine renders, against what its arithmetic and its encoder could do.
///
/// What is compared takes turns in one run, so that a machine that slows down slows both; ratios are
/// taken within a turn, and each number is the median of all turns.
public struct Benchmark: Sendable {
  /// How many threads "all" is.
  public var threads: Int
  /// How many turns each number is the median of, 1 or more.
  public var runs: Int
  /// The networks that are painted.
  public var networks: [ReferenceNetwork]
  /// The presets that are rendered and encoded: names of those that ship, or paths.
  public var films: [String]
  /// The presets that are painted with one and with 16 samples for each pixel, named as films are.
  public var sampled: [String]
  /// Whether colours, symmetry and finishing are compared with plain RGB.
  public var looks: Bool
  /// The `zoetrope` program: films' peak memory is that of a process of their own. Without it, memory
  /// is not measured.
  public var program: String?

  let size: FrameSize

  /// The presets that are encoded when none are named: widths of 16, 32 and 128.
  public static let usualFilms = ["slow-ink", "marbling", "neuro-pollock"]

  /// Prepares a measurement.
  ///
  /// - Parameter size: the size of pictures and films, such as `1920x1080`.
  /// - Throws: when that is not a size, or not one of a film where there are films.
  public init(
    size: String = "1920x1080", threads: Int? = nil, runs: Int = 3,
    networks: [ReferenceNetwork] = ReferenceNetwork.all, films: [String] = usualFilms,
    sampled: [String] = [], looks: Bool = false, program: String? = nil
  ) throws(JobError) {
    do {
      self.size = try FrameSize(size)
    } catch {
      throw JobError(.usage, "--size: \(error.problem); expected \(error.expected).")
    }
    if !films.isEmpty || looks { try FilmJob.checkSize(self.size) }
    self.threads = threads ?? RenderThreads.coreCount
    self.runs = runs
    self.networks = networks
    self.films = films
    self.sampled = sampled
    self.looks = looks
    self.program = program
  }

  /// Measures; takes a minute or so with what is usual.
  ///
  /// - Parameter observe: told what is measured next, in a few words.
  /// - Throws: what is wrong with a preset; what the encoder and the disk say.
  public func run(_ observe: @Sendable (String) -> Void = { _ in }) async throws -> Result {
    let races = try films.map { try FilmRace($0, size: size, threads: threads) }
    var result = Result(
      target: InstructionSet.current, threads: threads, size: size.description, runs: runs)
    // Memory first: a process begins with the highest mark of the one that started it.
    var memory: [Int?] = []
    for race in races {
      observe("memory of \(race.name)")
      memory.append(program.flatMap(race.peakMemory))
    }
    let painting = NetworkRace(size: size, threads: threads)
    for network in networks {
      observe("pictures of \(network.name)")
      let (row, peak) = try await painting.run(network, runs: runs)
      result.networks.append(row)
      result.peaks.append(peak)
    }
    if looks {
      result.looks = try await LooksRace(size: size, threads: threads).run(runs: runs, observe)
    }
    for preset in sampled {
      let race = try SamplesRace(preset, size: size, threads: threads)
      observe("samples of \(race.name)")
      result.samples.append(try await race.run(runs: runs))
    }
    for (race, memory) in zip(races, memory) {
      observe("film of \(race.name)")
      result.films.append(try await race.run(runs: runs, memory: memory))
    }
    return result
  }
}

/// The middle of some measurements.
enum Median {
  static func of(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
