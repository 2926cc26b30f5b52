/// Presets with faulty films and networks, and the complete messages about them.
extension BrokenPreset {
  static let sections = [
    BrokenPreset(
      "symmetries",
      """
      zoetrope: 1
      view: { symmetry: kaleidoskope 6, core: 2 }

      """,
      """
      p.yaml:2:19: view.symmetry: 'kaleidoskope 6' is not known; expected none, mirror-x, mirror-y, mirror, kaleidoscope [N] or rotation [N]; did you mean kaleidoscope 6?
      p.yaml:2:41: view.core: '2' is out of range; expected a number from 0 to 1
      """),
    BrokenPreset(
      "symmetry of too many parts",
      """
      zoetrope: 1
      view: { symmetry: rotation 65 }
      network: { inputs: [tile-x 0, tile-y 2] }

      """,
      """
      p.yaml:2:19: view.symmetry: '65' is out of range; expected rotation [N], a whole number from 2 to 64
      p.yaml:3:21: network.inputs[0]: 'tile-x 0' is out of range; expected tile-x [P], a number from 0.001 to 1e6
      """),
    BrokenPreset(
      "not a colour",
      """
      zoetrope: 1
      colour: [ "#12345", "ff8800" ]

      """,
      """
      p.yaml:2:11: colour[0]: '#12345' is not a colour; expected a colour in quotes such as "#ff8800", or red, green and blue from 0 to 1 such as [1, 0.5, 0], or a section with at and colour
      p.yaml:2:21: colour[1]: 'ff8800' is not a colour; expected a colour in quotes such as "#ff8800", or red, green and blue from 0 to 1 such as [1, 0.5, 0], or a section with at and colour; did you mean "#ff8800"?
      """),
    BrokenPreset(
      "unknown palette",
      """
      zoetrope: 1
      colour: gray

      """,
      """
      p.yaml:2:9: colour: 'gray' is not known; \(colours); did you mean grey?
      """),
    BrokenPreset(
      "mode as a palette",
      """
      zoetrope: 1
      colour: { palette: rgb, steps: 1, lightness: 2, stepps: 3 }

      """,
      """
      p.yaml:2:20: colour.palette: 'rgb' is not known; expected \(palettes), or a list of colours in quotes such as ["#102030", "#ffeedd"]
      p.yaml:2:32: colour.steps: '1' is out of range; expected a whole number from 2 to 256, or smooth
      p.yaml:2:46: colour.lightness: '2' is out of range; expected a number from 0 to 1
      p.yaml:2:49: colour.stepps: unknown key; expected palette, steps or lightness; did you mean steps?
      """),
    BrokenPreset(
      "finish",
      """
      zoetrope: 1
      equalise: 1.5
      finish:
        vignette: -1
        grain: lots
        grain_size: 0
        grain_motion: jumping
        caption: { text: Hello, font: "../x", place: below, size: 0, colour: white, bold: 1 }

      """,
      """
      p.yaml:2:11: equalise: '1.5' is out of range; expected a number from 0 to 1, or a list of rising lists such as [[0, 0.3, 1]]
      p.yaml:4:13: finish.vignette: '-1' is out of range; expected a number from 0 to 1
      p.yaml:5:10: finish.grain: 'lots' is not a number; expected a number from 0 to 0.5
      p.yaml:6:15: finish.grain_size: '0' is out of range; expected a number from 1 to 20
      p.yaml:7:17: finish.grain_motion: 'jumping' is not known; expected still or moving
      p.yaml:8:33: finish.caption.font: '../x' is not the name of a font; expected a font's name such as DejaVu Sans
      p.yaml:8:48: finish.caption.place: 'below' is not known; expected top-left, top, top-right, left, center, right, bottom-left, bottom or bottom-right
      p.yaml:8:61: finish.caption.size: '0' is out of range; expected a number above 0, up to 0.2
      p.yaml:8:72: finish.caption.colour: 'white' is not a colour; expected a colour in quotes such as "#ff8800", or red, green and blue from 0 to 1 such as [1, 0.5, 0]; did you mean "#ffffff"?
      p.yaml:8:79: finish.caption.bold: unknown key; expected text, font, place, size or colour
      """),
    BrokenPreset(
      "curves that fall",
      """
      zoetrope: 1
      equalise: [[0, 0.5, 0.5, 1], [0, 2]]

      """,
      """
      p.yaml:2:12: equalise[0]: this list does not rise from 0 to 1; expected numbers that do
      p.yaml:2:34: equalise[1][1]: '2' is out of range; expected a number from 0 to 1
      """),
    BrokenPreset(
      "curves for other channels",
      """
      zoetrope: 1
      colour: rgb
      equalise: [[0, 0.2, 1]]

      """,
      """
      p.yaml:3:11: equalise: 1 list for the 3 channels of the colour; expected 3, or a number from 0 to 1 to measure anew
      """),
    BrokenPreset(
      "key of the colour at the top",
      """
      zoetrope: 1
      lightness: 0.5

      """,
      """
      p.yaml:2:1: lightness: unknown key; expected \(rootKeys); did you mean colour.lightness?
      """),
    BrokenPreset(
      "stops out of order",
      """
      zoetrope: 1
      colour:
        - { at: 0.5, colour: "#000" }
        - { at: 0.25, colour: "#fff" }

      """,
      """
      p.yaml:4:11: colour[1].at: 0.25 does not come after 0.5; expected rising places
      """),
    BrokenPreset(
      "stops half placed",
      """
      zoetrope: 1
      colour: [ "#000", { at: 1, colour: "#fff" } ]

      """,
      """
      p.yaml:2:19: colour[1]: some stops have a place and some have none; expected 'at' for all of them or for none
      """),
    BrokenPreset(
      "size",
      """
      zoetrope: 1
      film: { size: 1920 x 1080 }

      """,
      """
      p.yaml:2:15: film.size: '1920 x 1080' is not a size; expected WIDTHxHEIGHT such as 1920x1080, up to 32768 each; did you mean 1920x1080?
      """),
    BrokenPreset(
      "picture too large",
      """
      zoetrope: 1
      film: { size: 40000x30000 }

      """,
      """
      p.yaml:2:15: film.size: '40000x30000' is out of range; expected WIDTHxHEIGHT such as 1920x1080, up to 32768 each
      """),
    BrokenPreset(
      "picture of nothing",
      """
      zoetrope: 1
      film: { size: 0x1080 }

      """,
      """
      p.yaml:2:15: film.size: '0x1080' is out of range; expected WIDTHxHEIGHT such as 1920x1080, up to 32768 each
      """),
    BrokenPreset(
      "loop that does not close",
      """
      zoetrope: 1
      zoom: 2
      keyframes:
        - { at: 0%, gain: 1 }
        - { at: 100%, gain: 2, center: [0.1, 0] }

      """,
      """
      p.yaml:5:23: keyframes[1].gain: 1 at 0 % and 2 at 100 %; expected the same in a loop (a keyframe at 100 % can be left out)
      """),
    BrokenPreset(
      "zoom too deep",
      """
      zoetrope: 1
      keyframes:
        - { at: 0%, zoom: 1, center: [0.5, 0] }
        - { at: 50%, zoom: 1e9 }

      """,
      """
      p.yaml:4:22: keyframes[1].zoom: 1000000000 at 50 %; expected 7767 at most, the deepest that 32-bit coordinates resolve at 1920x1080 about that center
      """),
    BrokenPreset(
      "too many frames",
      """
      zoetrope: 1
      film: { duration: 80000, fps: 1000 }

      """,
      """
      p.yaml:2:19: film.duration: the film has 80000000 frames; expected at most 10000000
      """),
    BrokenPreset(
      "gain out of range",
      """
      zoetrope: 1
      gain: -1
      rotation: 1e7

      """,
      """
      p.yaml:2:7: gain: '-1' is out of range; expected a number from 0 to 1e6
      p.yaml:3:11: rotation: '1e7' is out of range; expected a number from -1e6 to 1e6
      """),
    BrokenPreset(
      "rate",
      """
      zoetrope: 1
      film: { fps: 29.98 }

      """,
      """
      p.yaml:2:14: film.fps: '29.98' is near 30000/1001 frames per second but not equal to it; expected 30000/1001, or else the exact fraction
      """),
    BrokenPreset(
      "rate zero",
      """
      zoetrope: 1
      film: { fps: 0 }

      """,
      """
      p.yaml:2:14: film.fps: '0' is out of range; expected a rate from 1/1000 to 1000 frames per second
      """),
    BrokenPreset(
      "samples",
      """
      zoetrope: 1
      film: { samples: 3 }

      """,
      """
      p.yaml:2:18: film.samples: '3' is not among the choices; expected 1, 4, 9, 16, 25, 36, 49 or 64; did you mean 4?
      """),
    BrokenPreset(
      "duration zero",
      """
      zoetrope: 1
      film: { duration: 0 }

      """,
      """
      p.yaml:2:19: film.duration: '0' is out of range; expected a number above 0, up to 86400
      """),
    BrokenPreset(
      "activation",
      """
      zoetrope: 1
      network: { activation: [sine, tahn] }

      """,
      """
      p.yaml:2:25: network.activation[0]: 'sine' is not known; expected tanh, sigmoid, sin, cos, gaussian, relu, leaky-relu, elu, softplus, abs, square, identity, step, triangle, sinc or atan; did you mean sin?
      p.yaml:2:31: network.activation[1]: 'tahn' is not known; expected tanh, sigmoid, sin, cos, gaussian, relu, leaky-relu, elu, softplus, abs, square, identity, step, triangle, sinc or atan; did you mean tanh?
      """),
    BrokenPreset(
      "wiring",
      """
      zoetrope: 1
      network: { wiring: dnese }

      """,
      """
      p.yaml:2:20: network.wiring: 'dnese' is not known; expected plain, residual, dense or shared; did you mean dense?
      """),
    BrokenPreset(
      "weights",
      """
      zoetrope: 1
      network: { weights: normal }

      """,
      """
      p.yaml:2:21: network.weights: 'normal' has no numbers; expected normal S, a number above 0, up to 1000; did you mean normal 1?
      """),
    BrokenPreset(
      "weights out of range",
      """
      zoetrope: 1
      network: { weights: uniform -1 }

      """,
      """
      p.yaml:2:21: network.weights: 'uniform -1' is out of range; expected uniform L, a number above 0, up to 1000
      """),
    BrokenPreset(
      "inputs twice",
      """
      zoetrope: 1
      network: { inputs: [x, y, x] }

      """,
      """
      p.yaml:2:27: network.inputs[2]: 'x' is listed twice, first as [0]; keep one
      """),
    BrokenPreset(
      "inputs with bars",
      """
      zoetrope: 1
      network: { inputs: [x, "|y|", theta 99] }

      """,
      """
      p.yaml:2:24: network.inputs[1]: '|y|' is not known; expected x, y, r, abs-x, abs-y, theta [N], log-r [K], tile-x [P], tile-y [P], shape, time or bias; did you mean abs-y?
      p.yaml:2:31: network.inputs[2]: '99' is out of range; expected theta [N], a whole number from 1 to 64
      """),
    BrokenPreset(
      "inputs with bare bars",
      """
      zoetrope: 1
      network: { inputs: [x, |y|] }

      """,
      """
      p.yaml:2:24: '|' cannot begin a value; put the value in quotes
      """),
    BrokenPreset(
      "no inputs",
      """
      zoetrope: 1
      network: { inputs: [] }

      """,
      """
      p.yaml:2:20: network.inputs: a list of 0 items; expected 1 to 32 items
      """),
    BrokenPreset(
      "layers",
      """
      zoetrope: 1
      network: { layers: 4x32 }

      """,
      """
      p.yaml:2:20: network.layers: '4x32' is not of this form; expected depth x width such as 4 x 32, or a list of widths such as [32, 16, 8]; did you mean 4 x 32?
      """),
    BrokenPreset(
      "one layer",
      """
      zoetrope: 1
      network: { layers: 32 }

      """,
      """
      p.yaml:2:20: network.layers: '32' is not of this form; expected depth x width such as 4 x 32, or a list of widths such as [32, 16, 8]; did you mean 1 x 32?
      """),
    BrokenPreset(
      "layer without width",
      """
      zoetrope: 1
      network: { layers: [ { activation: sin }, 0 ] }

      """,
      """
      p.yaml:2:22: network.layers[0].width: missing; expected a whole number from 1 to 4096
      p.yaml:2:43: network.layers[1]: '0' is out of range; expected a whole number from 1 to 4096, or a section with width and activation
      """),
    BrokenPreset(
      "network too large",
      """
      zoetrope: 1
      network: { layers: 64 x 4096 }

      """,
      """
      p.yaml:2:20: network.layers: the network has 1057 million weights; expected at most 67 million, which fit in memory
      """),
    BrokenPreset(
      "layers too many",
      """
      zoetrope: 1
      network: { layers: 500 x 32 }

      """,
      """
      p.yaml:2:20: network.layers: '500 x 32' is out of range; expected 1 to 256 layers of 1 to 4096 neurons
      """),
    BrokenPreset(
      "shared layers unequal",
      """
      zoetrope: 1
      network: { wiring: shared, layers: [32, 16] }

      """,
      """
      p.yaml:2:20: network.wiring: shared layers must be equally wide; layer 2 has 16 neurons, the first 32
      """),
    BrokenPreset(
      "outputs",
      """
      zoetrope: 1
      network: { output: [sigmoid, sine] }
      colour: rgb

      """,
      """
      p.yaml:2:20: network.output: 2 outputs for the 3 channels of the colour; expected one word, or 3
      """),
    BrokenPreset(
      "z too short",
      """
      zoetrope: 1
      network: { latent: 4 }
      z: [1, 2, 3]

      """,
      """
      p.yaml:3:4: z: 3 numbers; expected 4, as network.latent says
      """),
    BrokenPreset(
      "z without latent",
      """
      zoetrope: 1
      network: { latent: 0 }
      z: seed 4

      """,
      """
      p.yaml:3:4: z: network.latent is 0, so there is no z; expected no z here, or a latent of 1 or more
      """),
    BrokenPreset(
      "z as a number",
      """
      zoetrope: 1
      z: 5

      """,
      """
      p.yaml:2:4: z: '5' is not among the choices; expected seed N or orbit A B C …, or a list of network.latent numbers; did you mean seed 5?
      """),
  ]
}
