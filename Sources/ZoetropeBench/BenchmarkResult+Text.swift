internal import ZoetropeKit
internal import ZoetropeTerminal

extension Benchmark.Result {
  /// The result as tables to read.
  public var text: String {
    var parts: [String] = []
    func add<Row>(_ section: Benchmark.Section<Row>, _ rows: [Row]) {
      guard !rows.isEmpty else { return }
      parts.append(section.opening + rows.map(section.line).joined() + section.closing(self))
    }
    add(pictures(of: networks.map(\.network)), networks)
    add(looks(named: looks.map(\.name)), looks)
    add(media(named: media.map(\.name)), media)
    add(samples(of: samples.map(\.preset)), samples)
    add(films(of: films.map(\.preset)), films)
    return parts.joined(separator: "\n")
  }

  /// Returns the table for the pictures of `networks`.
  func pictures(of networks: [ReferenceNetwork]) -> Benchmark.Section<Benchmark.NetworkRow> {
    Benchmark.Section(
      heading: "Pictures of \(size) in million pixels a second; \(target), \(medians).\n"
        + "'Exact' evaluates the network at every pixel; the error is of 255.\n",
      table: TextTable([
        .words("network", networks.map(\.label)), .words("", networks.map(\.look)),
        .numbers("exact, 1 thread"), .numbers("of peak"), .numbers("exact, \(all)"),
        .numbers("of peak"), .numbers("default, \(all)"), .numbers("gain", "100.0 x"),
        .numbers("evaluated", "100.0 %"), .numbers("error", "10.00"),
      ]),
      cells: { row in
        [
          row.network.label, row.network.look, Wording.fixed(row.oneThread, 1),
          percent(row.shareOfPeak), Wording.fixed(row.allThreads, 1), percent(row.shareOfAllPeak),
          Wording.fixed(row.usual.allThreads, 1), "\(Wording.fixed(row.usual.gain, 1)) x",
          "\(Wording.fixed(row.usual.evaluated * 100, 1)) %",
          Wording.fixed(row.usual.largestError, 2),
        ]
      },
      // The median of the peaks measured beside each network is known only at the end.
      closing: { result in
        guard let peak = result.peak else { return "" }
        return "Peak: \(Wording.fixed(peak.oneThread, 1)) G multiply-adds/s on one thread, "
          + "\(Wording.fixed(peak.allThreads, 1)) G on \(all).\n"
      })
  }

  /// Returns the table for the looks with these names.
  func looks(named names: [String]) -> Benchmark.Section<Benchmark.LookRow> {
    func times(_ ratio: Double?) -> String { ratio.map { "\(Wording.fixed($0, 2)) x" } ?? "-" }
    let ratios = ["exact", "default", "film", "encode only", "bytes", "takes"]
    return Benchmark.Section(
      heading: "Looks of 4x32 against plain RGB, \(size) on \(all): how many times as long a frame "
        + "takes, a film, and encoding it alone; \(medians). 'Takes' is the look's film over "
        + "encoding it alone.\n",
      table: TextTable([.words("look", names)] + ratios.map { .numbers($0, "10.00 x") }),
      cells: { row in
        [
          row.name, times(row.exactTime), times(row.defaultTime), times(row.film?.time),
          times(row.film?.encodingTime), times(row.film?.bytes), times(row.film?.overEncoding),
        ]
      })
  }

  /// Returns the table for the media with these names.
  func media(named names: [String]) -> Benchmark.Section<Benchmark.MediumRow> {
    let encoding = Encoding()
    return Benchmark.Section(
      heading: "Media on 4x32, \(size) on \(all): how many times as long a frame takes as one of a "
        + "palette on the same field, or of palettes on all fields that it reads, and a film, "
        + "x264 \(encoding.effort) crf \(encoding.crf), as encoding it alone; \(medians).\n",
      table: TextTable([
        .words("medium", names), .numbers("exact", "10.00 x"), .numbers("default", "10.00 x"),
        .numbers("all fields", "10.00 x"), .numbers("film", "10.00 x"),
        .numbers("a frame", "1000 kB"),
      ]),
      cells: { row in
        [
          row.name, "\(Wording.fixed(row.exactTime, 2)) x",
          "\(Wording.fixed(row.defaultTime, 2)) x", "\(Wording.fixed(row.timeOverFields, 2)) x",
          "\(Wording.fixed(row.overEncoding, 2)) x",
          "\(Wording.fixed(row.bytesPerFrame / 1000, 0)) kB",
        ]
      })
  }

  /// Returns the table for the presets `names` with several samples per pixel.
  func samples(of names: [String]) -> Benchmark.Section<Benchmark.SamplesRow> {
    let count = SamplesRace.samples
    return Benchmark.Section(
      heading: "Frames of \(size) on \(all) with \(count) samples for each pixel against one; the "
        + "error is that against \(count) samples everywhere; \(medians).\n",
      table: TextTable([
        .words("preset", names), .numbers("1 sample, ms"), .numbers("\(count) take", "10.00 x"),
        .numbers("evaluated with 1"), .numbers("with \(count)"), .numbers("error", "-100.0 dB"),
      ]),
      cells: { row in
        [
          row.preset, Wording.fixed(row.secondsWithOne * 1000, 1),
          "\(Wording.fixed(row.ratio, 2)) x", percent(row.evaluatedWithOne), percent(row.evaluated),
          row.decibels.isFinite ? "-\(Wording.fixed(row.decibels, 1)) dB" : "none",
        ]
      })
  }

  /// Returns the table for films of the presets `names`.
  func films(of names: [String]) -> Benchmark.Section<Benchmark.FilmRow> {
    let encoding = Encoding()
    return Benchmark.Section(
      heading: "Films of \(size), x264 \(encoding.effort) crf \(encoding.crf), frames a second on "
        + "\(all); \(medians).\n",
      table: TextTable([
        .words("film", names), .numbers("frames"), .numbers("encode only"),
        .numbers("end to end"), .numbers("takes", "10.00 x"), .numbers("peak memory"),
      ]),
      cells: { row in
        [
          row.preset, "\(row.frames)", Wording.fixed(row.encodeOnly, 1),
          Wording.fixed(row.endToEnd, 1), "\(Wording.fixed(row.ratio, 2)) x",
          row.peakMemory.map(Wording.bytes) ?? "-",
        ]
      })
  }

  private var all: String { "\(threads) thread\(threads == 1 ? "" : "s")" }
  private var medians: String { runs == 1 ? "one run" : "medians of \(runs) runs" }
  private func percent(_ share: Double) -> String { "\(Wording.fixed(share * 100, 0)) %" }
}

extension Benchmark {
  /// A table with its heading, which can be printed piece by piece.
  struct Section<Row> {
    let heading: String
    let table: TextTable
    let cells: (Row) -> [String]
    var closing: (Result) -> String = { _ in "" }

    /// The text before the first row: the heading, and the table's headers.
    var opening: String { heading + "\n" + table.header }

    /// Returns a row as a line of text.
    func line(_ row: Row) -> String { table.line(cells(row)) }
  }
}
