/// What each layer alone already knows of the picture.
struct BuildUpSection {
  private let layers: [LayerReport]
  private let picture: PagePicture
  private let images: PageImages

  init(_ network: NetworkReport, _ picture: PagePicture, _ images: PageImages) {
    (layers, self.picture, self.images) = (network.layers, picture, images)
  }

  /// The section's content; empty if no layer has such a picture.
  var html: String {
    let figures = layers.compactMap { layer -> String? in
      guard let buildUp = layer.buildUp else { return nil }
      let share = PlainNumber.percent(buildUp.explained)
      let name = HTMLText.shortened(layer.name, to: 60)
      return Markup.figure(
        images.image(
          buildUp.picture,
          "The picture that could be painted from \(name) alone; it explains \(share)"),
        "<strong>\(HTMLText.isolated(HTMLText.sentence(layer.name)))</strong> explains \(share)"
          + Markup.bar(buildUp.explained, of: 1))
    }
    guard !figures.isEmpty else { return "" }
    let whole = Markup.figure(
      images.image(picture, "The whole picture, for comparison"), "<strong>The picture</strong>")
    return Markup.paragraph(Explanation.buildUp, kind: "quiet")
      + Markup.grid(figures + [whole], kind: "large")
  }
}
