internal import ZoetropeKit
internal import ZoetropeRender
package import ZoetropeScene
internal import ZoetropeTerminal

/// The words and numbers about a film's flicker: those of the report on one preset, and those of the
/// table of several.
package struct FlickerReport: Sendable {
  private let flicker: Flicker

  /// Measures `scene` at moments that are spread over the film, which takes up to a few seconds.
  /// Returns nil if the film has one frame or is shorter than a thirtieth of a second.
  package init?(_ scene: MeasuredScene) {
    guard let flicker = Flicker(scene.values) else { return nil }
    self.flicker = flicker
  }

  /// Measures `scene`, whose speed is `curve`, at its fastest moments only.
  init?(_ scene: MeasuredScene, fastestOf curve: SpeedCurve) {
    guard let flicker = Flicker(scene.values, fastestOf: curve) else { return nil }
    self.flicker = flicker
  }

  /// The lines of the report, each a heading and a text.
  package var lines: [(String, String)] {
    [("flicker", text)] + warnings.map { ("warning", $0) }
  }

  private var text: String {
    var text = "up to \(Self.levels(flicker.largest)) of 255 levels a frame at 30 fps"
    if let mean = flicker.meanOfLines, let most = flicker.largestOfLines {
      text +=
        "; lines move by \(Self.share(mean)) of their spacing a frame, by \(Self.share(most)) at most"
    }
    return text
  }

  /// A sentence on each limit that the film exceeds.
  private var warnings: [String] {
    var warnings: [String] = []
    if flicker.isFast {
      warnings.append(
        "changes fast: neighbouring frames differ by up to \(Self.levels(flicker.largest)) of 255 "
          + "levels at 30 fps, and above \(Wording.fixed(Flicker.most, 0)) pictures may flicker; a "
          + "longer film is slower")
    }
    if flicker.jumps, let most = flicker.largestOfLines {
      warnings.append(
        "lines move by up to \(Self.share(most)) of their spacing a frame at 30 fps, and above "
          + "\(Self.share(Flicker.farthest)) they seem to jump; move them more slowly or wider apart"
      )
    }
    if flicker.stands {
      warnings.append(
        "seems to stand still: it changes by \(Self.levels(flicker.perSecond)) of 255 levels a second, "
          + "less than \(Wording.fixed(Flicker.least, 1))")
    }
    return warnings
  }

  /// The numbers as a JSON object on one line; means of levels are left out if only the fastest
  /// moments were measured.
  package var json: String {
    var object = JSONLine()
    if let mean = flicker.mean {
      object["levels"] = .number(mean)
      object["levels_a_second"] = .number(flicker.perSecond)
    }
    object["levels_at_most"] = .number(flicker.largest)
    object["lines"] = flicker.meanOfLines.map { .number($0) } ?? .raw("null")
    object["lines_at_most"] = flicker.largestOfLines.map { .number($0) } ?? .raw("null")
    return object.text
  }

  private static func levels(_ value: Double) -> String { Wording.fixed(value, 2) }
  private static func share(_ value: Double) -> String { Wording.fixed(value, 2) }
}

extension FlickerReport {
  /// The table of the flicker of several presets.
  package struct Table {
    private let table: TextTable

    package init(presets: [String]) {
      table = TextTable([
        .words("preset", presets), .numbers("levels", "100.00"), .numbers("at most", "100.00"),
        .numbers("a second", "1000.0"), .numbers("lines", "10.00"), .numbers("at most", "10.00"),
        .words("warning", []),
      ])
    }

    /// The lines above the rows.
    package var header: String {
      """
      The change from frame to frame at 30 fps, in 8-bit levels, and the movement of lines, in shares
      of their spacing: the mean and the largest over the film.

      """ + table.header
    }

    /// Returns the row of a preset; `report` is nil if its film has one frame.
    package func row(_ preset: String, _ report: FlickerReport?) -> String {
      guard let flicker = report?.flicker else {
        return trimmed([preset, "-", "-", "-", "-", "-", "one frame"])
      }
      let shares = [flicker.meanOfLines, flicker.largestOfLines].map {
        $0.map(FlickerReport.share) ?? "-"
      }
      let words = [
        flicker.isFast ? "changes fast" : nil, flicker.jumps ? "lines jump" : nil,
        flicker.stands ? "stands still" : nil,
      ]
      return trimmed(
        [
          preset, flicker.mean.map(FlickerReport.levels) ?? "-",
          FlickerReport.levels(flicker.largest),
          Wording.fixed(flicker.perSecond, 1),
        ] + shares + [words.compactMap(\.self).joined(separator: ", ")])
    }

    /// Returns a row without the spaces after its last word.
    private func trimmed(_ cells: [String]) -> String {
      let line = table.line(cells).dropLast()
      return String(
        line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
        + "\n"
    }
  }
}
