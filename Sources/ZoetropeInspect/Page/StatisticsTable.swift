internal import CPPN

/// The table of what each layer's neurons add up.
struct StatisticsTable {
  let layers: [LayerReport]

  /// The section's content; empty if there are no layers.
  var html: String {
    guard !layers.isEmpty else { return "" }
    let widest = layers.largest(\.statistics.deviation)
    let rows = layers.map { layer -> [String] in
      let statistics = layer.statistics
      return [
        HTMLText.isolated(layer.name), PlainNumber.count(layer.width),
        PlainNumber.text(statistics.mean),
        Markup.measured(
          PlainNumber.text(statistics.deviation), statistics.deviation, of: widest),
        Markup.measured(PlainNumber.percent(statistics.saturated), statistics.saturated, of: 1),
        Markup.measured(PlainNumber.percent(statistics.dead), statistics.dead, of: 1),
      ]
    }
    let table = Markup.table(
      "The sums of each layer, before its activations",
      ["Layer", "Neurons", "Mean", "Standard deviation", "Saturated", "Dead"], rows)
    return Markup.paragraph(Explanation.statistics, kind: "quiet")
      + Markup.wide(table, words: "Table of each layer's sums")
  }
}
