internal import CPPN

/// What one neuron owes to each input, passed back in several ways.
struct BackwardSection {
  private let report: BackwardReport?
  private let images: PageImages

  init(_ report: BackwardReport?, _ images: PageImages) {
    (self.report, self.images) = (report, images)
  }

  /// The section's content; empty if the network has no neurons.
  var html: String {
    switch report {
    case nil: return ""
    case .meaningless(let reason): return Markup.paragraph(HTMLText.escaped(reason))
    case .maps(let maps): return content(maps)
    }
  }

  private func content(_ maps: BackwardMaps) -> String {
    let name = "Layer \(maps.layer), neuron \(maps.neuron)"
    let activation = HTMLText.shortened(maps.activation, to: 40)
    let neuron = Markup.figure(
      images.image(maps.picture, "\(name) (\(activation)): its value, light where largest"),
      "<strong>\(name)</strong><br>\(HTMLText.isolated(activation)); its value, lowest black, highest "
        + "white")
    let rows = maps.inputs.map { input in
      let heading =
        HTMLText.isolated(HTMLText.shortened(input.name, to: 60))
        + (input.isLatent ? #" <span class="quiet">· all its numbers, without sign</span>"# : "")
      let figures = input.maps.map { figure($0, of: input, name) }
      return Markup.section(
        level: 4, heading, "<div class=\"triple\">\n\(figures.joined(separator: "\n"))\n</div>")
    }
    let more =
      maps.omitted > 0
      ? Markup.paragraph(
        "and \(PlainNumber.count(maps.omitted, of: "more input")) with smaller derivatives",
        kind: "quiet") : ""
    return Markup.paragraph(Explanation.backward, kind: "quiet")
      + Markup.paragraph(
        "Orange is positive, where more of the input makes more of the neuron; blue is negative, and "
          + "black is 0. Each map has a scale of its own; below it is its root mean square.",
        kind: "quiet")
      + "<div class=\"passes\">\n\(neuron)\n<div>\(rows.joined(separator: "\n"))\(more)</div>\n</div>"
  }

  private func figure(
    _ map: BackwardMaps.Map, of input: BackwardMaps.Input, _ neuron: String
  ) -> String {
    let name = Self.name(map.pass)
    let strength = PlainNumber.text(map.strength)
    return Markup.figure(
      images.image(
        map.picture,
        "\(neuron), \(name), by \(HTMLText.shortened(input.name, to: 60)): root mean square "
          + strength),
      "<strong>\(HTMLText.sentence(name))</strong><br>"
        + (map.strength == 0 ? "0 everywhere" : strength))
  }

  private static func name(_ pass: BackwardPass) -> String {
    switch pass {
    case .derivative: "derivative"
    case .deconvolution: "deconvolution"
    case .guided: "guided"
    }
  }
}
