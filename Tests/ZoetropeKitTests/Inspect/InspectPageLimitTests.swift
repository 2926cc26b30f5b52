import CPPN
import Testing
import ZoetropeFrame
import ZoetropeInspect

/// Reports at the ends of what there can be.
@Suite struct InspectPageLimitTests {
  private func check(_ report: InspectReport, has words: [String] = [], lacks: [String] = []) throws
  {
    let page = try InspectPage(report)
    let (html, markup) = (page.html, PageMarkup(page.html))
    #expect(markup.mismatch == nil)
    #expect(markup.named("img").allSatisfy { $0.attributes["alt"]?.isEmpty == false })
    for word in words { #expect(html.contains(word), "\(word)") }
    for word in lacks { #expect(!html.contains(word), "\(word)") }
    #expect(Set(page.files.map(\.name)).count == page.files.count)
    #expect(page.files.allSatisfy { !$0.bytes.isEmpty })
  }

  @Test func outputsAlone() throws {
    try check(
      SyntheticReport(widths: [], latent: 0, hasSilenced: false).report,
      has: ["none: the outputs see the inputs themselves", "<dt>z</dt><dd>none</dd>"],
      lacks: ["strongest direction of z</h3>", "How the picture builds up", "Silencing"])
  }

  @Test func noInputsNoLayersNoTexts() throws {
    var report = SyntheticReport(widths: [2]).report
    (report.name, report.title, report.about, report.moment) = ("", "", "", "")
    report.networks[0].inputs = []
    (report.networks[0].name, report.networks[0].role) = ("", "")
    report.networks[0].notes = []
    try check(report, has: ["A picture without a name", "5 numbers of each point"])
    report.networks[0].layers = []
    try check(report, lacks: ["<svg role=\"img\" aria-label=\"The network"])
  }

  @Test func numbersThatAreNone() throws {
    var report = SyntheticReport(widths: [3, 3]).report
    for value in [Double.nan, .infinity, -.infinity] {
      var network = report.networks[0]
      for index in network.inputs.indices {
        (network.inputs[index].gradient, network.inputs[index].influence) = (value, value)
      }
      for index in network.layers.indices {
        network.layers[index].statistics = LayerStatistics(
          mean: value, deviation: value, saturated: value, dead: value)
        network.layers[index].buildUp?.explained = value
        (network.layers[index].weights.largest, network.layers[index].weights.deviation) = (
          value, value
        )
        network.layers[index].weights.matrix = network.layers[index].weights.matrix.map { _ in
          value
        }
        for neuron in network.layers[index].neurons.indices {
          network.layers[index].neurons[neuron].lowest = value
          network.layers[index].neurons[neuron].influence = value
        }
      }
      for index in network.silenced.indices { network.silenced[index].levels = value }
      network.direction?.direction = [value, value]
      network.direction?.strongest = value
      network.direction?.typical = value
      report.networks[0] = network
      try check(report, has: [PlainNumber.text(value)])
    }
  }

  @Test func weightsThatAreNone() throws {
    var report = SyntheticReport(widths: [3]).report
    report.networks[0].layers[0].weights = WeightReport(
      rows: [], columns: [], matrix: [], biases: [], histogram: [], largest: 0, deviation: 0)
    report.networks[0].direction?.direction = []
    try check(report)
  }

  @Test func manyNeuronsAndLongNames() throws {
    let long = String(repeating: "n", count: 500)
    var report = SyntheticReport(
      widths: Array(repeating: 64, count: 16), size: FrameSize(width: 8, height: 5), name: long,
      title: long
    ).report
    report.networks[0].name = long
    for index in report.networks[0].inputs.indices { report.networks[0].inputs[index].name = long }
    try check(report, has: ["16 layers of 64 neurons each (tanh)", "16 of 64"])
  }

  @Test func tallPicturesOfOnePixel() throws {
    try check(SyntheticReport(widths: [1], size: FrameSize(width: 1, height: 1)).report)
  }
}
