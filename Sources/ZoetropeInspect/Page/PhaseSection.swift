/// Where the layers lie between order and chaos.
struct PhaseSection {
  private let report: PhaseReport?

  init(_ report: PhaseReport?) { self.report = report }

  /// The section's content; empty if the network has no hidden layers.
  var html: String {
    guard let report else { return "" }
    let maps = report.maps.map(content)
    let notes = report.notes.map { Markup.paragraph(HTMLText.escaped($0)) }
    return Markup.paragraph(Explanation.phases, kind: "quiet")
      + (maps + notes).joined(separator: "\n")
  }

  private func content(_ map: PhaseMap) -> String {
    let names = map.names
    let rows = map.marks.map { mark in
      [
        "layer \(mark.layer)", PlainNumber.text(mark.weights), PlainNumber.text(mark.biases),
        PlainNumber.text(mark.phase.chi), mark.phase.words,
      ]
    }
    let table = Markup.table(
      "The hidden layers of \(HTMLText.escaped(names))",
      ["Layer", "Weights", "Biases", "χ", "Phase"], rows)
    let chart = Markup.wide(
      VectorChart.phases(map).html, words: "Map of order and chaos for \(names)")
    return "<div class=\"pair\">\n\(chart)\n"
      + "\(Markup.wide(table, words: "Table of the phases of layers of \(names)"))\n</div>"
  }
}

extension PhaseMap {
  /// The activations in words.
  var names: String {
    var seen: Set<String> = []
    return activations.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }
}

extension MeanField.Phase {
  /// The phase in a word or two.
  var words: String {
    if grows { return chi > 1 ? "chaotic, grows" : "ordered, grows" }
    // Closer than this, the map cannot show on which side a layer is.
    if abs(chi - 1) < 0.005 { return "on the line" }
    return chi < 1 ? "ordered" : "chaotic"
  }
}
