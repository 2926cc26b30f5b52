import Foundation
import Testing
import ZoetropeInspect
import ZoetropeKit

/// Pages of real presets, through the whole path.
struct InspectJobTests {
  private let folder = TemporaryFolder()

  private static func preset(_ network: String, _ more: String = "") -> String {
    "zoetrope: 1\nnetwork: \(network)\nfilm: { size: 64x36, duration: 1, fps: 4 }\n\(more)\n"
  }

  private func page(_ preset: String, at time: FilmTime = .frame(0)) async throws -> String {
    let path = folder("page.html")
    let job = try InspectJob(
      SceneSource(yaml: preset, name: "test"), at: time, to: OutputFile(path, replace: true))
    let report = try await job.run()
    #expect(report.path == path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!text.contains("base64,\""), "a picture has no bytes")
    return text
  }

  @Test(arguments: [
    ("{ inputs: [x, y], layers: [], latent: 0 }", "no hidden layers"),
    ("{ inputs: [x, y, r], layers: 2 x 4, latent: 0 }", "no latent vector z"),
    ("{ inputs: [x, y], layers: 3 x 4, latent: 2, wiring: shared }", "share their weights"),
    ("{ inputs: [x, y], layers: 3 x 4, latent: 2, wiring: dense }", "all layers before it"),
    ("{ inputs: [x, y], layers: 3 x 4, latent: 2, wiring: residual }", "the layer before"),
    ("{ inputs: [x, theta 3, log-r, time, bias], layers: 1 x 1, latent: 1 }", "sin theta 3"),
    ("{ inputs: [x, y], layers: 2 x 80, latent: 1 }", "and 16 more neurons"),
    ("{ inputs: [x, y], layers: 8 x 8, activation: sin, weights: normal 4, latent: 1 }", "Layer 8"),
    ("{ inputs: [x, y], layers: 3 x 8, activation: step, weights: normal 4 }", "Layer 3"),
    ("{ inputs: [x, y], layers: 6 x 8, activation: square, weights: normal 9 }", "Layer 6"),
  ])
  func everyKindOfNetworkGetsAPage(_ network: String, _ sentence: String) async throws {
    let page = try await page(Self.preset(network))
    #expect(page.contains(sentence))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func fieldsAndZonesAreInspected() async throws {
    let page = try await page(
      Self.preset(
        "{ seed: 3, inputs: [x, y], layers: 1 x 6, latent: 2 }",
        """
        colour: ["#000000", "#ffffff"]
        fields: { mask: { network: { layers: 1 x 4 } } }
        collage: { zones: [{ above: 0.5, colour: ["#ff0000", "#ffff00"] }] }
        finish: { vignette: 0.5 }
        """))
    #expect(page.contains("field mask") && page.contains("zone 1"))
    #expect(page.contains("where the mask is above 0.5"))
  }

  /// The hardest texts that a preset can hold stay texts, and nothing of the machine is told.
  @Test func textsOfPresetsStayTexts() async throws {
    let hostile = #"</script><img src=x onerror=alert(1)> \"'& \u202E evil"#
    let page = try await page(
      Self.preset(
        "{ inputs: [x, y], layers: 1 x 3, latent: 1 }",
        "title: \"\(hostile)\"\nabout: \"\(hostile)\""))
    #expect(!page.contains("<script") && !page.contains("</script"))
    #expect(!page.contains("<img src=x") && !page.contains("\u{202E}"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(page.contains("default-src 'none'; img-src data:; style-src 'unsafe-inline'"))
    // Pictures are base64, in which any short word may occur.
    let words = page.split(separator: "\"").filter { !$0.hasPrefix("data:") }.joined()
    for secret in [folder.path, NSHomeDirectory(), ProcessInfo.processInfo.hostName]
    where secret.count > 1 {
      #expect(!words.contains(secret), "\(secret)")
    }
  }

  /// The outputs sum the last layer, whatever the wiring, so that layer explains them wholly.
  @Test(arguments: ["plain", "residual", "dense", "shared"])
  func theLastLayerExplainsThePicture(_ wiring: String) throws {
    let source = SceneSource(
      yaml: Self.preset(
        "{ seed: 4, inputs: [x, y], layers: 4 x 12, latent: 2, weights: normal 1, wiring: \(wiring) }",
        "colour: rgb"), name: "test")
    let job = try InspectJob(source, to: OutputFile(folder("page.html"), replace: false))
    let network = try #require(try job.report()).networks[0]
    let last = try #require(network.layers[3].buildUp)
    // The outputs of a dense network see all other layers too.
    guard wiring != "dense" else { return }
    #expect((last.explained ?? 0) > 0.999, "\(last.explained ?? -1)")
    let differences = zip(last.picture.bytes, network.picture.bytes).map { abs(Int($0) - Int($1)) }
    #expect(differences.reduce(0, +) < 2 * differences.count)
  }

  /// Zones and figures are not in the pictures that changed ones compare with.
  @Test func changedPicturesCompareWithTheNetworksOwn() throws {
    let source = SceneSource(
      yaml: Self.preset(
        "{ seed: 3, inputs: [x, y], layers: 1 x 6, latent: 2 }",
        "colour: rgb\nfinish: { vignette: 1 }"), name: "test")
    let job = try InspectJob(source, to: OutputFile(folder("page.html"), replace: false))
    let report = try #require(try job.report())
    let direction = try #require(report.networks[0].direction)
    let own = report.networks[0].picture
    #expect(own.size == direction.change.picture.size)
    let change = zip(own.bytes, direction.change.picture.bytes)
      .reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    #expect(abs(Double(change) / Double(own.bytes.count) - direction.change.levels) < 1)
  }

  @Test(arguments: ["", ".html", "page.txt", "-"]) func namesThatAreNoPlaceAreRefused(
    _ name: String
  ) {
    #expect(throws: JobError.self) {
      try InspectJob(
        SceneSource(yaml: Self.preset("{ inputs: [x], layers: [] }")),
        to: OutputFile(name, replace: true))
    }
  }

  @Test func thePageIsTheSameEachTime() async throws {
    let preset = Self.preset("{ inputs: [x, y], layers: 2 x 8, latent: 3 }", "medium: engraving")
    #expect(try await page(preset, at: .percent(50)) == page(preset, at: .percent(50)))
    #expect(try await page(preset) != page(preset, at: .percent(50)))
  }

  @Test func aFolderHoldsThePageAndItsPictures() async throws {
    let source = SceneSource(
      yaml: Self.preset("{ inputs: [x, y], layers: 2 x 3, latent: 1 }"), name: "test")
    let target = OutputFile(folder("inside"), replace: false)
    _ = try await InspectJob(source, to: target).run()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("inside"))
    #expect(names.contains("index.html") && names.contains("layer-2-neuron-03.png"))
    await #expect(throws: JobError.self) { try await InspectJob(source, to: target).run() }
    #expect(throws: JobError.self) {
      try InspectJob(source, to: OutputFile(folder("page.png"), replace: false))
    }
  }

  @Test func aCancelledJobLeavesNothing() async throws {
    let source = SceneSource(
      yaml: Self.preset("{ inputs: [x, y], layers: 4 x 64, latent: 8 }"), name: "test")
    let target = OutputFile(folder("page.html"), replace: false)
    let job = try InspectJob(source, to: target)
    let work = Task { try await job.run() }
    work.cancel()
    let report = try await work.value
    #expect(report.path == nil && report.isInterrupted)
    #expect(folder.names.isEmpty)
  }
}
