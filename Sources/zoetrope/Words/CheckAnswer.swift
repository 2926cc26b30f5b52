internal import ZoetropeExplore
internal import ZoetropeKit
internal import ZoetropeReport
internal import ZoetropeTerminal

/// The result of `check` for one sound preset, as text and as JSON.
struct CheckAnswer {
  let preset: String
  let report: PresetReport
  /// The verdict; nil if the network is too large to be judged.
  let diagnosis: Diagnosis?

  /// The lines for people.
  var text: String {
    "\(preset): sound\n\(PresetReport.text(of: report.lines + verdict))"
  }

  private var verdict: [(String, String)] {
    guard let diagnosis else {
      return [("verdict", "none: a network as large as this one takes too long to judge")]
    }
    return diagnosis.lines + diagnosis.parts.map { ($0.name, $0.line) }
  }

  /// A JSON object on one line.
  var json: String {
    var object = JSONLine()
    object["preset"] = .text(preset)
    object["sound"] = .flag(true)
    let lines = report.lines.map { "[\(JSONLine.quoted($0.0)),\(JSONLine.quoted($0.1))]" }
    object["busy"] =
      report.busy.map { busy in
        var numbers = JSONLine()
        numbers["least"] = .number(busy.least)
        numbers["median"] = .number(busy.median)
        numbers["most"] = .number(busy.most)
        let targets = busy.targets.map { target in
          var numbers = JSONLine()
          numbers["wanted"] = .number(target.wanted)
          numbers["found"] = .number(target.found)
          numbers["least"] = .number(target.reach.lowerBound)
          numbers["most"] = .number(target.reach.upperBound)
          numbers["of_law"] = .flag(target.isOfLaw)
          return numbers.text
        }
        numbers["targets"] = .raw("[\(targets.joined(separator: ","))]")
        return .raw(numbers.text)
      } ?? .raw("null")
    object["motion"] = .raw(report.flicker?.json ?? "null")
    guard let diagnosis else {
      object["verdict"] = .raw("null")
      object["lines"] = .raw("[\(lines.joined(separator: ","))]")
      return object.text
    }
    object["verdict"] = .text(diagnosis.verdict.description)
    object["numbers"] = .raw(Self.numbers(diagnosis))
    object["layers"] = .raw("[" + diagnosis.layers.map(Self.layer).joined(separator: ",") + "]")
    object["wrong_layer"] = diagnosis.worst.map { .whole($0 + 1) } ?? .raw("null")
    object["cure"] =
      diagnosis.cure.map { cure in
        let changes = cure.changes.map { change in
          var line = JSONLine()
          line["key"] = .text(change.key)
          line["value"] = change.value.map { .text($0) } ?? .raw("null")
          return line.text
        }
        var answer = JSONLine()
        answer["changes"] = .raw("[\(changes.joined(separator: ","))]")
        answer["option"] = cure.option.map { .text($0) } ?? .raw("null")
        return .raw(answer.text)
      } ?? .raw("null")
    let parts = diagnosis.parts.map { part in
      var answer = JSONLine()
      answer["name"] = .text(part.name)
      answer["verdict"] = .text(part.word)
      return answer.text
    }
    object["parts"] = .raw("[\(parts.joined(separator: ","))]")
    object["tries"] = .whole(diagnosis.tries)
    object["lines"] = .raw("[\(lines.joined(separator: ","))]")
    return object.text
  }

  /// Returns the JSON object for the motion of a preset, on one line; `flicker` is nil if the film
  /// has one frame.
  static func json(preset: String, flicker: FlickerReport?) -> String {
    var object = JSONLine()
    object["preset"] = .text(preset)
    object["sound"] = .flag(true)
    object["motion"] = .raw(flicker?.json ?? "null")
    return object.text
  }

  /// Returns the JSON object for a preset that cannot be used, on one line. `error` says why.
  static func json(preset: String, error: String) -> String {
    var object = JSONLine()
    object["preset"] = .text(preset)
    object["sound"] = .flag(false)
    object["error"] = .text(error)
    return object.text
  }

  private static func numbers(_ diagnosis: Diagnosis) -> String {
    var object = JSONLine()
    let seen = diagnosis.impression
    let moments = diagnosis.moments.map { moment in
      var numbers = JSONLine()
      numbers["busy"] = .number(moment.busy)
      numbers["deviation"] = .number(moment.deviation)
      numbers["ends"] = .number(moment.ends)
      numbers["contrast"] = .number(moment.contrast)
      return numbers.text
    }
    object["moments"] = .raw("[\(moments.joined(separator: ","))]")
    object["contrast"] = .number(seen.contrast)
    object["clipped"] = .number(seen.clipped)
    object["entropy"] = .number(seen.entropy[2])
    object["coherence"] = .number(seen.coherence)
    object["edges"] = .number(seen.edges)
    object["movement"] = seen.isOneFrame ? .raw("null") : .number(seen.movement)
    object["seam"] = .number(seen.seam)
    return object.text
  }

  private static func layer(_ seen: Diagnosis.Layer) -> String {
    var object = JSONLine()
    object["mean"] = .number(seen.mean)
    object["deviation"] = .number(seen.deviation)
    object["saturated"] = .number(seen.saturated)
    object["dead"] = .number(seen.dead)
    return object.text
  }
}
