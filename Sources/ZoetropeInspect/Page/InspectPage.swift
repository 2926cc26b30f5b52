package import ZoetropeVideo

/// The page of `inspect`: one HTML file that holds its pictures and charts itself, runs no program
/// and asks no other machine for anything.
package struct InspectPage: Sendable {
  /// A picture of the page as a file of its own.
  package struct File: Hashable, Sendable {
    /// The name, of small letters, digits, hyphens and one dot: `layer-1-neuron-07.png`.
    package let name: String
    package let bytes: [UInt8]
  }

  private let report: InspectReport
  private let images: PageImages

  /// Creates a page and encodes its pictures.
  ///
  /// - Throws: `format` if PNG cannot hold one of the pictures, `resources` or `file` if memory is
  ///   short.
  package init(_ report: InspectReport) throws(VideoError) {
    self.report = report
    images = try PageImages(report)
  }

  /// The page's text.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escaped(HTMLText.shortened(title, to: 100))): inside its networks</title>
    <style>
    \(PageStyle.sheet)
    </style>
    </head>
    <body>
    \(header)
    <main>
    \(body.joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  /// The page's pictures (PNG) and charts (SVG) as files, in its order.
  package var files: [File] {
    var taken: Set<String> = []
    func unique(_ name: String, _ suffix: String) -> String {
      var (candidate, number) = (name, 2)
      while !taken.insert(candidate + suffix).inserted {
        candidate = "\(name)-\(number)"
        number += 1
      }
      return candidate + suffix
    }
    let pictures = report.namedPictures.map { name, picture in
      File(name: unique(name, ".png"), bytes: images.png(picture))
    }
    let charts = report.namedCharts.map { name, chart in
      File(name: unique(name, ".svg"), bytes: Array(chart.file.utf8))
    }
    return pictures + charts
  }

  /// Nothing is fetched and no program runs, whatever a preset's texts hold.
  private static let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

  private var title: String { report.title.isEmpty ? report.name : report.title }

  private var networks: [NetworkSection] {
    report.networks.enumerated().map { index, network in
      NetworkSection(
        network: network, place: NetworkPlace(number: index + 1, count: report.networks.count),
        images: images)
    }
  }

  private var header: String {
    let heading = title.isEmpty ? "A picture without a name" : HTMLText.isolated(title)
    let about =
      report.about.isEmpty ? "" : #"<p class="about">\#(HTMLText.isolated(report.about))</p>"#
    let name =
      report.name.isEmpty || report.title.isEmpty || report.name == report.title
      ? "" : "\(HTMLText.isolated(report.name)), "
    let picture = images.image(
      report.picture,
      "The picture of \(HTMLText.shortened(title.isEmpty ? "the preset" : title, to: 80)), "
        + HTMLText.shortened(report.moment, to: 80))
    return """
      <header>
      <div class="hero">
      \(picture)
      <div>
      <h1>\(heading)</h1>
      <p class="moment">\(name)\(HTMLText.isolated(report.moment))</p>
      \(about)
      <p class="quiet">\(Explanation.page)</p>
      </div>
      </div>
      \(contents)
      </header>
      """
  }

  private var contents: String {
    guard report.networks.count == 1, let only = networks.first else { return "" }
    return #"<nav class="contents" aria-label="On this page">\#(only.contents)</nav>"#
  }

  private var body: [String] {
    (report.networks.count > 1 ? [list] : []) + networks.map(\.html) + [Reference.section]
  }

  /// All networks, what they do, and the picture without each.
  private var list: String {
    let figures = networks.map { section -> String in
      let network = section.network
      let name = HTMLText.isolated(
        HTMLText.shortened(network.name.isEmpty ? "a network" : network.name, to: 120))
      let link = ##"<strong><a href="#\##(section.place.anchor)">\##(name)</a></strong>"##
      let role = "\(link)<br>\(HTMLText.isolated(network.role))"
      guard let without = network.without else { return "<div>\(Markup.paragraph(role))</div>" }
      let picture = images.image(
        without.picture, "The picture without \(HTMLText.shortened(network.name, to: 80))")
      return Markup.figure(
        picture,
        "\(role)<br>Without it the picture changes by \(PlainNumber.levels(without.levels)).")
    }
    return Markup.section(
      "networks", level: 2, "\(PlainNumber.count(networks.count)) networks make this picture",
      Markup.paragraph(
        "Below is the picture as it would be if one of them fell silent: if all that its outputs "
          + "add up were 0 everywhere.")
        + Markup.grid(figures, kind: "large"))
  }
}
