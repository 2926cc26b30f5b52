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
    let cure = try #require(object["cure"] as? [String: Any])
    let changes = try #require(cure["changes"] as? [[String: String]])
    #expect(changes.count == 1 && changes[0]["key"] == "gain")
    #expect(cure["option"] as? String == "--set gain=\(changes[0]["value"] ?? "")")
    let busy = try #require(object["busy"] as? [String: Any])
    #expect(Set(busy.keys) == ["least", "median", "most", "targets"])
    #expect((busy["targets"] as? [Any])?.isEmpty == true)
    let numbers = try #require(object["numbers"] as? [String: Any])
    #expect((numbers["moments"] as? [[String: Double]])?.count == 8)
  }

  /// Each preset has its object, in the order of the command line, whether it is faulty or not.
  @Test func jsonOfAFaultyPresetHasTheError() throws {
    let folder = TemporaryFolder()
    try folder.write("zoetrope: 1\nnetwork: { seeds: 3 }\n", to: "faulty.yaml")
    let font = "finish: { caption: { text: \"漢\u{E123}\" } }\n"
    try folder.write(Self.preset + font, to: "font.yaml")
    let names = ["faulty.yaml", "no.yaml", "font.yaml", "-"]
    let seen = try Program.run(["check", "--json"] + names, in: folder, input: Self.preset)
    #expect(seen.status == 2)
    let objects = try seen.output.split(separator: UInt8(ascii: "\n")).map {
      try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
    }
    #expect(objects.map { $0["preset"] as? String } == names)
    #expect(objects.map { $0["sound"] as? Bool } == [false, false, false, true])
    for (object, start) in zip(
      objects, ["faulty.yaml:2:12: ", "Cannot open the preset 'no.yaml'", "font.yaml:"])
    {
      #expect(Set(object.keys) == ["preset", "sound", "error"])
      let error = try #require(object["error"] as? String)
      #expect(error.hasPrefix(start) && seen.errors.contains(error), "\(error)")
    }
  }

  /// A number that is wanted stands beside the one that was found.
  @Test(arguments: [
    (["network.weights=balanced 3"], true, 3.0),
    (["network.weights=normal 1", "busy=5"], false, 5),
  ])
  func jsonOfTargets(_ changes: [String], isOfLaw: Bool, wanted: Double) throws {
    let seen = try check(["--json"] + changes.flatMap { ["--set", $0] })
    let object = try #require(
      try JSONSerialization.jsonObject(with: seen.output) as? [String: Any])
    let busy = try #require(object["busy"] as? [String: Any])
    let target = try #require((busy["targets"] as? [[String: Any]])?.first)
    #expect(target["of_law"] as? Bool == isOfLaw && target["wanted"] as? Double == wanted)
    #expect(abs(try #require(target["found"] as? Double) - wanted) < 1)
    #expect(try #require(target["most"] as? Double) >= wanted - 1)
  }

  /// Where no gain of balanced weights changes the picture, the reason stands below the number.
  @Test(arguments: [
    (
      "layers: []",
      "  note     without hidden layers no gain of balanced weights changes the picture"
    ),
    (
      "layers: 2 x 8, activation: identity, wiring: residual",
      "  note     the hidden layers are all identity, so no gain of balanced weights changes the "
        + "picture"
    ),
    ("layers: 2 x 8, activation: identity, wiring: dense", nil),
    ("layers: 2 x 8, activation: identity, weights: normal 1", nil),
    ("layers: 2 x 8, activation: [identity, sin]", nil),
  ])
  func aLinearNetworkIsSaid(_ layers: String, _ line: String?) throws {
    let folder = TemporaryFolder()
    try folder.write(
      "zoetrope: 1\nnetwork: { inputs: [x, y], latent: 2, \(layers) }\n"
        + "film: { size: 64x36, duration: 1, fps: 4 }\n",
      to: "p.yaml")
    let seen = try Program.run(["check", "p.yaml"], in: folder)
    let lines = String(decoding: seen.output, as: UTF8.self).split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("  busy     ") })
    #expect(lines.filter { $0.hasPrefix("  note") } == [line].compactMap(\.self), "\(lines)")
    if let line { #expect(lines[place + 1] == line) }
  }

  /// Only a number that somebody wrote is warned about, with what can be reached.
  @Test func aBusyThatIsNotReachedIsSaid() throws {
    let folder = TemporaryFolder()
    func warnings(_ more: String) throws -> [Substring] {
      try folder.write(
        "zoetrope: 1\nnetwork: { inputs: [x], latent: 1, layers: [], weights: \(more)\n"
          + "film: { size: 64x36, duration: 1 }\n",
        to: "p.yaml")
      let seen = try Program.run(["check", "p.yaml"], in: folder)
      return String(decoding: seen.output, as: UTF8.self).split(separator: "\n")
        .filter { $0.contains("is not reached") }
    }
    #expect(try warnings("balanced }") == [])
    for more in ["balanced 20 }", "normal 1 }\nbusy: 20"] {
      let found = try warnings(more)
      #expect(
        found.count == 1 && found[0].hasPrefix("  warning  busy 20.0 is not reached: gains give "),
        "\(found)")
    }
  }
}
