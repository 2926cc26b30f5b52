/// The weights of each layer, one by one and counted.
struct WeightsSection {
  let layers: [LayerReport]

  /// The section's content; empty if there are no weights.
  var html: String {
    let sections = layers.compactMap(section)
    guard !sections.isEmpty else { return "" }
    return Markup.paragraph(Explanation.weights, kind: "quiet") + sections.joined(separator: "\n")
  }

  private func section(_ layer: LayerReport) -> String? {
    let weights = layer.weights
    let charts = [
      (VectorChart.hinton(weights, layer: layer.name), "Weights of "),
      (VectorChart.histogram(weights, layer: layer.name), "Histogram of the weights of "),
    ].compactMap { chart, words in
      chart.map {
        Markup.wide($0.html, words: words + HTMLText.shortened(layer.name, to: 60))
      }
    }
    guard !charts.isEmpty else { return nil }
    let rest = layer.width - weights.rows.count
    let more =
      rest > 0
      ? Markup.paragraph(
        "The squares are those of the \(PlainNumber.count(weights.rows.count, of: "neuron")) "
          + "above, of \(PlainNumber.count(layer.width)).", kind: "quiet") : ""
    return Markup.section(
      level: 4, HTMLText.isolated(HTMLText.sentence(layer.name)),
      "\(more)<div class=\"pair\">\n\(charts.joined(separator: "\n"))\n</div>")
  }
}
