/// The part of the page that shows one network.
struct NetworkSection {
  let network: NetworkReport
  let place: NetworkPlace
  let images: PageImages

  /// A part of the section, with the end of its anchor.
  private struct Part {
    let anchor: String
    let heading: String
    let body: String
  }

  var html: String {
    let role = network.role.isEmpty ? "" : Markup.paragraph(HTMLText.isolated(network.role))
    let name =
      network.name.isEmpty ? "A network" : HTMLText.isolated(HTMLText.sentence(network.name))
    let sections = parts.map { part in
      Markup.section("\(place.anchor)-\(part.anchor)", level: 3, part.heading, part.body)
    }
    return Markup.section(
      place.anchor, level: 2, name, kind: "network",
      ([role, links, without, summary] + sections).joined(separator: "\n"))
  }

  /// The list of its parts, which leads to them.
  var contents: String {
    let items = parts.map { part in
      ##"<li><a href="#\##(place.anchor)-\##(part.anchor)">\##(part.heading)</a></li>"##
    }
    return "<ul>\(items.joined())</ul>"
  }

  private var links: String {
    // Of a single network the page's own list of contents leads to its parts.
    guard place.count > 1 else { return "" }
    let words = HTMLText.escaped("Parts of " + HTMLText.shortened(network.name, to: 60))
    return #"<nav class="contents" aria-label="\#(words)">\#(contents)</nav>"#
  }

  private var without: String {
    guard let without = network.without else { return "" }
    let name = HTMLText.shortened(network.name, to: 80)
    return "<section>\n"
      + Markup.grid(
        [
          Markup.figure(
            images.image(without.picture, "The picture without \(name)"),
            "The picture without it: \(PlainNumber.levels(without.levels)) away"),
          Markup.figure(
            images.image(without.difference, "What changes without \(name), light where most"),
            "What changes, light where most"),
        ], kind: "large") + "\n</section>"
  }

  private var summary: String { "<section>\n\(NetworkSummary(network).html)\n</section>" }

  private var parts: [Part] {
    let all: [(String, String, String)] = [
      ("graph", "The network", graph),
      ("sums", "What its layers add up", StatisticsTable(layers: network.layers).html),
      ("neurons", "What each neuron sees", MosaicSection(network, images).html),
      ("build-up", "How the picture builds up", BuildUpSection(network, images).html),
      ("weights", "Its weights", WeightsSection(layers: network.layers).html),
      ("phases", "Order and chaos", PhaseSection(network.phases).html),
      ("inputs", "What moves what", InputSection(network.inputs, images).html),
      ("backward", "Back from one neuron", BackwardSection(network.backward, images).html),
      ("direction", "The strongest direction of z", direction),
      ("silencing", "Silencing", SilencingSection(network.silenced, images).html),
      ("notes", "Notes", notes),
    ]
    return all.filter { !$0.2.isEmpty }.map { Part(anchor: $0.0, heading: $0.1, body: $0.2) }
  }

  private var graph: String {
    guard let chart = VectorChart.graph(network) else { return "" }
    return Markup.paragraph(Explanation.graph, kind: "quiet")
      + Markup.wide(chart.html, words: "The network as a graph")
  }

  private var direction: String {
    network.direction.map { DirectionSection($0, before: network.picture, images).html } ?? ""
  }

  private var notes: String {
    guard !network.notes.isEmpty else { return "" }
    return "<ul>\(network.notes.map { "<li>\(HTMLText.isolated($0))</li>" }.joined())</ul>"
  }
}
