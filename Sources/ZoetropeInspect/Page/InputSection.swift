/// How strongly the picture reacts to each number that goes in.
struct InputSection {
  private let inputs: [InputReport]
  private let images: PageImages

  /// Creates a section; the strongest inputs come first.
  init(_ inputs: [InputReport], _ images: PageImages) {
    self.inputs = inputs.ranked(by: \.gradient)
    self.images = images
  }

  /// The section's content; empty if there are no inputs.
  var html: String {
    guard !inputs.isEmpty else { return "" }
    let steepest = inputs.largest(\.gradient)
    let strongest = inputs.largest { $0.influence ?? 0 }
    let rows = inputs.map { input in
      [
        HTMLText.isolated(input.name),
        Markup.measured(PlainNumber.text(input.gradient), input.gradient, of: steepest),
        input.influence.map {
          Markup.measured(PlainNumber.text($0), $0, of: strongest)
        } ?? #"<span class="quiet">the same at every point</span>"#,
      ]
    }
    let table = Markup.table(
      "In levels of the picture, root mean square",
      ["Input", "Gradient, for a change of 1", "Influence"], rows)
    let maps = inputs.compactMap { input -> String? in
      guard let map = input.map else { return nil }
      return Markup.figure(
        images.image(
          map,
          "Where the picture reacts to \(HTMLText.shortened(input.name, to: 80)): "
            + "\(PlainNumber.levels(input.gradient)) for a change of 1"),
        "<strong>\(HTMLText.isolated(input.name))</strong>")
    }
    return Markup.paragraph(Explanation.inputs, kind: "quiet")
      + Markup.beside(
        Markup.wide(table, words: "Table of what the picture owes to each input"),
        Markup.grid(maps))
  }
}
