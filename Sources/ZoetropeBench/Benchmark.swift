internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropeRender

/// Measures how fast this machine renders, compared with the limits of its arithmetic and its
/// encoder.
///
/// Alternatives are measured in turns, so that a machine that slows down slows all of them. Ratios
/// are taken within a turn, and each number is the median over all turns.
public struct Benchmark: Sendable {
  /// The number of threads for measurements on all threads.
  public var threads: Int
  /// The number of turns of which each number is the median, 1 or more.
  public var runs: Int
  /// The networks to paint.
  public var networks: [ReferenceNetwork]
  /// The presets to render and encode: names of shipped presets, or paths.
  public var films: [String]
  /// The presets to paint with 1 and with 16 samples per pixel: names of shipped presets, or paths.
  public var sampled: [String]
  /// True if colours, symmetry and finishing are to be compared with plain RGB, and media with a
  /// palette.
  public var looks: Bool
  /// The path of the `zoetrope` program, which renders films in a process of its own to measure
  /// their peak memory; nil to leave memory out.
  public var program: String?

  let size: FrameSize

  /// The presets that are encoded by default: networks 16, 32 and 128 neurons wide.
  public static let usualFilms = ["slow-ink", "marbling", "neuro-pollock"]

  /// Prepares a benchmark.
  ///
  /// - Parameters:
  ///   - size: the size of pictures and films, such as `1920x1080`.
  ///   - threads: the number of threads; nil for one per core.
  /// - Throws: `JobError` when `size` is malformed, or when films or looks are measured and a film
  ///   cannot have that size.
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

  /// A report of a benchmark while it runs.
  public enum Event: Hashable, Sendable {
    /// The measurement that starts, such as `films: 12 of 64, wormhole`.
    case measuring(String)
    /// The next part of the tables, line ends included. All parts joined in order are
    /// ``Result/text``.
    case text(String)
  }

  /// Measures everything; takes some minutes with the default settings.
  ///
  /// - Parameter observe: called when a measurement starts and when a part of a table is known.
  /// - Throws: `PresetError` for a faulty preset, `JobError` when the system does not allow so many
  ///   threads; errors of the encoder and of file output.
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
      let media = try MediaRace(size: size, threads: threads)
      try await teller.tell(
        teller.result.media(named: media.names), \.media, "media", media.names
      ) { index, _ in
        try await media.row(index, runs: runs)
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

/// Collects the rows of a benchmark, and reports each as soon as it is measured.
private struct Teller {
  let observe: @Sendable (Benchmark.Event) -> Void
  var result: Benchmark.Result
  private var isFirst = true

  init(observe: @escaping @Sendable (Benchmark.Event) -> Void, result: Benchmark.Result) {
    self.observe = observe
    self.result = result
  }

  /// Measures and reports a table with a row for each of `names`.
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

/// Computes the median of measurements.
enum Median {
  static func of(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
