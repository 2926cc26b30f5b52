import Foundation
import Testing

/// The verdict as `zoetrope check` prints it.
@Suite struct CheckVerdictTests {
  private static let preset = """
    zoetrope: 1
    film: { duration: 4, fps: 4, size: 96x54 }
    network: { seed: 3, layers: 4 x 16, weights: normal 0.7 }
    colour: ink

    """

  private func check(_ arguments: [String]) throws -> Program.Outcome {
    let folder = TemporaryFolder()
    return try Program.run(["check", "-"] + arguments, in: folder, input: Self.preset)
  }

  @Test func aHealthyFilmHasOneLine() throws {
    let seen = try check([])
    let text = String(decoding: seen.output, as: UTF8.self)
    #expect(seen.status == 0)
    #expect(text.contains("\n  verdict  healthy: busy "), "\(text)")
    #expect(!text.contains("cure") && !text.contains("layer 1"), "\(text)")
  }

  /// The exit code stays 0; the line to paste stands below the layers.
  @Test func aFaultHasItsLayersAndACure() throws {
    let seen = try check(["--set", "contrast=0"])
    let text = String(decoding: seen.output, as: UTF8.self)
    #expect(seen.status == 0)
    #expect(text.contains("\n  verdict  flat: "), "\(text)")
    #expect(text.contains("\n  layer 5  mean "), "\(text)")
    #expect(text.contains("\n  cure     --set contrast=1 makes it healthy\n"), "\(text)")
  }

  @Test func jsonHoldsAllOfIt() throws {
    let seen = try check(["--json", "--set", "gain=0.05"])
    #expect(seen.output.count { $0 == UInt8(ascii: "\n") } == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: seen.output) as? [String: Any])
    #expect(object["verdict"] as? String == "flat")
    #expect(object["sound"] as? Bool == true)
    let layers = try #require(object["layers"] as? [[String: Double]])
    #expect(layers.count == 5)
    #expect(Set(layers[0].keys) == ["mean", "deviation", "saturated", "dead"])
    #expect(object["wrong_layer"] as? Int == 5)
    let cure = try #require(object["cure"] as? [String: String])
    #expect(cure["key"] == "gain" && cure["option"] == "--set gain=\(cure["value"] ?? "")")
    let busy = try #require(object["busy"] as? [String: Double])
    #expect(Set(busy.keys) == ["least", "median", "most"])
    let numbers = try #require(object["numbers"] as? [String: Any])
    #expect((numbers["moments"] as? [[String: Double]])?.count == 8)
  }

  /// Balanced weights have two numbers more: the busy that is wanted and the one that is found.
  @Test func jsonOfBalancedWeights() throws {
    let seen = try check(["--json", "--set", "network.weights=balanced 3"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: seen.output) as? [String: Any])
    let busy = try #require(object["busy"] as? [String: Double])
    #expect(busy["wanted"] == 3 && abs((busy["found"] ?? 0) - 3) < 1)
  }
}
