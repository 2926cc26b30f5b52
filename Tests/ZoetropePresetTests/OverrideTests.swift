import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

@Suite struct OverrideTests {
  private func set(_ path: String, _ value: String) -> Override {
    Override(path: path, value: value, origin: "--set \(path)=\(value)")
  }

  @Test func aValueIsReplacedOrAdded() throws {
    #expect(try preset("film: { fps: 24 }\n", [set("film.fps", "60")]).rate == FrameRate(60))
    #expect(try preset("", [set("film.fps", "60")]).rate == FrameRate(60))
    #expect(try preset("film:\n", [set("film.fps", "60")]).rate == FrameRate(60))
    #expect(
      try preset("", [set("title", "Two words: here".debugDescription)]).title == "Two words: here")
  }

  @Test func laterOnesWin() throws {
    #expect(
      try preset("", [set("film.fps", "60"), set("film.fps", "50")]).rate == FrameRate(50))
  }

  @Test func itemsAreReachedByTheirPlace() throws {
    let text = "keyframes: [ { at: 0%, zoom: 1 }, { at: 50%, zoom: 2 } ]\n"
    let zoom = try preset(text, [set("keyframes[1].zoom", "3"), set("keyframes[0].gain", "2")])
      .timeline
    #expect(zoom[.zoom].keys.map(\.value) == [1, 3])
    #expect(zoom[.gain].keys.map(\.value) == [2])
  }

  @Test func aFaultyValueIsMadeGood() {
    #expect(faults("film: { fps: x }\n") != [])
    #expect(faults("film: { fps: x }\n", [set("film.fps", "30")]) == [])
  }

  @Test(arguments: [
    (
      "film.fps", "0",
      "film.fps: '0' is out of range; expected a rate from 1/1000 to 1000 frames per second"
    ),
    (
      "film.fsp", "3",
      "film.fsp: unknown key; expected size, fps, duration, loop, pace or samples; did you mean fps?"
    ),
    ("", "3", "'' is not a path; expected keys such as film.fps or keyframes[1].zoom"),
    ("a..b", "3", "'a..b' is not a path; expected keys such as film.fps or keyframes[1].zoom"),
    (
      "keyframes[x]", "3",
      "'keyframes[x]' is not a path; expected keys such as film.fps or keyframes[1].zoom"
    ),
    ("title.x", "3", "title: there are no keys in title, so 'x' cannot be set"),
    ("title[0]", "3", "title: this is not a list, so it has no item [0]"),
    ("keyframes[2].zoom", "3", "keyframes: there is no item [2]; the list has 1 item, from [0]"),
    ("title", "[", "the text ends inside a list or a section; close it with ] or }"),
    (
      "network.seed", "",
      "network.seed: no value; expected a whole number from 0 to 18446744073709551615"
    ),
    (
      "colour", "#ff0000",
      "colour: no value: without quotes, # begins a comment, so quote hex colours; \(BrokenPreset.colours)"
    ),
    ("colour", "[#ff0000]", "#ff0000 without quotes is a comment; quote hex colours: \"#ff0000\""),
    ("title", "*a", "anchors and aliases (&name, *name) are not accepted; write the value out"),
  ])
  func faultsNameTheOrigin(_ path: String, _ value: String, _ message: String) {
    let text = "title: a\nkeyframes: [ { at: 0%, zoom: 1 } ]\n"
    #expect(faults(text, [set(path, value)]) == ["--set \(path)=\(value): " + message])
  }

  /// An item of a list that the preset does not have is reported once, with advice.
  @Test(arguments: [
    (
      "network.inputs[0]", "time",
      "network.inputs: the preset has no such list, so it has no item [0]; give the whole list: "
        + "network.inputs=[x, y, r]"
    ),
    (
      "keyframes[0].zoom", "2",
      "keyframes: the preset has no such list, so it has no item [0]; give the whole list: "
        + "keyframes=[{ at: 0%, zoom: 1 }]"
    ),
    (
      "keyframes.0.zoom", "2",
      "keyframes: the preset has no such list, so it has no item [0]; give the whole list: "
        + "keyframes=[{ at: 0%, zoom: 1 }]"
    ),
    (
      "network.layer_gains[1]", "2",
      "network.layer_gains: the preset has no such list, so it has no item [1]; give the whole list: "
        + "network.layer_gains=[1, 0.5], one for each layer"
    ),
    (
      "colour[0]", "ink",
      "colour: what the preset has here is not a list, so it has no item [0]; give the whole list: "
        + "colour=[\"#102030\", \"#ffffff\"]"
    ),
    (
      "network.output[0]", "sine",
      "network.output: the preset has no such list, so it has no item [0]; give the whole list: "
        + "network.output=[sigmoid, sine, linear], one for each channel"
    ),
    (
      "z[0]", "1",
      "z: the preset has no such list, so it has no item [0]; give the whole list: "
        + "z=[0.5, -0.5], as many as network.latent says"
    ),
    (
      "film:fps", "3",
      "'film:fps' is not a path; expected keys such as film.fps or keyframes[1].zoom; did you mean "
        + "film.fps?"
    ),
    ("film.fps[0]", "2", "film.fps: this is not a list, so it has no item [0]"),
    ("film.fps.x", "2", "film.fps: there are no keys in film.fps, so 'x' cannot be set"),
    ("nonsense[0]", "2", "nonsense: there is no such list, so it has no item [0]"),
  ])
  func whatIsAbsentIsSaidOnce(_ path: String, _ value: String, _ message: String) {
    let text = "colour: ink\nfilm: { fps: 30 }\n"
    #expect(faults(text, [set(path, value)]) == ["--set \(path)=\(value): " + message])
  }

  /// The examples are lists that their keys accept.
  @Test(arguments: [
    ("network.output", "[sigmoid, sine, linear]"), ("network.activation", "[tanh, sin]"),
    ("network.layers", "[32, 16]"), ("colour", "[\"#102030\", \"#ffffff\"]"),
    ("film.pace", "[0, 0.4, 1]"), ("keyframes", "[{ at: 0%, zoom: 1 }]"),
  ])
  func theExamplesAreSound(_ path: String, _ list: String) {
    let text = path == "network.output" ? "colour: rgb\n" : ""
    #expect(faults(text, [set(path, list)]) == [])
    let said = faults(text, [set("\(path)[0]", "1")])
    #expect(said.count == 1 && said.allSatisfy { $0.contains("\(path)=\(list)") }, "\(said)")
  }

  @Test func itemsWrittenAsKeysAreAnswered() {
    #expect(
      faults("keyframes: [ { at: 0%, zoom: 1 } ]\n", [set("keyframes.0.zoom", "2")]) == [
        "--set keyframes.0.zoom=2: keyframes: there are no keys in keyframes, so '0' cannot be set; "
          + "did you mean keyframes[0]?"
      ])
  }

  @Test func theFilesFaultsComeFirst() {
    #expect(
      faults("nonsense: 1\n", [set("view.span", "-1")]).map { $0.prefix(6) } == [
        "p.yaml", "--set ",
      ])
  }
}
