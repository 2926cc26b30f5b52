extension Benchmark.Result {
  /// Tables for people.
  public var text: String {
    var parts: [String] = []
    if !networks.isEmpty { parts.append(pictureText) }
    if !looks.isEmpty { parts.append(lookText) }
    if !samples.isEmpty { parts.append(samplesText) }
    if !films.isEmpty { parts.append(filmText) }
    return parts.joined(separator: "\n")
  }

  private var all: String { "\(threads) thread\(threads == 1 ? "" : "s")" }
  private var medians: String { runs == 1 ? "one run" : "medians of \(runs) runs" }

  private var pictureText: String {
    var text = "Pictures of \(size) in million pixels a second; \(target), \(medians).\n"
    if let peak {
      text += "Peak: \(Wording.fixed(peak.oneThread, 1)) G multiply-adds/s on one thread, "
      text +=
        "\(Wording.fixed(peak.allThreads, 1)) G on \(all). 'Exact' asks the network for every "
      text += "pixel; the error is of 255.\n"
    }
    var table = TextTable([
      "network", "", "exact, 1 thread", "of peak", "exact, \(all)", "of peak", "default, \(all)",
      "gain", "asked", "error",
    ])
    for row in networks {
      table.append(
        [
          row.network.label, row.network.look,
          Wording.fixed(row.oneThread, 1), percent(row.shareOfPeak),
          Wording.fixed(row.allThreads, 1), percent(row.shareOfAllPeak),
          Wording.fixed(row.usual.allThreads, 1), "\(Wording.fixed(row.usual.gain, 1)) x",
          "\(Wording.fixed(row.usual.asked * 100, 1)) %", Wording.fixed(row.usual.largestError, 2),
        ])
    }
    return text + "\n" + table.text(leftColumns: 2)
  }

  private var lookText: String {
    var text = "Looks of 4x32 against plain RGB, \(size) on \(all): how many times as long a frame "
    text += "takes, a film, and encoding it alone; \(medians). 'Takes' is the look's film over "
    text += "encoding it alone.\n"
    var table = TextTable([
      "look", "exact", "default", "film", "encode only", "bytes", "takes",
    ])
    func times(_ ratio: Double?) -> String {
      ratio.map { "\(Wording.fixed($0, 2)) x" } ?? "-"
    }
    for row in looks {
      table.append([
        row.name, times(row.exactTime), times(row.defaultTime), times(row.film?.time),
        times(row.film?.encodingTime), times(row.film?.bytes), times(row.film?.overEncoding),
      ])
    }
    return text + "\n" + table.text(leftColumns: 1)
  }

  private var samplesText: String {
    let count = SamplesRace.samples
    var text =
      "Frames of \(size) on \(all) with \(count) samples for each pixel against one; the error is "
    text += "that against \(count) samples everywhere; \(medians).\n"
    var table = TextTable([
      "preset", "1 sample, ms", "\(count) take", "asked with 1", "with \(count)", "error",
    ])
    for row in samples {
      table.append([
        row.preset, Wording.fixed(row.secondsWithOne * 1000, 1),
        "\(Wording.fixed(row.ratio, 2)) x", percent(row.askedWithOne), percent(row.asked),
        row.decibels.isFinite ? "-\(Wording.fixed(row.decibels, 1)) dB" : "none",
      ])
    }
    return text + "\n" + table.text(leftColumns: 1)
  }

  private var filmText: String {
    let encoding = Encoding()
    var text = "Films of \(size), x264 \(encoding.effort) crf \(encoding.crf), frames a second on "
    text += "\(all); \(medians).\n"
    var table = TextTable([
      "film", "frames", "encode only", "end to end", "takes", "peak memory",
    ])
    for row in films {
      table.append([
        row.preset, "\(row.frames)", Wording.fixed(row.encodeOnly, 1),
        Wording.fixed(row.endToEnd, 1), "\(Wording.fixed(row.ratio, 2)) x",
        row.peakMemory.map(Wording.bytes) ?? "-",
      ])
    }
    return text + "\n" + table.text(leftColumns: 1)
  }

  private func percent(_ share: Double) -> String { "\(Wording.fixed(share * 100, 0)) %" }
}

/// Rows of cells, set in columns as wide as they must be.
struct TextTable {
  private var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  mutating func append(_ row: [String]) { rows.append(row) }

  /// The table; the first columns are set to the left, the others to the right. A column whose
  /// cells are all `-` is left out.
  func text(leftColumns: Int) -> String {
    let columns = (rows.first ?? []).indices.filter { column in
      rows.count < 2 || rows.dropFirst().contains { $0[column] != "-" }
    }
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(columns, widths).map { column, width in
        let space = String(repeating: " ", count: width - row[column].count)
        return column < leftColumns ? row[column] + space : space + row[column]
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
