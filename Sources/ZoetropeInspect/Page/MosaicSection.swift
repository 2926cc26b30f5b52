/// The pictures of all neurons, layer by layer.
struct MosaicSection {
  private let network: NetworkReport
  private let images: PageImages

  init(_ network: NetworkReport, _ images: PageImages) {
    (self.network, self.images) = (network, images)
  }

  /// The section's content; empty if there are no neurons.
  var html: String {
    let layers = network.layers.filter { !$0.neurons.isEmpty }
    guard !layers.isEmpty else { return "" }
    return Markup.paragraph(Explanation.mosaics, kind: "quiet")
      + Markup.paragraph(
        "Under each: its number and activation, its mean ± its standard deviation, and by how many "
          + "levels the picture changes while it is held at its mean. The bar compares these changes "
          + "within a layer.", kind: "quiet")
      + layers.map(section).joined(separator: "\n")
  }

  private func section(_ layer: LayerReport) -> String {
    let largest = layer.neurons.largest { $0.influence ?? 0 }
    let figures = layer.neurons.map { figure($0, of: layer, largest: largest) }
    let rest = layer.width - layer.neurons.count
    let more =
      rest > 0
      ? Markup.paragraph(
        "and \(PlainNumber.count(rest, of: "more neuron")) with less influence", kind: "quiet") : ""
    return Markup.section(
      level: 4, Self.heading(layer), Markup.grid(figures, kind: "mosaic") + more)
  }

  private func figure(_ neuron: NeuronReport, of layer: LayerReport, largest: Double) -> String {
    let values =
      neuron.lowest == neuron.highest
      ? "\(PlainNumber.text(neuron.lowest)) everywhere"
      : "values from \(PlainNumber.text(neuron.lowest)) to \(PlainNumber.text(neuron.highest))"
    let name = HTMLText.sentence(HTMLText.shortened(layer.name, to: 60))
    let activation = HTMLText.shortened(neuron.activation, to: 40)
    let image = images.image(
      neuron.picture, "\(name), neuron \(neuron.index) (\(activation)): \(values)")
    return Markup.figure(
      image,
      "<strong>\(neuron.index)</strong> \(HTMLText.isolated(activation))<br>"
        + "\(PlainNumber.text(neuron.mean)) ± \(PlainNumber.text(neuron.deviation))<br>"
        + (neuron.influence.map { PlainNumber.levels($0) + Markup.bar($0, of: largest) } ?? ""))
  }

  private static func heading(_ layer: LayerReport) -> String {
    "\(HTMLText.isolated(HTMLText.sentence(layer.name))) <span class=\"quiet\">· "
      + "\(PlainNumber.count(layer.width, of: "neuron"))</span>"
  }
}
