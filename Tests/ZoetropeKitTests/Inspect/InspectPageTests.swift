import Foundation
import Testing
import ZoetropeInspect

@Suite struct InspectPageTests {
  private static func page(_ change: (inout InspectReport) -> Void = { _ in }) throws -> String {
    var report = SyntheticReport().report
    change(&report)
    return try InspectPage(report).html
  }

  @Test func nothingIsFetchedAndNoProgramRuns() throws {
    let page = try Self.page()
    #expect(
      page.contains(
        #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">"#
      ))
    for word in [
      "http:", "https:", "<script", "<link", "<iframe", "javascript:", "url(", "@import",
    ] {
      #expect(!page.contains(word), "\(word)")
    }
    let markup = PageMarkup(page)
    for element in markup.elements {
      let handlers = element.attributes.keys.filter { $0.hasPrefix("on") }
      #expect(handlers.isEmpty, "\(element.name)")
    }
    for link in markup.named("a") { #expect(link.attributes["href"]?.hasPrefix("#") == true) }
    for image in markup.named("img") {
      #expect(image.attributes["src"]?.hasPrefix("data:image/png;base64,iVBORw0KGgo") == true)
    }
  }

  @Test func markupIsWhole() throws {
    let page = try Self.page()
    let markup = PageMarkup(page)
    #expect(markup.mismatch == nil)
    #expect(markup.named("html").first?.attributes["lang"] == "en")
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    let anchors = markup.elements.compactMap { $0.attributes["id"] }
    #expect(Set(anchors).count == anchors.count)
    for link in markup.named("a") {
      let target = String(link.attributes["href"]?.dropFirst() ?? "")
      #expect(anchors.contains(target), "\(target)")
    }
    for head in markup.named("th") { #expect(["col", "row"].contains(head.attributes["scope"])) }
  }

  @Test func everyPictureIsSaidInWords() throws {
    let page = try Self.page()
    let markup = PageMarkup(page)
    let images = markup.named("img")
    // 1 picture, 35 neurons, 3 build-ups and the picture, 9 maps, 3 of the direction, 5 silenced.
    #expect(images.count == 1 + 35 + 4 + 9 + 3 + 5)
    for image in images { #expect(image.attributes["alt"]?.isEmpty == false) }
    // The graph, a diagram and a histogram for each of 4 layers, the direction.
    #expect(markup.named("svg").count == 1 + 8 + 1)
    for chart in markup.named("svg") {
      #expect(chart.attributes["aria-label"]?.isEmpty == false)
      #expect(chart.attributes["role"] == "img")
    }
    #expect(
      images.contains {
        $0.attributes["alt"]?.contains("Layer 2, neuron 7 (tanh): values from -") == true
      })
  }

  @Test func headingsNest() throws {
    let levels = PageMarkup(try Self.page()).elements.compactMap { element in
      element.name.first == "h" ? Int(element.name.dropFirst()) : nil
    }
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test func theRestIsCounted() throws {
    var report = SyntheticReport(widths: [40], shown: 10).report
    report.networks[0].layers[0].width = 1040
    let page = try InspectPage(report).html
    #expect(page.contains("and 1,030 more neurons with less influence"))
    #expect(page.contains("10 of 1,040"))
    // 52 parts were silenced, 24 are listed.
    #expect(page.contains("and 28 more parts that change less"))
  }

  @Test func theStrongestComeFirst() throws {
    let page = try Self.page { report in
      report.networks[0].inputs.reverse()
      report.networks[0].inputs[0].gradient = .nan
    }
    let names = ["x", "y", "r", "cos 2 theta"].map { #"<th scope="row"><bdi>\#($0)</bdi>"# }
    let places = names.compactMap { page.range(of: $0)?.lowerBound }
    #expect(places.count == 4 && places == places.sorted())
    let table = try #require(page.range(of: #"<th scope="row"><bdi>layer 2</bdi></th><td>layer"#))
    let lesser = try #require(page.range(of: #"<th scope="row"><bdi>x</bdi></th><td>input"#))
    #expect(table.lowerBound < lesser.lowerBound)
  }

  @Test func severalNetworksAreListed() throws {
    let page = try Self.page { report in
      var other = report.networks[0]
      (other.name, other.role) = ("mask", "It says where the second picture shows.")
      other.without = Change(
        levels: 12.5, picture: report.picture, difference: other.layers[0].neurons[0].picture)
      report.networks.append(other)
    }
    #expect(page.contains("2 networks make this picture"))
    #expect(page.contains(##"<a href="#network-2"><bdi>mask</bdi></a>"##))
    #expect(page.contains("Without it the picture changes by 12.5 levels."))
    let markup = PageMarkup(page)
    #expect(markup.mismatch == nil)
    let anchors = markup.elements.compactMap { $0.attributes["id"] }
    #expect(Set(anchors).count == anchors.count)
  }

  @Test func pagesAreTheSameEachTime() throws { #expect(try Self.page() == Self.page()) }

  /// Writes a page to look at, for `docs/inspect/look`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ZOETROPE_WRITE_PAGE"] != nil))
  func pageToLookAt() throws {
    let path = try #require(ProcessInfo.processInfo.environment["ZOETROPE_WRITE_PAGE"])
    try Data(Self.page().utf8).write(to: URL(filePath: path))
    let large = SyntheticReport(widths: Array(repeating: 24, count: 16), latent: 24, seed: 3)
    var report = large.report
    report.networks.append(SyntheticReport(widths: [], latent: 0, seed: 2).network)
    report.networks[1].name = String(repeating: "a very long name ", count: 29)
    report.networks[1].without = Change(
      levels: 3, picture: report.picture,
      difference: report.networks[0].layers[0].neurons[0].picture)
    try Data(InspectPage(report).html.utf8).write(to: URL(filePath: path + ".large.html"))
  }
}
