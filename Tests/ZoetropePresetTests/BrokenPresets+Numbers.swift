/// Presets with faulty keys, numbers and colours, and the complete messages about them.
extension BrokenPreset {
  static let numbers = [
    BrokenPreset(
      "empty",
      """

      """,
      """
      p.yaml:1:1: the preset is empty; expected at least 'zoetrope: 1'
      """),
    BrokenPreset(
      "comments alone",
      """
      # nothing here

      """,
      """
      p.yaml:1:1: the preset is empty; expected at least 'zoetrope: 1'
      """),
    BrokenPreset(
      "not a section",
      """
      - zoetrope: 1

      """,
      """
      p.yaml:1:1: this is a list, not a preset; expected keys such as 'zoetrope: 1' and 'title: …'
      """),
    BrokenPreset(
      "no version",
      """
      title: Silk

      """,
      """
      p.yaml:1:1: zoetrope: missing; expected 1
      """),
    BrokenPreset(
      "later version",
      """
      zoetrope: 2
      future: 1

      """,
      """
      p.yaml:1:11: zoetrope: this preset is of version 2; expected 1, the one that this program reads
      """),
    BrokenPreset(
      "unknown key",
      """
      zoetrope: 1
      fiml: { fps: 30 }

      """,
      """
      p.yaml:2:1: fiml: unknown key; expected \(rootKeys); did you mean film?
      """),
    BrokenPreset(
      "unknown inner key",
      """
      zoetrope: 1
      film: { fsp: 30, bitrate: 9 }

      """,
      """
      p.yaml:2:9: film.fsp: unknown key; expected size, fps, duration, loop, pace or samples; did you mean fps?
      p.yaml:2:18: film.bitrate: unknown key; expected size, fps, duration, loop, pace or samples
      """),
    BrokenPreset(
      "key of another section",
      """
      zoetrope: 1
      fps: 30
      seed: 3

      """,
      """
      p.yaml:2:1: fps: unknown key; expected \(rootKeys); did you mean film.fps?
      p.yaml:3:1: seed: unknown key; expected \(rootKeys); did you mean network.seed?
      """),
    BrokenPreset(
      "duplicate keys",
      """
      zoetrope: 1
      film:
        fps: 30
        size: 640x360
        fps: 25
      title: a
      title: b

      """,
      """
      p.yaml:5:3: film.fps: given twice, first on line 3; keep one
      p.yaml:7:1: title: given twice, first on line 6; keep one
      """),
    BrokenPreset(
      "title is a truth value",
      """
      zoetrope: 1
      title: true

      """,
      """
      p.yaml:2:8: title: 'true' is not text to YAML; expected a line of text, up to 200 characters; did you mean "true"?
      """),
    BrokenPreset(
      "title missing",
      """
      zoetrope: 1
      title:

      """,
      """
      p.yaml:2:7: title: no value; expected a line of text, up to 200 characters
      """),
    BrokenPreset(
      "section expected",
      """
      zoetrope: 1
      film: 30

      """,
      """
      p.yaml:2:7: film: '30' does not belong here; expected a section with size, fps, duration, loop, pace and samples
      """),
    BrokenPreset(
      "list expected",
      """
      zoetrope: 1
      network: { inputs: x }

      """,
      """
      p.yaml:2:20: network.inputs: 'x' does not belong here; expected a list such as [x, y, r]; did you mean [x]?
      """),
    BrokenPreset(
      "list not expected",
      """
      zoetrope: 1
      title: [a]

      """,
      """
      p.yaml:2:8: title: a list does not belong here; expected a line of text, up to 200 characters
      """),
    BrokenPreset(
      "text for number",
      """
      zoetrope: 1
      network: { latent: many }

      """,
      """
      p.yaml:2:20: network.latent: 'many' is not a number; expected a whole number from 0 to 256
      """),
    BrokenPreset(
      "quoted number",
      """
      zoetrope: 1
      network: { seed: "7" }

      """,
      """
      p.yaml:2:18: network.seed: '7' is in quotes, which make it text; expected a whole number from 0 to 18446744073709551615; did you mean 7?
      """),
    BrokenPreset(
      "base 60",
      """
      zoetrope: 1
      film: { duration: 1:00 }

      """,
      """
      p.yaml:2:19: film.duration: '1:00' is a base-60 number to some readers of YAML; expected a number above 0, up to 86400; did you mean 60?
      """),
    BrokenPreset(
      "yes",
      """
      zoetrope: 1
      film: { loop: yes }

      """,
      """
      p.yaml:2:15: film.loop: 'yes' is not known; expected true, false or ping-pong; did you mean true?
      """),
    BrokenPreset(
      "on for a number",
      """
      zoetrope: 1
      film: { samples: 1, duration: on }

      """,
      """
      p.yaml:2:31: film.duration: 'on' is a truth value to YAML, not a number; expected a number above 0, up to 86400
      """),
    BrokenPreset(
      "hexadecimal",
      """
      zoetrope: 1
      network: { seed: 0x1E }

      """,
      """
      p.yaml:2:18: network.seed: '0x1E' is hexadecimal; expected a whole number from 0 to 18446744073709551615; did you mean 30?
      """),
    BrokenPreset(
      "octal",
      """
      zoetrope: 1
      network: { seed: 0o7, latent: 010 }

      """,
      """
      p.yaml:2:18: network.seed: '0o7' is octal; expected a whole number from 0 to 18446744073709551615; did you mean 7?
      p.yaml:2:31: network.latent: '010' begins with 0, which some readers take for octal; expected a whole number from 0 to 256; did you mean 10?
      """),
    BrokenPreset(
      "underscores",
      """
      zoetrope: 1
      network: { seed: 1_000 }

      """,
      """
      p.yaml:2:18: network.seed: '1_000' has _ between its digits; expected a whole number from 0 to 18446744073709551615; did you mean 1000?
      """),
    BrokenPreset(
      "null",
      """
      zoetrope: 1
      network: { latent: ~, seed: null }

      """,
      """
      p.yaml:2:20: network.latent: '~' is YAML's word for no value; expected a whole number from 0 to 256
      p.yaml:2:29: network.seed: 'null' is YAML's word for no value; expected a whole number from 0 to 18446744073709551615
      """),
    BrokenPreset(
      "not finite",
      """
      zoetrope: 1
      view: { span: .inf }
      gain: .nan
      zoom: 1e999

      """,
      """
      p.yaml:2:15: view.span: '.inf' is not finite; expected a number above 0, up to 1e6
      p.yaml:3:7: gain: '.nan' is not finite; expected a number from 0 to 1e6
      p.yaml:4:7: zoom: '1e999' is too large for a number; expected a number from 1e-6 to 1e25, or turns N
      """),
    BrokenPreset(
      "comma for a point",
      """
      zoetrope: 1
      contrast: '1,5'

      """,
      """
      p.yaml:2:11: contrast: '1,5' has a comma for a point; expected a number from 0 to 1000; did you mean 1.5?
      """),
    BrokenPreset(
      "unit",
      """
      zoetrope: 1
      film: { duration: 10s }

      """,
      """
      p.yaml:2:19: film.duration: '10s' has a unit; expected a number above 0, up to 86400; did you mean 10?
      """),
    BrokenPreset(
      "seed too large",
      """
      zoetrope: 1
      network: { seed: 18446744073709551616 }

      """,
      """
      p.yaml:2:18: network.seed: '18446744073709551616' is out of range; expected a whole number from 0 to 18446744073709551615
      """),
    BrokenPreset(
      "negative seed",
      """
      zoetrope: 1
      network: { seed: -1 }

      """,
      """
      p.yaml:2:18: network.seed: '-1' is out of range; expected a whole number from 0 to 18446744073709551615
      """),
    BrokenPreset(
      "fraction of a whole",
      """
      zoetrope: 1
      network: { latent: 8.5, seed: 2.0 }

      """,
      """
      p.yaml:2:20: network.latent: '8.5' is not a whole number; expected a whole number from 0 to 256
      p.yaml:2:31: network.seed: '2.0' is not a whole number; expected a whole number from 0 to 18446744073709551615; did you mean 2?
      """),
    BrokenPreset(
      "unquoted colour as a value",
      """
      zoetrope: 1
      colour: #ff0000

      """,
      """
      p.yaml:2:8: colour: no value: without quotes, # begins a comment, so quote hex colours; \(colours)
      """),
    BrokenPreset(
      "unquoted colour in a flow list",
      """
      zoetrope: 1
      colour: [ #102030, "#ffeedd" ]
      film: {}

      """,
      """
      p.yaml:2:11: #102030 without quotes is a comment; quote hex colours: "#102030"
      """),
    BrokenPreset(
      "unquoted colour in a flow list at the end",
      """
      zoetrope: 1
      colour: ["#102030", #ffeedd]

      """,
      """
      p.yaml:2:21: #ffeedd without quotes is a comment; quote hex colours: "#ffeedd"
      """),
    BrokenPreset(
      "unquoted colour in a caption at the end",
      """
      zoetrope: 1
      finish: { caption: { text: x, colour: #ff0000 } }
      """,
      """
      p.yaml:2:39: #ff0000 without quotes is a comment; quote hex colours: "#ff0000"
      """),
    BrokenPreset(
      "unquoted colour in lines",
      """
      zoetrope: 1
      colour:
        - "#102030"
        - #ffeedd

      """,
      """
      p.yaml:4:4: colour[1]: no value: without quotes, # begins a comment, so quote hex colours; expected a colour in quotes such as "#ff8800", or red, green and blue from 0 to 1 such as [1, 0.5, 0], or a section with at and colour
      """),
    BrokenPreset(
      "one colour alone",
      """
      zoetrope: 1
      colour: "#ff0000"

      """,
      """
      p.yaml:2:9: colour: '#ff0000' is one colour; \(colours); did you mean ["#ff0000"]?
      """),
  ]
}
