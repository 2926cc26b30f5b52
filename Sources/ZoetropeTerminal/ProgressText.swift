package import ZoetropeKit
internal import ZoetropePreset

/// Functions that format progress as text for people.
package enum ProgressText {
  /// Returns the line that is redrawn, narrower than `width` columns: name, bar, share, count,
  /// speed, time left.
  package static func bar(
    _ meter: ProgressMeter, name: String, unit: String, reached: String = "", width: Int
  ) -> String {
    let share = percent(meter.share)
    var tail = String(repeating: " ", count: max(0, 5 - share.count)) + share
    if unit != "strip" { tail += "  \(meter.done)/\(meter.total)" }
    if unit == "frame", let speed = meter.speed { tail += "  \(fps(speed))" }
    if !reached.isEmpty { tail += "  \(reached)" }
    if meter.done == meter.total {
      tail += "  finishing"
    } else if let remaining = meter.remaining {
      tail += "  \(Wording.wait(remaining)) left"
    }
    // A name may contain control characters, line endings too, and letters two columns wide.
    let shown = printable(name)
    let short =
      TerminalText.columns(shown) > 30 ? "…" + TerminalText.suffix(shown, columns: 29) : shown
    let room = min(40, width - 1 - TerminalText.columns(short) - tail.count - 4)
    guard room >= 8 else { return TerminalText.prefix(tail, columns: max(0, width - 1)) }
    let full = Int(meter.share * Double(room))
    let cells = String(repeating: "█", count: full) + String(repeating: "░", count: room - full)
    return "\(short)  \(cells) \(tail)"
  }

  /// Returns a line of progress for logs: share, count, speed, time left.
  package static func plain(_ meter: ProgressMeter, unit: String) -> String {
    var line = percent(meter.share)
    if unit != "strip" {
      line += ", \(unit) \(meter.done) of \(meter.total)"
    }
    if unit == "frame", let speed = meter.speed { line += ", \(fps(speed))" }
    if meter.done < meter.total, let remaining = meter.remaining {
      line += ", \(Wording.wait(remaining)) left"
    }
    return line
  }

  /// Returns a summary of the outcome: path, number of frames, length, size, time and speed.
  package static func summary(_ report: JobReport) -> String {
    guard let path = report.path else { return "Interrupted; nothing was written." }
    var parts: [String] = []
    if let seconds = report.seconds {
      parts.append(Wording.frames(report.frames))
      parts.append("\(trimmed(seconds)) s")
    }
    if let tally = report.tally { parts.append(tally.text) }
    if let reached = report.reached { parts.append(reached) }
    if let bytes = report.bytes { parts.append(Wording.bytes(bytes)) }
    var took = "in \(Wording.fixed(report.elapsed, 1)) s"
    if report.seconds != nil, report.elapsed > 0 {
      took += " (\(fps(Double(report.frames) / report.elapsed)))"
    }
    let place = path == "-" ? "standard output" : printable(path)
    let line = "\(place): \(parts.joined(separator: ", ")) \(took)"
    guard report.isInterrupted else { return line }
    if report.reached != nil { return "Interrupted. \(line)" }
    return "Interrupted after \(report.frames) of \(report.planned) frames. \(line)"
  }

  /// Formats a share, 0…1, in whole percent, rounded down.
  static func percent(_ share: Double) -> String { "\(Int(share * 100)) %" }

  private static func fps(_ speed: Double) -> String {
    "\(Wording.fixed(speed, speed < 100 ? 1 : 0)) fps"
  }

  /// Formats seconds with up to three decimals and no zeros at the end.
  private static func trimmed(_ seconds: Double) -> String {
    var text = Wording.fixed(seconds, 3)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
