internal import ZoetropeFrame
public import ZoetropeKit
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
    if !films.isEmpty || looks { try OutputFormat.mp4.checkSize(self.size) }
    self.threads = threads ?? RenderThreads.coreCount
    self.runs = runs
    self.networks = networks
    self.films = films
    self.sampled = sampled
    self.looks = looks
    self.program = program
  }

  /// What a benchmark says while it runs.
  public enum Event: Hashable, Sendable {
    /// What is measured next, such as `films: 12 of 64, wormhole`.
    case measuring(String)
    /// More of the tables, as soon as it is known, with its ends of lines: all of these in a row are
    /// ``Result/text``.
    case text(String)
  }

  /// Measures; takes some minutes with what is usual.
  ///
  /// - Parameter observe: told what is measured next, and each row once it is measured.
  /// - Throws: what is wrong with a preset; what the encoder and the disk say.
  public func run(_ observe: @escaping @Sendable (Event) -> Void = { _ in }) async throws -> Result
  {
    let films = try films.map {
      try FilmRace($0, size: size, threads: threads) { observe(.measuring($0)) }
    }
    let sampled = try sampled.map {
      try SamplesRace($0, size: size, threads: threads) { observe(.measuring($0)) }
    }
    var teller = Teller(
      observe: observe,
      result: Result(
        target: InstructionSet.current, threads: threads, size: size.description, runs: runs))
    let pictures = try NetworkRace(size: size, threads: threads)
    try await teller.tell(
      teller.result.pictures(of: networks), \.networks, "pictures", networks.map(\.name)
    ) { index, result in
      let (row, peak) = try await pictures.run(networks[index], runs: runs)
      result.peaks.append(peak)
      return row
    }
    if looks {
      var race = try LooksRace(size: size, threads: threads)
      try await teller.tell(
        teller.result.looks(named: race.names), \.looks, "looks", race.names
      ) { index, _ in
        try await race.row(index, runs: runs)
      }
    }
    try await teller.tell(
      teller.result.samples(of: sampled.map(\.name)), \.samples, "samples", sampled.map(\.name)
    ) { index, _ in
      try await sampled[index].run(runs: runs)
    }
    try await teller.tell(
      teller.result.films(of: films.map(\.name)), \.films, "films", films.map(\.name)
    ) { index, _ in
      try await films[index].run(runs: runs, memory: program.flatMap(films[index].peakMemory))
    }
    return teller.result
  }
}

/// Collects the rows of a benchmark and says each at once.
private struct Teller {
  let observe: @Sendable (Benchmark.Event) -> Void
  var result: Benchmark.Result
  private var isFirst = true

  init(observe: @escaping @Sendable (Benchmark.Event) -> Void, result: Benchmark.Result) {
    self.observe = observe
    self.result = result
  }

  /// Measures a table, a row for each of `names`.
  mutating func tell<Row>(
    _ section: Benchmark.Section<Row>, _ rows: WritableKeyPath<Benchmark.Result, [Row]>,
    _ kind: String, _ names: [String],
    _ measure: (Int, inout Benchmark.Result) async throws -> Row
  ) async throws {
    guard !names.isEmpty else { return }
    observe(.text((isFirst ? "" : "\n") + section.opening))
    isFirst = false
    for (index, name) in names.enumerated() {
      observe(.measuring("\(kind): \(index + 1) of \(names.count), \(name)"))
      let row = try await measure(index, &result)
      result[keyPath: rows].append(row)
      observe(.text(section.line(row)))
    }
    let closing = section.closing(result)
    if !closing.isEmpty { observe(.text(closing)) }
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
