/// What each layer alone already knows of the picture.
struct BuildUpSection {
  private let layers: [LayerReport]
  private let picture: PagePicture
  private let images: PageImages

  init(_ network: NetworkReport, _ images: PageImages) {
    (layers, picture, self.images) = (network.layers, network.picture, images)
  }

  /// The section's content; empty if no layer has such a picture.
  var html: String {
    let figures = layers.compactMap { layer -> String? in
      guard let buildUp = layer.buildUp else { return nil }
      let share =
        buildUp.explained.map { "explains \(PlainNumber.percent($0))" } ?? "has nothing to explain"
      let name = HTMLText.shortened(layer.name, to: 60)
      return Markup.figure(
        images.image(
          buildUp.picture,
          "The picture that could be painted from \(name) alone; it \(share)"),
        "<strong>\(HTMLText.isolated(HTMLText.sentence(layer.name)))</strong> \(share)"
          + (buildUp.explained.map { Markup.bar($0, of: 1) } ?? ""))
    }
    guard !figures.isEmpty else { return "" }
    let whole = Markup.figure(
      images.image(picture, "The whole picture, for comparison"), "<strong>The picture</strong>")
    return Markup.paragraph(Explanation.buildUp, kind: "quiet")
      + Markup.grid(figures + [whole], kind: "large")
  }
}
