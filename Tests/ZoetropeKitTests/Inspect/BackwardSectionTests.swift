import CPPN
import Foundation
import Synchronization
import Testing
import ZoetropeFrame
import ZoetropeInspect
import ZoetropeKit

/// Backward passes and maps of order and chaos, from a preset to its page.
struct BackwardSectionTests {
  private let folder = TemporaryFolder()
  private let size = FrameSize(width: 16, height: 9)

  private func job(_ network: String, neuron: String? = nil, _ more: String = "") throws
    -> InspectJob
  {
    try InspectJob(
      SceneSource(
        yaml:
          "zoetrope: 1\nnetwork: \(network)\nfilm: { size: 64x36, duration: 1, fps: 4 }\n\(more)\n",
        name: "test"),
      neuron: neuron, to: OutputFile(folder("page.html"), replace: true))
  }

  private func found(_ report: InspectReport?, network: Int = 0) -> BackwardMaps? {
    guard case .maps(let maps) = report?.networks[network].backward else { return nil }
    return maps
  }

  private static let relu =
    "{ seed: 5, inputs: [x, y], latent: 2, layers: 2 x 6, activation: relu, weights: normal 1 }"

  @Test func mapsAreThoseOfTheTrace() throws {
    let scene = try SceneSource(
      yaml: "zoetrope: 1\nnetwork: \(Self.relu)\nfilm: { size: 64x36, duration: 1 }\n"
    ).scene().values
    let studied = StudiedNetwork(scene, frame: 0)
    let found = try BackwardPasses(
      studied, ChosenNeuron(layer: 1, neuron: 3), size: size, unless: { false })
    #expect(found.maps.map(\.count) == [3, 3, 3])
    let points = studied.points(size)
    for pixel in stride(from: 0, to: points.count, by: 7) {
      let values = studied.trace.values(at: points[pixel...pixel])
      #expect(found.values[pixel] == Float(values.activated[1][3][0]))
      for (index, pass) in BackwardPass.allCases.enumerated() {
        let inputs = studied.trace.derivatives(ofNeuron: 3, layer: 1, pass: pass, at: values).inputs
        #expect(found.maps[index][0][pixel] == Float(inputs[0][0]))
        #expect(found.maps[index][1][pixel] == Float(inputs[1][0]))
        let length = (inputs[2][0] * inputs[2][0] + inputs[3][0] * inputs[3][0]).squareRoot()
        #expect(abs(Double(found.maps[index][2][pixel]) - length) < 1e-6)
      }
    }
  }

