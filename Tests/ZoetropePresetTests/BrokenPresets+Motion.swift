/// Presets with faulty keyframes or faulty YAML, and the complete messages about them.
extension BrokenPreset {
  static let motion = [
    BrokenPreset(
      "pace",
      """
      zoetrope: 1
      film: { pace: evn }

      """,
      """
      p.yaml:2:15: film.pace: 'evn' is not known; expected keyed or even, or a rising list such as [0, 0.3, 1]; did you mean even?
      """),
    BrokenPreset(
      "pace that turns back",
      """
      zoetrope: 1
      film: { pace: [0, 0.6, 0.5, 1] }

      """,
      """
      p.yaml:2:15: film.pace: this list does not rise all the way; expected numbers that rise from 0 to 1
      """),
    BrokenPreset(
      "pace that ends early",
      """
      zoetrope: 1
      film: { pace: [0, 0.6, 0.9] }

      """,
      """
      p.yaml:2:15: film.pace: this list runs from 0 to 0.9; expected numbers that rise from 0 to 1
      """),
    BrokenPreset(
      "pace of one moment",
      """
      zoetrope: 1
      film: { pace: [0] }

      """,
      """
      p.yaml:2:15: film.pace: a list of 1 item; expected 2 to 1025 items
      """),
    BrokenPreset(
      "no keyframes",
      """
      zoetrope: 1
      keyframes: []

      """,
      """
      p.yaml:2:12: keyframes: a list of 0 items; expected 1 to 100000 items
      """),
    BrokenPreset(
      "keyframe without time",
      """
      zoetrope: 1
      keyframes:
        - { zoom: 2 }

      """,
      """
      p.yaml:3:5: keyframes[0].at: missing; expected a time such as 25%, 2.5s or 75f
      """),
    BrokenPreset(
      "keyframe without values",
      """
      zoetrope: 1
      keyframes:
        - { at: 0%, ease: linear }

      """,
      """
      p.yaml:3:5: keyframes[0]: this keyframe names no value; expected at least one such as z or zoom
      """),
    BrokenPreset(
      "time without unit",
      """
      zoetrope: 1
      keyframes:
        - { at: 0, zoom: 1 }
        - { at: 4, zoom: 2 }

      """,
      """
      p.yaml:3:11: keyframes[0].at: '0' has no unit; expected a time such as 25%, 2.5s or 75f; did you mean 0%?
      p.yaml:4:11: keyframes[1].at: '4' has no unit; expected a time such as 25%, 2.5s or 75f; did you mean 4s?
      """),
    BrokenPreset(
      "time past the end",
      """
      zoetrope: 1
      film: { duration: 4 }
      keyframes:
        - { at: 5s, zoom: 1 }
        - { at: 120%, zoom: 2 }
        - { at: -1f, zoom: 2 }

      """,
      """
      p.yaml:4:11: keyframes[0].at: '5s' is past the end of the film, which has 120 frames (4 s); expected a time from 0% to 100%
      p.yaml:5:11: keyframes[1].at: '120%' is past the end of the film, which has 120 frames (4 s); expected a time from 0% to 100%
      p.yaml:6:11: keyframes[2].at: '-1f' is before the film begins; expected a time from 0%
      """),
    BrokenPreset(
      "time in the second half",
      """
      zoetrope: 1
      film: { loop: ping-pong }
      keyframes:
        - { at: 0%, zoom: 1 }
        - { at: 100%, zoom: 2 }

      """,
      """
      p.yaml:5:11: keyframes[1].at: '100%' lies in the half that plays backwards; expected a time from 0% to 50%
      """),
    BrokenPreset(
      "two values at once",
      """
      zoetrope: 1
      keyframes:
        - { at: 50%, zoom: 1 }
        - { at: 5s, zoom: 2 }

      """,
      """
      p.yaml:4:21: keyframes[1].zoom: keyframes[0].zoom says another value for the same time; expected one of the two
      """),
    BrokenPreset(
      "named twice",
      """
      zoetrope: 1
      zoom: 2
      network: { seed: 3 }
      z: seed 1
      keyframes:
        - { at: 0%, zoom: 1, z: seed 4, seed: 9 }
        - { at: 50%, zoom: 3 }

      """,
      """
      p.yaml:2:7: zoom: also named by keyframes[0].zoom; expected it here, where it never changes, or in keyframes, where it does
      p.yaml:3:18: network.seed: the seed is also named by keyframes[0].seed; expected one of the two
      p.yaml:4:4: z: also named by keyframes[0].z; expected one of the two
      """),
    BrokenPreset(
      "ease for a spline",
      """
      zoetrope: 1
      keyframes:
        - { at: 0%, z: seed 1, ease: ease-in }
        - { at: 50%, z: seed 2 }

      """,
      """
      p.yaml:3:32: keyframes[0].ease: z runs along a spline, which never stops and takes no easing; expected no ease here, or path: slerp
      """),
    BrokenPreset(
      "unknown easing",
      """
      zoetrope: 1
      keyframes:
        - { at: 0%, zoom: 1, ease: ease-inout }
        - { at: 50%, zoom: 2, ease: bounce }

      """,
      """
      p.yaml:3:30: keyframes[0].ease: 'ease-inout' is not known; expected linear, ease, ease-in, ease-out, ease-in-out or hold, or "cubic-bezier(X1, Y1, X2, Y2)"; did you mean ease-in-out?
      p.yaml:4:31: keyframes[1].ease: 'bounce' is not known; expected linear, ease, ease-in, ease-out, ease-in-out or hold, or "cubic-bezier(X1, Y1, X2, Y2)"
      """),
    BrokenPreset(
      "bare curve in braces",
      """
      zoetrope: 1
      keyframes:
        - { at: 0%, zoom: 1, ease: cubic-bezier(0.1, 0.7, 1, 0.1) }
        - { at: 50%, zoom: 2 }

      """,
      """
      p.yaml:3:30: keyframes[0].ease: 'cubic-bezier(0.1' is not closed: inside braces, commas part the keys; expected it in quotes: "cubic-bezier(X1, Y1, X2, Y2)"
      """),
    BrokenPreset(
      "curve running backwards",
      """
      zoetrope: 1
      keyframes:
        - { at: 0%, zoom: 1, ease: "cubic-bezier(1.5, 0, 0, 1)" }
        - { at: 50%, zoom: 2 }

      """,
      """
      p.yaml:3:30: keyframes[0].ease: 'cubic-bezier(1.5, 0, 0, 1)' would run backwards; expected X1 and X2 from 0 to 1
      """),
    BrokenPreset(
      "turns without log-r",
      """
      zoetrope: 1
      zoom: turns 1

      """,
      """
      p.yaml:2:7: zoom: the input 'x' does not repeat under zoom, so there are no turns; expected a number, or a network of log-r and theta alone
      """),
    BrokenPreset(
      "turns with r beside log-r",
      """
      zoetrope: 1
      network: { inputs: [log-r 2, theta 3, r] }
      keyframes:
        - { at: 0%, zoom: 1 }
        - { at: 100%, zoom: turns 1 }

      """,
      """
      p.yaml:5:23: keyframes[1].zoom: the input 'r' does not repeat under zoom, so there are no turns; expected a number, or a network of log-r and theta alone
      """),
    BrokenPreset(
      "turns with a twist that changes",
      """
      zoetrope: 1
      network: { inputs: [log-r 2, theta 3] }
      keyframes:
        - { at: 0%, zoom: 1, twist: 0 }
        - { at: 50%, twist: 1 }
        - { at: 100%, zoom: turns 1, twist: 0 }

      """,
      """
      p.yaml:6:23: keyframes[2].zoom: a twist that changes keeps this picture from repeating under zoom, so there are no turns; expected a number, or a network of log-r and theta alone
      """),
    BrokenPreset(
      "turns in raw coordinates, and without anything that repeats",
      """
      zoetrope: 1
      network: { inputs: [theta 3] }
      zoom: turns 1

      """,
      """
      p.yaml:3:7: zoom: this picture does not repeat under zoom, so there are no turns; expected a number, or a network of log-r and theta alone
      """),
    BrokenPreset(
      "a center that is chosen, and named by a keyframe",
      """
      zoetrope: 1
      center: auto
      keyframes:
        - { at: 0%, zoom: 1 }
        - { at: 50%, zoom: 9, center: auto }

      """,
      """
      p.yaml:2:9: center: also named by keyframes[1].center; expected auto here, or keyframes that name it
      p.yaml:5:33: keyframes[1].center: 'auto' is for the whole film and stands at the top; expected a point such as [0.1, 0]
      """),
    BrokenPreset(
      "a center that is chosen in raw coordinates",
      """
      zoetrope: 1
      center: auto
      view: { coordinates: raw }

      """,
      """
      p.yaml:2:9: center: raw coordinates have no middle to look about; expected a point
      """),
    BrokenPreset(
      "a center that is no point",
      """
      zoetrope: 1
      center: middle

      """,
      """
      p.yaml:2:9: center: 'middle' does not belong here; expected a point such as [0.1, 0], or auto
      """),
    BrokenPreset(
      "rotation of a petal and a half",
      """
      zoetrope: 1
      view: { symmetry: kaleidoscope 6 }
      keyframes:
        - { at: 0%, rotation: 0 }
        - { at: 100%, rotation: 90 }

      """,
      """
      p.yaml:5:27: keyframes[1].rotation: 0 at 0 % and 90 at 100 %; expected the same in a loop, but for whole turns of 60 (a keyframe at 100 % can be left out)
      """),
    BrokenPreset(
      "twist out of range",
      """
      zoetrope: 1
      twist: 65

      """,
      """
      p.yaml:2:8: twist: '65' is out of range; expected a number from -64 to 64
      """),
    BrokenPreset(
      "zoom zero",
      """
      zoetrope: 1
      zoom: 0
      center: [1]
      centre: [0, 0]

      """,
      """
      p.yaml:2:7: zoom: '0' is out of range; expected a number from 1e-6 to 1e25, or turns N
      p.yaml:3:9: center: a list of 1 item; expected 2 items
      p.yaml:4:1: centre: unknown key; expected \(rootKeys); did you mean center?
      """),
    BrokenPreset(
      "anchor",
      """
      zoetrope: 1
      title: &name Silk
      about: Silk

      """,
      """
      p.yaml:2:8: title: anchors and aliases (&name, *name) are not accepted; write the value out
      """),
    BrokenPreset(
      "alias",
      """
      zoetrope: 1
      title: *name

      """,
      """
      p.yaml:2:8: anchors and aliases (&name, *name) are not accepted; write the value out
      """),
    BrokenPreset(
      "alias bomb",
      """
      zoetrope: 1
      a: &a [1, 1]
      b: &b [*a, *a]
      c: [*b, *b]

      """,
      """
      p.yaml:3:8: anchors and aliases (&name, *name) are not accepted; write the value out
      """),
    BrokenPreset(
      "tag",
      """
      zoetrope: 1
      title: !!python/object:os.system Silk
      network: { seed: !!int 7 }

      """,
      """
      p.yaml:2:8: title: tags (!name) are not accepted; write the value alone
      p.yaml:3:18: network.seed: tags (!name) are not accepted; write the value alone
      """),
    BrokenPreset(
      "two documents",
      """
      zoetrope: 1
      title: a
      ---
      title: b

      """,
      """
      p.yaml:3:1: a second document begins here; expected one preset per file
      """),
    BrokenPreset(
      "tab",
      """
      zoetrope: 1
      film:
      \tfps: 30

      """,
      """
      p.yaml:3:1: a tab cannot indent YAML; use spaces
      """),
    BrokenPreset(
      "list not closed",
      """
      zoetrope: 1
      network: { inputs: [x, y }

      """,
      """
      p.yaml:2:26: a list that was opened with [ goes wrong here; expected ',' or ']'
      """),
    BrokenPreset(
      "list not closed at all",
      """
      zoetrope: 1
      network: { inputs: [x, y

      """,
      """
      p.yaml:3:1: a list that was opened with [ goes wrong here; expected ',' or ']'
      """),
    BrokenPreset(
      "two commas",
      """
      zoetrope: 1
      network: { inputs: [x,, y] }

      """,
      """
      p.yaml:2:23: no value can begin like this; check the brackets, commas and quotes
      """),
    BrokenPreset(
      "curve with three numbers",
      """
      zoetrope: 1
      keyframes:
        - at: 0%
          zoom: 2
          ease: cubic-bezier(1, 2, 3)

      """,
      """
      p.yaml:5:11: keyframes[0].ease: 'cubic-bezier(1, 2, 3)' does not hold four numbers; expected cubic-bezier(X1, Y1, X2, Y2)
      """),
    BrokenPreset(
      "quote not closed",
      """
      zoetrope: 1
      title: "Silk

      """,
      """
      p.yaml:3:1: the text ends inside quotes; close them
      """),
    BrokenPreset(
      "colon in text",
      """
      zoetrope: 1
      title: Silk: the film

      """,
      """
      p.yaml:2:12: a ': ' stands where no key can; put text with ': ' in quotes, or check the indentation
      """),
    BrokenPreset(
      "key without colon",
      """
      zoetrope: 1
      title
      about: x

      """,
      """
      p.yaml:3:1: a line has no ': ' after its key; expected 'key: value'
      """),
    BrokenPreset(
      "indentation",
      """
      zoetrope: 1
      film:
          fps: 30
        size: 10x10

      """,
      """
      p.yaml:4:3: this line does not belong to the section above; check the indentation and the quotes
      """),
    BrokenPreset(
      "list as key",
      """
      zoetrope: 1
      ? [a, b]
      : 1

      """,
      """
      p.yaml:2:3: a list or a section cannot be a key; expected a word
      """),
    BrokenPreset(
      "deep",
      """
      zoetrope: 1
      title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

      """,
      """
      p.yaml:2:8: title: a list does not belong here; expected a line of text, up to 200 characters
      p.yaml:2:39: lists and sections lie more than 32 deep; expected three or four levels
      """),
    BrokenPreset(
      "many lines",
      """
      zoetrope: 1
      about: |
        one
        two

      """,
      """
      p.yaml:2:8: about: this text has several lines; expected a line of text, up to 1000 characters
      """),
    BrokenPreset(
      "everything at once",
      """
      zoetrope: 1
      title: 5
      network: { seed: x, layers: [] , activation: tan }
      film: { fps: -3, loop: maybe }
      colour: inkk
      keyframes:
        - { at: 50 %, zoom: -1 }

      """,
      """
      p.yaml:3:18: network.seed: 'x' is not a number; expected a whole number from 0 to 18446744073709551615
      p.yaml:3:46: network.activation: 'tan' is not known; expected tanh, sigmoid, sin, cos, gaussian, relu, leaky-relu, elu, softplus, abs, square, identity, step, triangle, sinc or atan, or a list of them to mix; did you mean tanh?
      p.yaml:4:14: film.fps: '-3' is not a frame rate; expected a number such as 30 or 29.97, or a fraction such as 30000/1001
      p.yaml:4:24: film.loop: 'maybe' is not known; expected true, false or ping-pong
      p.yaml:5:9: colour: 'inkk' is not known; \(colours); did you mean ink?
      p.yaml:7:11: keyframes[0].at: '50 %' is not a time; expected a time such as 25%, 2.5s or 75f; did you mean 50%?
      p.yaml:7:23: keyframes[0].zoom: '-1' is out of range; expected a number from 1e-6 to 1e25, or turns N
      """),
  ]
}
