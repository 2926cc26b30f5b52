internal import ZoetropeFrame
package import ZoetropeInspect
package import ZoetropeVideo

/// The page of `see`: one HTML file that holds its pictures itself and runs no program.
package struct SightPage: WrittenPage, Sendable {
  private let report: SightReport
  private let images: PageImages

  /// Creates a page and encodes its pictures.
  ///
  /// - Throws: `format` if PNG cannot hold one of the pictures, `resources` or `file` if memory is
  ///   short.
  package init(_ report: SightReport) throws(VideoError) {
    self.report = report
    images = try PageImages(report.namedPictures.map(\.picture))
  }

  /// The page's text.
  package var html: String {
    PageDocument(
      title: "\(HTMLText.shortened(title, to: 100)): what a network sees in it",
      style: Self.style, header: header,
      sections: parts.map { Markup.section($0.anchor, level: 2, $0.heading, $0.body) }
        + [Reference.section(of: Self.references)]
    ).html
  }

  /// The page's pictures as files, in its order.
  package var files: [PageFile] {
    report.namedPictures.map { PageFile(name: "\($0.name).png", bytes: images.png($0.picture)) }
  }

  private static let references: [Reference] = [
    .tan, .russakovsky, .zeiler, .simonyan, .springenberg, .olah, .mordvintsev, .szegedy,
    .goodfellow, .mahendran,
  ]

  private static let style = """
    .three{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:24px}
    .three+.three{margin-top:24px}
    .two{display:grid;grid-template-columns:minmax(0,560px) auto;gap:32px;
    align-items:center}
    .cells{display:grid;grid-template-columns:repeat(8,minmax(0,1fr));gap:12px}
    .cells img{image-rendering:pixelated}
    .cells figcaption{font-size:13px;margin-top:6px}
    .channels{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:36px 40px}
    .channels section{margin-top:0}
    .channels .three{gap:12px}
    .channels img{aspect-ratio:1;object-fit:contain}
    .channels figcaption{font-size:13px;margin-top:6px}
    .tables{display:flex;flex-wrap:wrap;gap:24px;margin-top:24px;align-items:flex-start}
    .tables>*{min-width:0;max-width:100%}
    .block{margin-top:28px}
    @media (max-width:960px){.two,.channels{grid-template-columns:minmax(0,1fr)}}
    @media (max-width:760px){.three{grid-template-columns:minmax(0,1fr)}
    .channels .three{grid-template-columns:repeat(3,minmax(0,1fr));gap:8px}
    .cells{grid-template-columns:repeat(4,minmax(0,1fr));gap:10px}}
    """

  private var title: String { report.title.isEmpty ? report.name : report.title }

  /// The name of the first class, as HTML.
  private var first: String { Self.emphasised(report.classes.first?.name ?? "") }

  private static func emphasised(_ name: String) -> String { "<em>\(HTMLText.escaped(name))</em>" }

  /// A part of the page.
  private struct Part {
    let anchor: String
    let heading: String
    let body: String
  }

  private var parts: [Part] {
    let all = [
      Part(anchor: "classes", heading: "What it takes this for", body: classes),
      Part(anchor: "places", heading: "Which parts matter", body: occlusion),
      Part(anchor: "pixels", heading: "Back to the pixels", body: backward),
      Part(anchor: "layers", heading: "Layer by layer", body: layers),
      Part(anchor: "channels", heading: "What its channels look for", body: features),
      Part(anchor: "adversarial", heading: "A picture that fools it", body: adversarial),
      Part(anchor: "inversion", heading: "What it remembers", body: inversion),
      Part(
        anchor: "sources", heading: "The network and its names",
        body: Markup.paragraph(SightExplanation.sources)),
    ]
    return all.filter { !$0.body.isEmpty }
  }

  private var header: String {
    let about =
      report.about.isEmpty ? "" : #"<p class="about">\#(HTMLText.isolated(report.about))</p>"#
    let image = images.image(
      report.picture, "The picture, \(HTMLText.shortened(title, to: 80))")
    let links = parts.map { ##"<li><a href="#\##($0.anchor)">\##($0.heading)</a></li>"## }
    return """
      <header>
      <div class="hero">
      \(image)
      <div>
      <h1>\(HTMLText.isolated(title.isEmpty ? "A picture without a name" : title))</h1>
      <p class="moment">\(HTMLText.isolated(report.moment))</p>
      \(about)
      <p class="quiet">\(SightExplanation.page)</p>
      </div>
      </div>
      <nav class="contents" aria-label="On this page"><ul>\(links.joined())</ul></nav>
      </header>
      """
  }

  // MARK: Sections

  private static func three(_ figures: [String]) -> String {
    "<div class=\"three\">\n\(figures.joined(separator: "\n"))\n</div>"
  }

  private static func quiet(_ text: String) -> String { Markup.paragraph(text, kind: "quiet") }

  private static func table(_ caption: String, _ classes: [ClassShare]) -> String {
    Markup.wide(
      Markup.table(
        caption, ["Name", "Share"],
        classes.map {
          [
            HTMLText.isolated($0.name),
            Markup.measured(Self.percent($0.share), $0.share, of: 1),
          ]
        }), words: "Table of the largest shares: \(caption)")
  }

  /// A class's share in percent, to a tenth.
  static func percent(_ share: Double) -> String {
    if share < 0.0005 { return "under 0.1%" }
    if share >= 0.9995 { return "over 99.9%" }
    return PlainNumber.text((share * 1000).rounded() / 10) + "%"
  }

  private var classes: String {
    let size = report.seen.size
    let figure = Markup.figure(
      images.image(report.seen, "The picture as the network sees it"),
      "As the network sees it: \(size.width) x \(size.height) pixels")
    let count = PlainNumber.count(report.classCount)
    return Self.quiet(SightExplanation.classes) + "<div class=\"two\">\n\(figure)\n"
      + Self.table("The largest of \(count) shares", report.classes) + "\n</div>"
  }

  private var occlusion: String {
    let occlusion = report.occlusion
    let lowest = occlusion.shares.min() ?? 0
    let (name, plain) = (first, occlusion.name)
    return Self.quiet(SightExplanation.occlusion(name))
      + Self.three([
        Markup.figure(
          images.image(occlusion.lit, "The picture, light where the share of \(plain) falls most"),
          "The picture, light where the network needs it"),
        Markup.figure(
          images.image(occlusion.map, "The change of the share of \(plain) for each place"),
          "The share for each place: it falls where the map is orange and rises where it is blue"),
        Markup.figure(
          images.image(occlusion.covered, "The picture with a grey square"),
          "The square where it costs most: from \(Self.percent(occlusion.share)) to "
            + "\(Self.percent(lowest)) for \(name). It went to "
            + "\(PlainNumber.count(occlusion.columns * occlusion.rows)) places."),
      ])
  }

  private var backward: String {
    let plain = report.backward.name
    return Self.quiet(SightExplanation.backward(first))
      + Self.three([
        Markup.figure(images.image(report.seen, "The picture, for comparison"), "The picture"),
        Markup.figure(
          images.image(report.backward.guided, "Guided backpropagation from \(plain)"),
          "<strong>Guided backpropagation</strong>"),
        Markup.figure(
          images.image(report.backward.derivative, "The derivative of the sum for \(plain)"),
          "<strong>The derivative</strong>"),
      ])
  }

  private var layers: String {
    Self.quiet(SightExplanation.layers)
      + report.layers.map { layer in
        let figures = layer.shown.map { channel in
          Markup.figure(
            images.image(
              channel.picture,
              "Block \(layer.block), channel \(channel.channel), light where it is strong"),
            "<strong>\(channel.channel)</strong> <span class=\"quiet\">"
              + "\(Self.rank(channel.rank))</span>")
        }
        return
          "<section class=\"block\">\n<h3>Block \(layer.block) <span class=\"quiet\">· "
          + "\(PlainNumber.count(layer.channels)) channels of \(layer.columns) x \(layer.rows)"
          + "</span></h3>\n<div class=\"cells\">\n\(figures.joined(separator: "\n"))\n</div>\n</section>"
      }.joined(separator: "\n")
  }

  private static func rank(_ rank: Double) -> String {
    (rank >= 0 ? "+" : "") + PlainNumber.text((rank * 10).rounded() / 10)
  }

  private var features: String {
    guard !report.features.isEmpty else { return "" }
    let cards = report.features.map { feature -> String in
      let name = "Block \(feature.block), channel \(feature.channel)"
      return Markup.section(
        level: 3,
        "\(name) <span class=\"quiet\">· \(Self.rank(feature.rank))</span>",
        Self.three([
          Markup.figure(
            images.image(feature.lit, "\(name): the picture, light where it is strong"),
            "Where it is strong"),
          Markup.figure(
            images.image(feature.part, "\(name): the place where it is strongest"),
            "Where it is strongest"),
          Markup.figure(
            images.image(feature.dream, "\(name): a painting that excites it"),
            "What it looks for"),
        ]))
    }
    let example = report.features[0]
    return Self.quiet(SightExplanation.features)
      + "<div class=\"channels\">\n\(cards.joined(separator: "\n"))\n</div>"
      + "<section class=\"block\">"
      + Self.quiet(
        "<code>zoetrope dream --channel \(example.block):\(example.channel)</code> makes a film of the "
          + "first one.") + "</section>"
  }

  private var adversarial: String {
    let adversarial = report.adversarial
    let wanted = Self.emphasised(adversarial.wanted)
    let levels = PlainNumber.count(adversarial.levels, of: "level")
    return Self.quiet(SightExplanation.adversarial)
      + Markup.paragraph(
        "Here the name is \(wanted), and no colour of any pixel is changed by more than \(levels) of 255."
      )
      + Self.three([
        Markup.figure(
          images.image(report.seen, "The picture, unchanged"), "The picture"),
        Markup.figure(
          images.image(adversarial.picture, "The picture, changed a little"),
          "The changed picture"),
        Markup.figure(
          images.image(
            adversarial.difference, "The difference, \(adversarial.factor) times as large"),
          "The difference, \(adversarial.factor) times as large, around grey"),
      ])
      + "<div class=\"tables\">"
      + Self.table("The picture", adversarial.before)
      + Self.table("The changed picture", adversarial.after) + "</div>"
  }

  private var inversion: String {
    let inversion = report.inversion
    return Self.quiet(SightExplanation.inversion)
      + Self.three([
        Markup.figure(
          images.image(report.seen, "The picture, for comparison"), "The picture"),
        Markup.figure(
          images.image(
            inversion.picture,
            "A painting in which block \(inversion.block) finds what it finds in the picture"),
          "What block \(inversion.block) knows of it"),
        "<div>"
          + Markup.paragraph(
            "Block \(inversion.block) has \(PlainNumber.count(inversion.values)) values for "
              + "\(PlainNumber.count(inversion.pixels)) pixels. The painting's differ from the picture's "
              + "by \(PlainNumber.percent(inversion.after)), measured by their squares; those of an even "
              + "grey by \(PlainNumber.percent(inversion.before)).") + "</div>",
      ])
  }
}

extension SightReport {
  /// All pictures under the names of their files, without a suffix, in the order of the page.
  var namedPictures: [(name: String, picture: PagePicture)] {
    [
      ("picture", picture), ("seen", seen), ("places-lit", occlusion.lit),
      ("places", occlusion.map), ("places-covered", occlusion.covered),
      ("guided", backward.guided), ("derivative", backward.derivative),
    ]
      + layers.flatMap { layer in
        layer.shown.map { ("block-\(layer.block)-channel-\($0.channel)", $0.picture) }
      }
      + features.flatMap { feature in
        let name = "dream-\(feature.block)-\(feature.channel)"
        return [
          ("\(name)-where", feature.lit), ("\(name)-part", feature.part), (name, feature.dream),
        ]
      } + [
        ("adversarial", adversarial.picture), ("adversarial-difference", adversarial.difference),
        ("inversion", inversion.picture),
      ]
  }
}
