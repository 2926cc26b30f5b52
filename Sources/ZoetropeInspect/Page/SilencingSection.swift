/// What the picture loses when its parts fall silent.
struct SilencingSection {
  /// The number of parts that the table lists.
  private static let most = 24
  private let silenced: [SilencedReport]
  private let images: PageImages

  /// Creates a section; the largest changes come first.
  init(_ silenced: [SilencedReport], _ images: PageImages) {
    self.silenced = silenced.ranked(by: \.levels)
    self.images = images
  }

  /// The section's content; empty if nothing was silenced.
  var html: String {
    guard !silenced.isEmpty else { return "" }
    let largest = silenced.largest(\.levels)
    let rows = silenced.prefix(Self.most).map { silenced in
      [
        HTMLText.isolated(silenced.name), Self.kind(silenced.part),
        Markup.measured(PlainNumber.text(silenced.levels), silenced.levels, of: largest),
      ]
    }
    let table = Markup.table(
      "The mean change of the picture, in levels", ["Held at its mean", "Kind", "Change"], rows)
    let rest = silenced.count - rows.count
    let more =
      rest > 0
      ? Markup.paragraph(
        "and \(PlainNumber.count(rest, of: "more part")) that change less", kind: "quiet") : ""
    let figures = silenced.compactMap { silenced -> String? in
      guard let picture = silenced.picture else { return nil }
      return Markup.figure(
        images.image(
          picture,
          "The picture with \(HTMLText.shortened(silenced.name, to: 80)) held at its mean: "
            + "\(PlainNumber.levels(silenced.levels)) away"),
        "Without <strong>\(HTMLText.isolated(silenced.name))</strong>: "
          + PlainNumber.levels(silenced.levels))
    }
    return Markup.paragraph(Explanation.silencing, kind: "quiet")
      + Markup.beside(
        Markup.wide(table, words: "Table of what silencing each part changes") + more,
        Markup.grid(figures, kind: "large"))
  }

  private static func kind(_ part: SilencedReport.Part) -> String {
    switch part {
    case .input: "input"
    case .layer: "layer"
    case .neuron: "neuron"
    }
  }
}
