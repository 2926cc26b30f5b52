package import ZoetropeVideo

/// The page of `inspect`: one HTML file that holds its pictures and charts itself, runs no program
/// and asks no other machine for anything.
package struct InspectPage: WrittenPage, Sendable {
  private let report: InspectReport
  private let images: PageImages

  /// Creates a page and encodes its pictures.
  ///
  /// - Throws: `format` if PNG cannot hold one of the pictures, `resources` or `file` if memory is
  ///   short.
  package init(_ report: InspectReport) throws(VideoError) {
    self.report = report
    images = try PageImages(report.namedPictures.map(\.picture))
  }

  /// The page's text.
  package var html: String {
    PageDocument(
      title: "\(HTMLText.shortened(title, to: 100)): inside its networks", header: header,
      sections: body
    ).html
  }

  /// The page's pictures (PNG) and charts (SVG) as files, in its order.
  package var files: [PageFile] {
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
      PageFile(name: unique(name, ".png"), bytes: images.png(picture))
    }
    let charts = report.namedCharts.map { name, chart in
      PageFile(name: unique(name, ".svg"), bytes: Array(chart.file.utf8))
    }
    return pictures + charts
  }

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
    (report.networks.count > 1 ? [list] : []) + networks.map(\.html)
      + [Reference.section(of: Reference.networks)]
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