  @Test func theChosenNeuronIsShown() throws {
    let report = try #require(try job(Self.relu, neuron: "1:4").report())
    let maps = try #require(found(report))
    #expect((maps.layer, maps.neuron, maps.activation) == (1, 4, "relu"))
    #expect(maps.inputs.map(\.name) == ["x", "y", "z"])
    #expect(maps.inputs.allSatisfy { $0.maps.map(\.pass) == BackwardPass.allCases })
    // The same picture as among all neurons.
    let same = report.networks[0].layers[0].neurons.first { $0.index == 4 }
    #expect(same?.picture == maps.picture)
    let page = try InspectPage(report).html
    #expect(
      page.contains("Back from one neuron") && page.contains("Layer 1, neuron 4, guided, by x"))
  }

  /// If none is named, it is the first of the last hidden layer's pictures.
  @Test func theNeuronThatMattersMostIsShown() throws {
    let report = try #require(try job(Self.relu).report())
    let maps = try #require(found(report))
    #expect(maps.layer == 2)
    #expect(maps.neuron == report.networks[0].layers[1].neurons[0].index)
  }

  /// Of several networks the option is about the first.
  @Test func otherNetworksHaveTheirOwnNeuron() throws {
    let report = try job(
      Self.relu, neuron: "2:5",
      """
      colour: ["#000000", "#ffffff"]
      fields: { mask: { network: { layers: 1 x 4, activation: leaky-relu } } }
      collage: { zones: [{ above: 0.5, network: { activation: tanh } }] }
      """
    ).report()
    #expect(found(report).map { [$0.layer, $0.neuron] } == [2, 5])
    let mask = try #require(found(report, network: 1))
    #expect(mask.activation == "leaky-relu" && mask.layer == 1)
    guard case .meaningless = report?.networks[2].backward else {
      Issue.record("tanh has no such passes")
      return
    }
  }

  @Test(arguments: [
    ("layers: 2 x 4, activation: tanh", "it has tanh."),
    ("layers: 2 x 4, activation: step", "it has step."),
    ("layers: 2 x 4, activation: square", "it has square."),
    ("layers: 2 x 6, activation: [relu, sin, elu]", "it has sin and elu."),
  ])
  func otherNetworksSayWhy(_ network: String, _ end: String) throws {
    let whole = "{ inputs: [x, y], latent: 0, \(network) }"
    let report = try #require(try job(whole).report())
    guard case .meaningless(let reason) = report.networks[0].backward else {
      Issue.record("no reason")
      return
    }
    #expect(reason.hasSuffix(end), "\(reason)")
    #expect(try InspectPage(report).html.contains("<p>\(reason)</p>"))
    #expect(throws: JobError(.input, reason)) { try job(whole, neuron: "1:1") }
  }

  @Test func withoutLayersThereIsASentence() throws {
    let whole = "{ inputs: [x, y], latent: 0, layers: [] }"
    let report = try #require(try job(whole).report())
    #expect(report.networks[0].backward == nil && report.networks[0].phases == nil)
    let page = try InspectPage(report).html
    #expect(page.contains("none to go back from, and no layers in order or chaos"))
    #expect(!page.contains("Back from one neuron</h3>") && !page.contains("Order and chaos</h3>"))
    #expect(
      throws: JobError(
        .input, "The network has no hidden layers, so there is no neuron to go back from.")
    ) { try job(whole, neuron: "1:1") }
  }

  @Test(arguments: ["plain", "residual", "dense", "shared"], ["relu", "tanh"])
  func pagesAreWhole(_ wiring: String, _ activation: String) throws {
    let report = try #require(
      try job(
        "{ inputs: [x, y], layers: 3 x 4, latent: 2, wiring: \(wiring), activation: \(activation) }"
      ).report())
    let page = try InspectPage(report)
    #expect(PageMarkup(page.html).mismatch == nil)
    #expect(
      page.html.contains("Order and chaos</h3>") && page.html.contains("Back from one neuron</h3>"))
    #expect((found(report) != nil) == (activation == "relu"))
    let names = page.files.map(\.name)
    #expect(names.contains("order-and-chaos.svg"))
    #expect(names.contains("backward-02-y-guided.png") == (activation == "relu"))
  }

  /// Many inputs are counted, and the picture's steps are as many as were announced.
  @Test func theRestIsCountedAndStepsAreDone() throws {
    let inputs = (1...9).map { "theta \($0)" }.joined(separator: ", ")
    let seen = Mutex<(total: Int, done: Int)>((0, 0))
    let report = try job("{ inputs: [\(inputs)], latent: 0, layers: 1 x 3, activation: relu }")
      .report { event in
        seen.withLock { seen in
          switch event {
          case .started(let start): seen.total = start.total
          case .advanced(let done): seen.done = done
          default: break
          }
        }
      }
    let maps = try #require(found(report))
    #expect(maps.inputs.count == 12 && maps.omitted == 6)
    #expect(seen.withLock { $0.total > 0 && $0.total == $0.done })
    let page = try InspectPage(try #require(report)).html
    #expect(page.contains("and 6 more inputs with smaller derivatives"))
  }

  @Test(arguments: [
    ("3", "'3' names no neuron: write LAYER:NEURON, such as 2:1; this network has layers 1 to 2."),
    ("", "'' names no neuron: write LAYER:NEURON, such as 2:1; this network has layers 1 to 2."),
    (
      "a:b",
      "'a:b' names no neuron: write LAYER:NEURON, such as 2:1; this network has layers 1 to 2."
    ),
    (
      "1:2:3",
      "'1:2:3' names no neuron: write LAYER:NEURON, such as 2:1; this network has layers 1 to 2."
    ),
    (
      "+1:1",
      "'+1:1' names no neuron: write LAYER:NEURON, such as 2:1; this network has layers 1 to 2."
    ),
    (
      "1:99999999999999999999",
      "'1:99999999999999999999' names no neuron: write LAYER:NEURON, such as 2:1; this network has "
        + "layers 1 to 2."
    ),
    ("0:1", "There is no neuron '0:1': neurons are in layers 1 to 2."),
    ("99:1", "There is no neuron '99:1': neurons are in layers 1 to 2."),
    ("2:0", "There is no neuron '2:0': layer 2 has neurons 1 to 6."),
    ("2:7", "There is no neuron '2:7': layer 2 has neurons 1 to 6."),
  ])
  func aNeuronThatIsNoneIsRefused(_ text: String, _ said: String) {
    #expect(throws: JobError(.input, said)) { try job(Self.relu, neuron: text) }
  }

  /// The program answers with one sentence and writes nothing.
  @Test(arguments: [
    (
      ["--neuron", "3"],
      "'3' names no neuron: write LAYER:NEURON, such as 2:1; this network has layers 1 to 2.\n"
    ),
    (["--neuron=0:1"], "There is no neuron '0:1': neurons are in layers 1 to 2.\n"),
    (
      ["--neuron", "2:1", "--film"],
      "--neuron is for the page; a film shows neurons of all layers.\n"
    ),
    (
      ["--neuron", "1:1", "--set", "network.activation=sin"],
      "Backward passes have no meaning in this network: they rely on units that are either open or "
        + "shut, as those of relu and leaky-relu are, and it has sin.\n"
    ),
  ])
  func theOptionIsAnswered(_ options: [String], _ said: String) throws {
    try folder.write(
      "zoetrope: 1\nnetwork: \(Self.relu)\nfilm: { size: 64x36, duration: 1, fps: 4 }\n",
      to: "relu.yaml")
    let outcome = try Program.run(["inspect", "relu.yaml"] + options, in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors == said)
    #expect(folder.names == ["relu.yaml"])
  }
}
