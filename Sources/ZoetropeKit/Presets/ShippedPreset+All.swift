// swift-format-ignore-file
// Made from presets/ by ShippedTableTests; see CONTRIBUTING.md.

extension ShippedPreset {
  /// The presets that ship, folder by folder.
  static let all: [ShippedPreset] = [
    ShippedPreset(
      folder: "classics", name: "big-field",
      yaml: #"""
        zoetrope: 1
        title: Big field
        about: Zebra country.
        teaches: "A span of twenty: far out, a network is stripes."
        source: "chrismgeorge, CPPN-Animation-Creator (2019): a wide field, z of 9, tanh and softplus."
        network:
          seed: 2177
          inputs: [x, y, r]
          latent: 9
          latent_spread: 4
          layers: 4 x 18
          activation: [tanh, softplus]
          weights: normal 0.6
          output: sine
        view: { span: 20 }
        colour: ["#17100c", "#6b2f1a", "#d98a3d", "#f6e7c8"]
        film: { duration: 12, pace: even, samples: 9 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "cinema",
      yaml: #"""
        zoetrope: 1
        title: Cinema soft
        about: Lapis and lead-tin yellow, in the light of a window.
        teaches: A long `z` and a low span; the palette stands in for a reference picture.
        source: "aiXander, cppn_video (2025): z of 24, 3 x 16 tanh, a field of 2.5, matched to a picture's colours."
        network:
          seed: 15245
          inputs: [x, y, r]
          latent: 24
          layers: 3 x 16
          activation: tanh
          weights: normal 1
          output: sigmoid
        view: { span: 2.5 }
        colour: vermeer
        equalise: 0.8
        film: { duration: 16, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "contour",
      yaml: #"""
        zoetrope: 1
        title: Contour
        about: Thin bright lines where the silk has its seams.
        teaches: "`output: contour` draws where a channel crosses zero."
        source: "David Ha, cppn-tensorflow (2016): its second variant, sqrt(1 - |tanh|)."
        network:
          seed: 12
          inputs: [x, y, r]
          latent: 8
          layers: 4 x 32
          activation: tanh
          weights: normal 1
          output: contour
          latent_spread: 3
        view: { span: 4 }
        colour: starry
        film: { duration: 12, pace: even, samples: 4 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "drift",
      yaml: #"""
        zoetrope: 1
        title: Home page drift
        about: Soft gradients that pass like weather.
        teaches: "`truncated` weights and no biases, as its makers drew them."
        source: "deeplearn.js (2017): the home page's nn-art, 2 x 30 tanh, two slow latents."
        network:
          seed: 4114
          inputs: [x, y, r]
          latent: 2
          layers: 2 x 30
          activation: tanh
          weights: truncated 0.6
          biases: none
          output: sine
        view: { span: 1 }
        colour: oklab
        saturation: 0.5
        film: { duration: 20, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "feature-bloom",
      yaml: #"""
        zoetrope: 1
        title: Feature bloom
        about: Warm light in soft folds, as a vision network might dream it.
        teaches: Odd and even activations mixed, `atan` and bells, in eight narrow layers.
        source: "Mordvintsev, Pezzotti, Schubert and Olah, Differentiable image parameterizations (2018): atan and its square."
        network:
          seed: 19
          inputs: [x, y]
          latent: 4
          layers: 8 x 24
          activation: [atan, gaussian]
          weights: fan-in 6
          output: sine
        view: { span: 1.7 }
        colour: oklab
        saturation: 0.65
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "halving",
      yaml: #"""
        zoetrope: 1
        title: Halving
        about: Each layer half as wide as the one before, 128 down to 4; the tutorial found it more natural than the others.
        teaches: "`layers` as a list of widths."
        source: "Paras Chopra, Making deep neural networks paint (2019): layers that halve."
        network:
          seed: 6
          inputs: [x, y]
          latent: 4
          layers: [128, 64, 32, 16, 8, 4]
          activation: tanh
          weights: normal 0.8
          biases: first
          output: sine
        view: { span: 0.8 }
        colour: magma
        # Changes by up to 13 levels a frame: the strong weights of its source.
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "marbling",
      yaml: #"""
        zoetrope: 1
        title: Marbling
        about: "The tutorial's look: nine layers of sixteen, normal weights, a look through thick glass."
        teaches: "`biases: first` and a small span; `oklab` in place of the RGB of old, with `saturation` to calm it."
        source: Paras Chopra, Making deep neural networks paint (2019) and his abstract-art-neural-network.
        network:
          seed: 4
          inputs: [x, y]
          latent: 2
          layers: 9 x 16
          activation: tanh
          weights: normal 1.0
          biases: first
          output: sigmoid
        view: { span: 0.5 }
        colour: oklab
        saturation: 0.55
        # Changes by up to 14 levels a frame: the strong weights of its source.
        film: { duration: 12, pace: even, samples: 4 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "miniature",
      yaml: #"""
        zoetrope: 1
        title: Miniature
        about: Three layers of four neurons that are sines, cosines and bell curves at once. Small networks paint well.
        teaches: A mix of activations in one layer; `fan-in` weights suit networks of any width.
        source: "rm2thaddeus, audiovisuals (2025): of all sizes that he rated, 3 x 4 sines, cosines and bells pleased most."
        network:
          seed: 8
          inputs: [x, y]
          latent: 2
          layers: 3 x 4
          activation: [sin, cos, gaussian]
          weights: fan-in 6
          output: sine
        view: { span: 1 }
        colour: poles
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "neuralart",
      yaml: #"""
        zoetrope: 1
        title: Deep neural art
        about: Eight layers, strong weights, strong colours.
        teaches: The deviation of `weights` alone leads from calm to wild.
        source: "Daniel Steinberg, neuralart: 8 x 16 tanh, weights of 1.2."
        network:
          seed: 12
          inputs: [x, y, r, bias]
          latent: 4
          layers: 8 x 16
          activation: tanh
          weights: normal 1.2
          output: sigmoid
        view: { span: 1 }
        colour: oklab
        saturation: 0.8
        # Changes by up to 13 levels a frame: the strong weights of its source.
        film: { duration: 12, pace: even, samples: 4 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "neuro-pollock",
      yaml: #"""
        zoetrope: 1
        title: Neuro-pollock
        about: A hundred and twenty-eight neurons a layer drip a texture too fine to name.
        teaches: "Wide layers blend into fine texture; `samples: 4` keeps it from flickering."
        source: "Paras Chopra, Making deep neural networks paint (2019): a wide network."
        network:
          seed: 8487
          inputs: [x, y]
          latent: 4
          latent_spread: 0.6
          layers: 3 x 128
          activation: tanh
          weights: normal 0.8
          biases: first
          output: sine
        view: { span: 1.2 }
        colour: ["#12100e", "#7a2e1d", "#d9a441", "#efe6d2", "#3d5a6c"]
        # Changes by up to 20 levels a frame: the texture of its source is nearly as fine as pixels, so that any motion does.
        film: { duration: 14, pace: even, samples: 4 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "neurogram",
      yaml: #"""
        zoetrope: 1
        title: Neurogram
        about: Blue and rose shapes of a network that might have been bred.
        teaches: An output of its own for each channel; `hue` turns all colours at once.
        source: "David Ha, Neurogram (2015): sigmoid, bell or |tanh| as the last step, a wide field."
        network:
          seed: 7900
          inputs: [x, y, r, bias]
          latent: 2
          layers: [12, 8, 6]
          activation: [tanh, gaussian, sin]
          weights: normal 0.9
          output: [sigmoid, gaussian, abs-tanh]
        view: { span: 2 }
        colour: oklab
        saturation: 0.5
        hue: 200
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "picbreeder",
      yaml: #"""
        zoetrope: 1
        title: Picbreeder
        about: A red eye in gold and white.
        teaches: "`hsv` with `cycles` of 0.16: a sixth of the wheel of hues, from red to gold."
        source: "Secretan, Stanley and others, Picbreeder (2008): its activations and uniform weights."
        network:
          seed: 14188
          inputs: [x, y, r, bias]
          latent: 2
          layers: 4 x 8
          activation: [tanh, gaussian, sin, cos, identity]
          weights: uniform 1.5
          output: sine
        view: { span: 1.2 }
        colour: hsv
        cycles: 0.16
        shift: 0.97
        saturation: 0.9
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "recursion",
      yaml: #"""
        zoetrope: 1
        title: Recursion
        about: Folded into itself eight times.
        teaches: "`shared` wiring: one layer applied to its own result."
        source: "w4nderlust, cppn-tensorflow (2019): one layer, applied over and over."
        network:
          seed: 5
          inputs: [x, y, r]
          latent: 4
          layers: 8 x 24
          activation: tanh
          weights: normal 0.5
          wiring: shared
          output: sine
        view: { span: 2 }
        colour: plasma
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "residual",
      yaml: #"""
        zoetrope: 1
        title: Residual
        about: Rust and verdigris that pass through one another.
        teaches: "`wiring: residual` adds each layer to the one before: calmer, larger forms."
        source: "David Ha, cppn-tensorflow (2016): its fifth variant, tanh layers that add up."
        network:
          seed: 4
          inputs: [x, y, r]
          latent: 8
          layers: 3 x 32
          activation: tanh
          weights: normal 0.45
          wiring: residual
          output: sine
        view: { span: 2.2 }
        colour: { palette: verdigris, lightness: 0.5 }
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "shader-bloom",
      yaml: #"""
        zoetrope: 1
        title: Shader bloom
        about: Mother-of-pearl, from sines and cosines alone.
        teaches: "`[sin, cos]` in nine narrow layers wants small weights."
        source: "wxs, cppn-to-glsl (2018): 9 x 16, sines and cosines."
        network:
          seed: 262
          inputs: [x, y]
          latent: 4
          layers: 9 x 16
          activation: [sin, cos]
          weights: normal 0.42
          output: sine
        view: { span: 1 }
        colour: oklab
        saturation: 0.5
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "shared-silk",
      yaml: #"""
        zoetrope: 1
        title: Shared silk
        about: One matrix, four activations, a bouquet.
        teaches: "`wiring: shared` uses one matrix for all layers."
        source: "Neale Ratzlaff, CPPN (2021): tanh, elu, softplus, tanh with one shared matrix."
        network:
          seed: 10
          inputs: [x, y, r]
          latent: 8
          layers:
          - { width: 32, activation: tanh }
          - { width: 32, activation: elu }
          - { width: 32, activation: softplus }
          - { width: 32, activation: tanh }
          wiring: shared
          weights: normal 0.5
          output: sine
        view: { span: 4 }
        colour: oklab
        saturation: 0.55
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "silk-colour",
      yaml: #"""
        zoetrope: 1
        title: Silk in colour
        about: "The silk through three channels: light, and two colours against each other."
        teaches: "`oklab` mixes channels as the eye sees them, `saturation` calms them."
        source: "David Ha, cppn-tensorflow (2016), in colour: z of 8, 4 x 32 tanh, a field ten wide."
        network:
          seed: 22
          inputs: [x, y, r]
          latent: 8
          layers: 4 x 32
          activation: tanh
          weights: normal 0.7
          output: sine
          latent_spread: 3
        view: { span: 4 }
        colour: oklab
        saturation: 0.45
        # Changes by up to 15 levels a frame: as wide a field as in its source, in three channels.
        film: { duration: 14, pace: even, samples: 4 }
        z: orbit 1 2 3 4

        """#),
    ShippedPreset(
      folder: "classics", name: "silk",
      yaml: #"""
        zoetrope: 1
        title: Silk
        about: David Ha's black-and-white silk, one inverted grey channel seen over a wide field.
        teaches: "One channel, `grey inverted`: form before colour."
        source: "David Ha, cppn-tensorflow (2016): z of 8, 4 x 32 tanh, normal weights, a field ten wide."
        network:
          seed: 5
          inputs: [x, y, r]
          latent: 8
          latent_spread: 3
          layers: 4 x 32
          activation: tanh
          weights: normal 1.0
          output: sigmoid
        view: { span: 5 }
        colour: grey inverted
        film: { duration: 12, pace: even, samples: 4 }
        z: orbit 1 2 3 4

        """#),
    ShippedPreset(
      folder: "classics", name: "soft-folds",
      yaml: #"""
        zoetrope: 1
        title: Soft folds
        about: Blue hour folded into morning.
        teaches: A section for each layer gives it an activation of its own.
        source: "David Ha, cppn-tensorflow (2016): its fourth variant, tanh and softplus in turn."
        network:
          seed: 13
          inputs: [x, y, r]
          latent: 8
          layers:
          - { width: 32, activation: tanh }
          - { width: 32, activation: softplus }
          - { width: 32, activation: tanh }
          - { width: 32, activation: softplus }
          weights: normal 0.6
          output: sine
        view: { span: 4 }
        colour: dawn
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "splash",
      yaml: #"""
        zoetrope: 1
        title: Splash screen
        about: Ribbons of a very small network.
        teaches: "`wiring: dense` hands every layer all that came before; huge `fan-in` weights."
        source: "uberlimb (2021), the generator of JetBrains' splash screens: dense 3 x 3 sigmoid, fan-in 512."
        network:
          seed: 20
          inputs: [x, y, r]
          latent: 2
          layers: 3 x 3
          activation: sigmoid
          weights: fan-in 512
          wiring: dense
          output: sine
        view: { span: 0.6 }
        colour: ["#0a0612", "#7a1f6b", "#e4446b", "#ffc15e", "#ffffff"]
        equalise: 0.8
        film: { duration: 12, pace: even, samples: 4 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "classics", name: "tangible",
      yaml: #"""
        zoetrope: 1
        title: Tangible
        about: Nine neurons of nine kinds, in petals.
        teaches: "A list of activations as long as the layer is wide: each neuron is another."
        source: "Cedric Colas, tangible_dreams (2026): nine unlike nodes, mixed in OKLab."
        network:
          seed: 2
          inputs: [x, y, abs-x, theta 3, log-r 1]
          latent: 4
          layers: 3 x 9
          activation: [tanh, cos, elu, gaussian, sin, atan, sinc, softplus, sigmoid]
          weights: normal 0.7
          output: sine
        view: { span: 1.2 }
        colour: oklab
        saturation: 0.65
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "collage", name: "atoll",
      yaml: #"""
        # An island in a lagoon, seen through a hole.
        zoetrope: 1
        title: Atoll
        about: A chart lies in cut paper, and the paper floats on a blurred sea.
        teaches: One film may hold three media; the mask stands still while all of them move.
        network: { seed: 14, layers: 3 x 16, activation: [tanh, sin, gaussian] }
        colour: ["#0b2545", "#13315c", "#8da9c4", "#eef4ed"]
        film: { duration: 16, pace: even }
        collage:
          border: 0
          shadow: 0.03
          zones:
            - above: 0.5
              medium: { kind: paper-cut, sheets: 6 }
              colour: ["#23395b", "#406e8e", "#8ea8c3", "#cbf7ed"]
            - { above: 0.75, medium: map }

        """#),
    ShippedPreset(
      folder: "collage", name: "nested-stone",
      yaml: #"""
        # A stone in a stone in a stone.
        zoetrope: 1
        title: Nested stone
        about: A hollow in brown agate, lined with blue, around one violet crystal.
        teaches: Zones may share a medium; another seed and other colours are enough to tell them apart.
        network: { seed: 5, layers: 3 x 16, latent_spread: 0.5 }
        medium: agate
        film: { duration: 24, pace: even }
        fields:
          mask: { network: { seed: 3, layers: 2 x 12, activation: [tanh, sin] }, busy: 1.2 }
        collage:
          border: 0.004
          border_colour: "#e8dcc0"
          zones:
            - above: 0.62
              colour: ["#0d1b2a", "#1b4965", "#62b6cb", "#bee9e8", "#f5f3ee"]
              network: { seed: 11 }
            - above: 0.84
              medium: palette
              colour: ["#12061f", "#3a1059", "#8f3f97", "#d9a5d3", "#fff5fa"]

        """#),
    ShippedPreset(
      folder: "collage", name: "night-window",
      yaml: #"""
        # A street of signs behind a cut-out wall.
        zoetrope: 1
        title: Night window
        about: Tubes of light behind a dark engraved wall, in a window that opens and closes.
        teaches: A keyframe in a field moves that field alone; here z of the mask opens the window.
        network: { seed: 31, layers: 3 x 16, activation: [tanh, sin, gaussian] }
        medium: engraving
        colour: ["#0a0d14", "#283347"]
        film: { duration: 12, pace: even }
        finish: { glow: 0.6 }
        fields:
          mask:
            keyframes:
              - { at: 0%, z: seed 1, ease: ease-in-out }
              - { at: 50%, z: seed 4, ease: ease-in-out }
            path: linear
        collage:
          border: 0
          shadow: 0.02
          darkness: 0.8
          zones:
            - { above: 0.6, medium: neon, network: { seed: 33 } }

        """#),
    ShippedPreset(
      folder: "collage", name: "pressroom",
      yaml: #"""
        # Printed paper under cut paper.
        zoetrope: 1
        title: Pressroom
        about: A printed ampersand stands out of layers of paper.
        teaches: A mask that sees the figure alone as its input `shape`; a little of the ground is taken too.
        network: { seed: 8 }
        medium: paper-cut
        figure: { word: "&", font: DejaVu Serif Bold, size: 0.86 }
        fields:
          mask:
            network: { seed: 5, inputs: [shape], latent: 0, layers: [], weights: normal 3, biases: none }
        collage:
          border: 0.006
          shadow: 0.02
          zones: [{ above: 0.5, medium: halftone }]
        film: { duration: 14, pace: even }

        """#),
    ShippedPreset(
      folder: "collage", name: "scrapbook",
      yaml: #"""
        # Four papers under one pair of scissors.
        zoetrope: 1
        title: Scrapbook
        about: Stripes, an engraving and a misprint, cut along one field and laid over each other.
        teaches: A collage's zones are the preset with some keys changed; a narrow zone of one colour is a coloured edge.
        network: { seed: 21, layers: 3 x 16, activation: [tanh, sin, gaussian] }
        medium: { kind: op-art, pitch: 0.05 }
        colour: ["#17161c", "#f3ead7"]
        film: { duration: 14, pace: even }
        fields:
          mask: { network: { seed: 4, latent_spread: 1.5 }, z: orbit 1 2 3 }
        collage:
          border: 0.008
          zones:
            - { above: 0.30, medium: palette, colour: ["#f2b632", "#f2b632"] }
            - { above: 0.36, medium: { kind: engraving, pitch: 0.018 }, colour: ["#22394d", "#efe5d0"] }
            - { above: 0.62, medium: palette, colour: ["#e4572e", "#e4572e"] }
            - { above: 0.68, medium: { kind: halftone, pitch: 0.016 }, network: { seed: 9 } }

        """#),
    ShippedPreset(
      folder: "collage", name: "star-mosaic",
      yaml: #"""
        # A star of four materials.
        zoetrope: 1
        title: Star mosaic
        about: Print, glass and paper in the six-fold star of one kaleidoscope.
        teaches: Parts have the view's symmetry, so that a mask and all its zones share one kaleidoscope.
        network: { seed: 2, layers: 3 x 16 }
        medium: halftone
        view: { symmetry: kaleidoscope 6 }
        film: { duration: 12, pace: even }
        fields:
          mask: { network: { latent_spread: 0.6 }, z: orbit 3 4 5 }
        collage:
          border: 0.006
          border_colour: "#16213e"
          zones:
            - { above: 0.4, medium: stained-glass }
            - { above: 0.75, medium: paper-cut }

        """#),
    ShippedPreset(
      folder: "endless", name: "cathedral",
      yaml: #"""
        zoetrope: 1
        title: Cathedral
        about: An endless zoom through a kaleidoscope of six petals that turns by one of them on the way.
        teaches: "`zoom: turns 1` and a turn by one petal close the loop together."
        network:
          seed: 27
          inputs: [log-r 2, log-r 4, theta 1, theta 3]
          latent: 4
          layers: 4 x 24
          activation: tanh
          weights: normal 0.55
          output: sine
        view: { symmetry: kaleidoscope 6 }
        colour: ["#0b1026", "#1f3a8a", "#8c1c3f", "#e0522f", "#f6c667", "#fff4dc"]
        film: { duration: 12, samples: 4 }
        z: seed 1
        keyframes:
          - { at: 0%, zoom: 1, rotation: 0 }
          - { at: 100%, zoom: turns 1, rotation: 60 }

        """#),
    ShippedPreset(
      folder: "endless", name: "long-zoom",
      yaml: #"""
        zoetrope: 1
        title: The long zoom
        about: Five and a half decades into the centre at constant speed. The network sees the logarithm of r, so there is always more.
        teaches: "`log-r` inputs hold the same detail at every depth; `zoom: turns 2` is where they repeat."
        network:
          seed: 20
          inputs: [log-r 1, log-r 3, log-r 5, theta 1, theta 3]
          latent: 4
          layers: 4 x 32
          activation: tanh
          weights: normal 0.45
          output: sine
        colour: dusk
        film: { duration: 30, samples: 4 }
        z: seed 1
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 100%, zoom: turns 2 }

        """#),
    ShippedPreset(
      folder: "endless", name: "maelstrom",
      yaml: #"""
        zoetrope: 1
        title: Maelstrom
        about: Down a whirlpool for ever. Eight times deeper the picture is the same again, turned by the twist and all.
        teaches: "`twist` winds rays up into spirals, and the zoom still closes."
        network:
          seed: 16
          inputs: [log-r 3, theta 1, theta 2]
          latent: 4
          layers: 4 x 24
          activation: tanh
          weights: normal 0.5
          output: sine
        colour: tide
        film: { duration: 8, samples: 4 }
        z: seed 1
        twist: 3
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 100%, zoom: turns 1 }

        """#),
    ShippedPreset(
      folder: "endless", name: "nautilus",
      yaml: #"""
        zoetrope: 1
        title: Nautilus
        about: A shell of nine flat browns that grows for ever.
        teaches: "`steps` cuts a palette into flat colours; nine samples keep their edges clean."
        network:
          seed: 10
          inputs: [log-r 2, theta 1]
          latent: 4
          layers: 3 x 16
          activation: tanh
          weights: normal 0.8
          output: sine
        colour: { palette: autumn, steps: 9 }
        twist: 1
        film: { duration: 8, samples: 9 }
        z: seed 1
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 100%, zoom: turns 1 }

        """#),
    ShippedPreset(
      folder: "endless", name: "sorbet",
      yaml: #"""
        zoetrope: 1
        title: Sorbet
        about: Raspberry, mango and lime, scoop after scoop.
        teaches: "`kaleidoscope 5`, and a turn by a fifth that closes together with the zoom."
        network:
          seed: 21
          inputs: [log-r 2, theta 1, theta 2]
          latent: 4
          layers: 4 x 16
          activation: [tanh, gaussian]
          weights: normal 0.7
          output: sine
        view: { symmetry: kaleidoscope 5 }
        colour: sorbet
        film: { duration: 10, samples: 4 }
        z: seed 1
        keyframes:
          - { at: 0%, zoom: 1, rotation: 0 }
          - { at: 100%, zoom: turns 1, rotation: 72 }

        """#),
    ShippedPreset(
      folder: "endless", name: "wormhole",
      yaml: #"""
        zoetrope: 1
        title: Wormhole
        about: Through acid light, for ever and turning.
        teaches: Sines among the neurons make streaks; `twist` makes them turn.
        network:
          seed: 16
          inputs: [log-r 2, theta 1, theta 2]
          latent: 4
          layers: 4 x 16
          activation: [sin, tanh]
          weights: normal 0.6
          output: sine
        colour: acid
        twist: 1.5
        film: { duration: 26, samples: 4 }
        z: seed 1
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 100%, zoom: turns 1 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "captioned",
      yaml: #"""
        # Verdict: healthy
        zoetrope: 1
        title: Captioned
        about: "A picture that says something: the tutorial ends with a line of text on a painting."
        teaches: "`finish.caption` writes a line over the finished picture."
        source: "Paras Chopra, Making deep neural networks paint (2019): its last picture carries a sentence."
        network:
          seed: 17
          inputs: [x, y]
          latent: 0
          layers: 9 x 16
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        finish: { caption: { text: "Nobody drew this: nine layers did.", place: bottom, size: 0.05 } }
        film: { size: 720x720, duration: 6, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 2 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "depth-0",
      yaml: #"""
        # Verdict: flat
        zoetrope: 1
        title: Depth 0
        about: "No hidden layer: a straight line from dark to bright for each colour."
        teaches: "`layers: []` leaves the output layer alone, which can only draw a ramp."
        source: "Paras Chopra, Making deep neural networks paint (2019): no hidden layer."
        network:
          seed: 1
          inputs: [x, y]
          latent: 0
          layers: []
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 3 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "depth-1",
      yaml: #"""
        # Verdict: healthy
        zoetrope: 1
        title: Depth 1
        about: "One hidden layer of 16: ramps that bend."
        teaches: "One layer adds sixteen soft steps to each other."
        source: "Paras Chopra, Making deep neural networks paint (2019): one hidden layer."
        network:
          seed: 1
          inputs: [x, y]
          latent: 0
          layers: 1 x 16
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 3 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "depth-16",
      yaml: #"""
        # Verdict: too-fine
        zoetrope: 1
        title: Depth 16
        about: "Sixteen hidden layers of 16: finer than the pixels, until one looks closer."
        teaches: "What looks pixelated is structure finer than a pixel: zoomed in, it is smooth."
        source: "Paras Chopra, Making deep neural networks paint (2019): sixteen hidden layers."
        network:
          seed: 1
          inputs: [x, y]
          latent: 0
          layers: 16 x 16
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        # Changes by up to 13 levels a frame: its folds are finer than a pixel, which is what it shows.
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 3 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "depth-8",
      yaml: #"""
        # Verdict: healthy
        zoetrope: 1
        title: Depth 8
        about: "Eight hidden layers of 16: folds of folds."
        teaches: "Each layer folds what the one before has folded: detail multiplies with depth."
        source: "Paras Chopra, Making deep neural networks paint (2019): eight hidden layers."
        network:
          seed: 1
          inputs: [x, y]
          latent: 0
          layers: 8 x 16
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 3 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "grey-goo-normalised",
      yaml: #"""
        # Verdict: flat
        zoetrope: 1
        title: Grey goo, normalised
        about: Better coordinates do not cure grey goo. It is even greyer.
        teaches: "`span: 0.5` is x/size - 0.5: it cures crooked coordinates, not weights that are too small."
        source: "Paras Chopra, Making deep neural networks paint (2019): PyTorch's default weights."
        network:
          seed: 22
          inputs: [x, y]
          latent: 0
          layers: 9 x 16
          activation: tanh
          weights: pytorch
          biases: first
        view: { span: 0.5 }
        colour: rgb
        # Stands still to the eye: it is grey wherever one looks, which is what it shows.
        film: { size: 720x720, duration: 6, loop: ping-pong }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 8 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "grey-goo",
      yaml: #"""
        # Verdict: flat
        zoetrope: 1
        title: Grey goo
        about: The first thing that everybody gets. PyTorch's own weights paint one grey, wherever you look.
        teaches: "Weights of `pytorch` shrink what they are given by almost half in every layer, and sigmoid(0) is grey."
        source: "Paras Chopra, Making deep neural networks paint (2019): PyTorch's default weights."
        network:
          seed: 22
          inputs: [x, y]
          latent: 0
          layers: 9 x 16
          activation: tanh
          weights: pytorch
          biases: first
        view: { coordinates: raw }
        colour: rgb
        # Stands still to the eye: it is grey wherever one looks, which is what it shows.
        film: { size: 720x720, duration: 6, loop: ping-pong }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 8 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "halving-128",
      yaml: #"""
        # Verdict: healthy
        zoetrope: 1
        title: Halved layers
        about: "Layers of 128, 64, 32, 16, 8 and 4: more natural than the others, said the tutorial."
        teaches: "A list of widths; the last four neurons leave few colours, and large areas."
        source: "Paras Chopra, Making deep neural networks paint (2019): layers that halve."
        network:
          seed: 14
          inputs: [x, y]
          latent: 0
          layers: [128, 64, 32, 16, 8, 4]
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 6, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 4 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "normal-weights",
      yaml: #"""
        # Verdict: healthy
        zoetrope: 1
        title: Normal weights
        about: "The look that the tutorial is known for: a look through thick, coloured glass."
        teaches: "`normal 1` is mean 0 and deviation 1: most weights are small, a few are not. Try other seeds."
        source: "Paras Chopra, Making deep neural networks paint (2019): normal weights, several seeds."
        network:
          seed: 13
          inputs: [x, y]
          latent: 0
          layers: 9 x 16
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 6, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 4 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "saturated-centre",
      yaml: #"""
        # Verdict: saturated
        zoetrope: 1
        title: Saturated centre
        about: "The same network with x/size - 0.5: the origin slides from the corner into the middle, and the lines with it."
        teaches: "With `span: 0.5` the origin is in the middle; `center` moves it, and nothing else."
        source: "Paras Chopra, Making deep neural networks paint (2019): the coordinates divided by the size, less a half."
        network:
          seed: 22
          inputs: [x, y]
          latent: 1
          layers: 9 x 16
          activation: tanh
          weights: uniform 100
          biases: none
        # The tutorial drew weights anew and left the biases as PyTorch has them, within ±0.71. Here z takes their place: a
        # constant 0.00707 times weights within ±100.
        z: [0.00707107]
        view: { span: 0.5 }
        colour: rgb
        # Changes by up to 12 levels a frame: its colours have no shades between them.
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        # At 50 % the coordinates are 0 to 1, as the raw ones are 0 to 128.
        keyframes:
        - { at: 0%, center: [0, 0], ease: ease-in-out }
        - { at: 50%, center: [1, 1] }

        """#),
    ShippedPreset(
      folder: "experiments", name: "saturated-corner",
      yaml: #"""
        # Verdict: saturated
        zoetrope: 1
        title: Saturated corner
        about: "Weights of up to a hundred and raw pixel coordinates: only pure colours, and every line comes from the corner."
        teaches: "`coordinates: raw` are 0 to 128, and never negative; `uniform 100` saturates every tanh."
        source: "Paras Chopra, Making deep neural networks paint (2019): weights within ±100."
        network:
          seed: 22
          inputs: [x, y]
          latent: 1
          layers: 9 x 16
          activation: tanh
          weights: uniform 100
          biases: none
        # The tutorial drew weights anew and left the biases as PyTorch has them, within ±0.71. Here z takes their place: a
        # constant 0.00707 times weights within ±100.
        z: [0.00707107]
        view: { coordinates: raw }
        colour: rgb
        film: { size: 720x720, duration: 6, loop: ping-pong, pace: even }
        # Into the upper left corner, which stays where it is.
        keyframes:
        - { at: 0%, zoom: 1, center: [0, 0], ease: ease-in-out }
        - { at: 50%, zoom: 4, center: [-0.75, -0.75] }

        """#),
    ShippedPreset(
      folder: "experiments", name: "width-128",
      yaml: #"""
        # Verdict: too-fine
        zoetrope: 1
        title: Width 128
        about: "A hundred and twenty-eight neurons a layer: the tutorial saw a Pollock in the texture."
        teaches: "With weights that do not shrink with the width, wider layers have larger sums: finer texture."
        source: "Paras Chopra, Making deep neural networks paint (2019): his neuro-pollock."
        network:
          seed: 9
          inputs: [x, y]
          latent: 0
          layers: 9 x 128
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even, samples: 9 }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 1.1 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "width-32",
      yaml: #"""
        # Verdict: too-fine
        zoetrope: 1
        title: Width 32
        about: "Eight layers of 32 have as many neurons as sixteen of 16, and fewer folds."
        teaches: "Depth buys folds. Width adds to each of them."
        source: "Paras Chopra, Making deep neural networks paint (2019): width against depth."
        network:
          seed: 1
          inputs: [x, y]
          latent: 0
          layers: 8 x 32
          activation: tanh
          weights: normal 1
          biases: first
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 3 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "zoom-by-coordinates",
      yaml: #"""
        # Verdict: saturated
        zoetrope: 1
        title: Zoom by coordinates
        about: "The second way to look closer: x and y times 0.01. The tutorial called it a neural Mondrian."
        teaches: "A `span` of 0.005 in place of 0.5 is the same picture as `zoom: 100`."
        source: "Paras Chopra, Making deep neural networks paint (2019): zoom, the second way."
        network:
          seed: 22
          inputs: [x, y]
          latent: 1
          layers: 9 x 16
          activation: tanh
          weights: uniform 100
          biases: none
        # The tutorial drew weights anew and left the biases as PyTorch has them, within ±0.71. Here z takes their place: a
        # constant 0.00707 times weights within ±100.
        z: [0.00707107]
        view: { span: 0.005 }
        colour: rgb
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 4 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "zoom-by-cropping",
      yaml: #"""
        # Verdict: saturated
        zoetrope: 1
        title: Zoom by cropping
        about: "The first way to look closer: a picture a hundred times as large, of which the middle is left."
        teaches: "`zoom: 100` shows the middle hundredth, computed and not enlarged."
        source: "Paras Chopra, Making deep neural networks paint (2019): zoom, the first way."
        network:
          seed: 22
          inputs: [x, y]
          latent: 1
          layers: 9 x 16
          activation: tanh
          weights: uniform 100
          biases: none
        # The tutorial drew weights anew and left the biases as PyTorch has them, within ±0.71. Here z takes their place: a
        # constant 0.00707 times weights within ±100.
        z: [0.00707107]
        view: { span: 0.5 }
        colour: rgb
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 100 }

        """#),
    ShippedPreset(
      folder: "experiments", name: "zoom-by-weights",
      yaml: #"""
        # Verdict: too-fine
        zoetrope: 1
        title: Zoom by weights
        about: "The third way: weights of up to 3 in place of 100. It is no zoom, and it is the picture that blows the mind."
        teaches: "Smaller weights in the first layer zoom in; in the other layers they let tanh be a curve again."
        source: "Paras Chopra, Making deep neural networks paint (2019): zoom, the third way."
        network:
          seed: 22
          inputs: [x, y]
          latent: 1
          layers: 9 x 16
          activation: tanh
          weights: uniform 3
          biases: none
        # The tutorial drew weights anew and left the biases as PyTorch has them, within ±0.71. Here z takes their place: a
        # constant 0.2357 times weights within ±3.
        z: [0.235702]
        view: { span: 0.5 }
        colour: rgb
        # Changes by up to 13 levels a frame: its folds are nearly as fine as pixels.
        film: { size: 720x720, duration: 8, loop: ping-pong, pace: even }
        keyframes:
        - { at: 0%, zoom: 1, ease: ease-in-out }
        - { at: 50%, zoom: 2 }

        """#),
    ShippedPreset(
      folder: "figures", name: "ampersand",
      yaml: #"""
        zoetrope: 1
        title: Ampersand
        about: One letter of agate on paper.
        teaches: A figure is the picture cut out, with a shadow; the mask of the letter travels in the recipe.
        network: { seed: 7 }
        medium: agate
        figure: { word: "&", font: DejaVu Serif Bold }
        film: { duration: 20, pace: even }

        """#),
    ShippedPreset(
      folder: "figures", name: "cut-leaf",
      yaml: #"""
        zoetrope: 1
        title: Cut leaf
        about: A paper form on an empty table; its sheets open one after the other.
        teaches: "The figure stands still; `level` moves the sheets inside it through all heights."
        network: { seed: 8, layers: 3 x 16, activation: [tanh, gaussian], weights: balanced 2 }
        medium: { kind: paper-cut, sheets: 8, shadow: 0.03, blur: 0.012 }
        colour: ["#0d3b2e", "#1f6b4a", "#4f9d62", "#a8cf7f", "#f1f3c9"]
        figure: { outline: { seed: 14 }, size: 0.75, background: "#f3eee3", shadow: 0.5 }
        film: { duration: 12 }
        z: seed 1
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "figures", name: "cutter",
      yaml: #"""
        zoetrope: 1
        title: Cutter
        about: A word of warm paper on seven cool sheets, which open one after the other.
        teaches: The input `shape` is the figure; as the only one of a mask's network it cuts the collage along it.
        network: { seed: 8, layers: 3 x 24 }
        medium: paper-cut
        colour: ["#0b2239", "#14506b", "#2a8c8c", "#8fd0b0"]
        figure: { word: PAPER, size: 0.86 }
        fields:
          mask:
            # Without biases the field is 0.5 on the word's edge.
            network: { seed: 5, inputs: [shape], latent: 0, layers: [], weights: normal 3, biases: none }
            equalise: 0
        collage:
          border: 0.004
          shadow: 0.024
          zones:
            - { above: 0.5, network: { seed: 4 }, colour: ["#c8341f", "#f07a3f", "#f8c471", "#fdf3e0"] }
        film: { duration: 12 }
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "figures", name: "echo-sign",
      yaml: #"""
        zoetrope: 1
        title: Echo
        about: A word of neon tubes among wandering ones.
        teaches: Tubes lie at levels of the height, and the word is one more hill.
        network: { seed: 3 }
        medium: neon
        figure: { word: ECHO, press: 1.5 }
        film: { duration: 12, pace: even }

        """#),
    ShippedPreset(
      folder: "figures", name: "engraved-name",
      yaml: #"""
        zoetrope: 1
        title: Engraved name
        about: A name raised out of an engraved plate; the light goes once around it.
        teaches: "`press` raises the letters, and the lines and the shading follow them."
        network: { seed: 12, layers: 3 x 16, weights: balanced 1.7 }
        medium: { kind: engraving, relief: 0.7 }
        figure: { word: ATLAS, press: 1.2 }
        film: { duration: 14 }
        z: seed 1
        keyframes:
          - { at: 0%, light: 315 }
          - { at: 100%, light: 675 }

        """#),
    ShippedPreset(
      folder: "figures", name: "loose-o",
      yaml: #"""
        zoetrope: 1
        title: Loose O
        about: One letter of paper over paper on black, a frame for a stage.
        teaches: A short word may fill the height; `size` is reached by whichever side is first.
        network: { seed: 21, layers: 4 x 32, weights: balanced 2.6 }
        medium: { kind: paper-cut, sheets: 9 }
        colour: ["#10103a", "#3a1a6b", "#8c2f8f", "#e0507a", "#ff9a5a", "#ffe29a"]
        figure: { word: "O", size: 0.85, background: "#050507", shadow: 0 }
        film: { duration: 14 }
        z: seed 2
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "figures", name: "medallion",
      yaml: #"""
        zoetrope: 1
        title: Medallion
        about: A stone cut to a rounded form lies on dark cloth while its bands well up.
        teaches: An outline cuts a field, and `level` moves the bands inside it through all heights.
        network: { seed: 11, layers: 3 x 16, activation: [tanh, sin], weights: balanced 1.6 }
        medium: { kind: agate, bands: 32 }
        colour: ["#f7efe0", "#d9a05b", "#8a3b2a", "#2a1420", "#3b5a6b", "#bcd7d2", "#f7efe0"]
        figure: { outline: { seed: 9 }, size: 0.7, background: "#191a20", shadow: 0.8 }
        film: { duration: 16 }
        z: seed 1
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "figures", name: "mono-print",
      yaml: #"""
        zoetrope: 1
        title: Mono print
        about: An engraved pebble on empty paper, calm enough for text beside it.
        teaches: An outline is a field of its own, cut at a level and kept as a mask.
        network: { seed: 12 }
        medium: engraving
        figure: { outline: { seed: 3 }, press: 0.5, size: 0.6, background: "#f1e9d6", shadow: 0.35 }
        film: { duration: 12, pace: even }

        """#),
    ShippedPreset(
      folder: "figures", name: "snow-script",
      yaml: #"""
        zoetrope: 1
        title: Snow script
        about: Snow lies over a word; every line of the engraving goes round the letters.
        teaches: The input `shape` is 0 on the figure's edge and -1 far away; in between the field has its hills.
        network: { seed: 8, inputs: [x, y, shape], layers: 4 x 24, latent: 4 }
        medium: engraving
        colour: ["#1d2b4f", "#f3ead6"]
        figure: { word: drift, font: DejaVu Serif Bold, size: 0.78 }
        busy: 1.9
        film: { duration: 14, pace: even }

        """#),
    ShippedPreset(
      folder: "figures", name: "specimen",
      yaml: #"""
        zoetrope: 1
        title: Specimen
        about: An island on pale water; its contours creep while the light goes round.
        teaches: The outline stands still on its ground while the field inside it and the light move.
        network: { seed: 31 }
        medium: map
        colour: ["#123a4a", "#2c7a7b", "#8fbf8a", "#e9dcab", "#ffffff"]
        figure: { outline: { seed: 31 }, size: 0.94, press: 0.9, background: "#e4ecec", shadow: 0.6 }
        film: { duration: 12 }
        keyframes:
          - { at: 0%, z: seed 1, light: 315 }
          - { at: 50%, z: seed 2 }
          - { at: 100%, light: 675 }

        """#),
    ShippedPreset(
      folder: "figures", name: "yes",
      yaml: #"""
        zoetrope: 1
        title: Yes
        about: A word printed in dots of three inks on cream paper, their colours drifting.
        teaches: The ground is one colour from edge to edge; only the letters are evaluated.
        network: { seed: 5, layers: 3 x 16, weights: balanced 1.6 }
        medium: { kind: halftone, pitch: 0.02 }
        figure: { word: "YES!", size: 0.85, background: "#f4ecd8", shadow: 0 }
        film: { duration: 14, pace: even }

        """#),
    ShippedPreset(
      folder: "loops", name: "aurora",
      yaml: #"""
        zoetrope: 1
        title: Aurora
        about: Green curtains over a polar night.
        teaches: "`tile-x` with a short period beside plain `y` draws upright folds; `vignette` darkens the corners."
        network:
          seed: 4657
          inputs: [tile-x 3.6, tile-x 1.2, y]
          latent: 4
          layers: 4 x 16
          activation: [tanh, sin]
          weights: normal 0.5
          output: gaussian
        view: { span: 0.9 }
        colour: ["#03061a", "#0a0a30", "#35205c", "#0b6b5a", "#23c27a", "#c8ffdc"]
        finish: { vignette: 0.35 }
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "loops", name: "awakening",
      yaml: #"""
        zoetrope: 1
        title: Awakening
        about: "Calm at first, wild at the turn, calm again: one number does it."
        teaches: "`busy` from calm to wild, keyed; the pace is evened over both."
        network:
          seed: 16
          inputs: [x, y, r]
          latent: 4
          layers: 4 x 24
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 2 }
        colour: copper
        film: { duration: 14, pace: even }
        z: seed 1
        keyframes:
          - { at: 0%, busy: 2, ease: ease-in-out }
          - { at: 50%, busy: 10, ease: ease-in-out }

        """#),
    ShippedPreset(
      folder: "loops", name: "breathing",
      yaml: #"""
        zoetrope: 1
        title: Breathing
        about: Rings of fire that breathe once a loop.
        teaches: "The `time` input: a phase that goes round once a loop, so that the loop closes without a `z`."
        network:
          seed: 23
          inputs: [r, theta 1, time]
          latent: 0
          layers: 4 x 24
          activation: [sin, tanh]
          weights: normal 0.5
          output: triangle
        view: { span: 3, core: 0.03 }
        colour: ember
        film: { duration: 8, pace: even }

        """#),
    ShippedPreset(
      folder: "loops", name: "calm",
      yaml: #"""
        zoetrope: 1
        title: Calm
        about: Two layers of five neurons. Large forms, slow drift, a background that stays out of the way.
        teaches: Two narrow layers paint large forms; a background needs no more.
        network:
          seed: 2720
          inputs: [x, y, r]
          latent: 3
          layers: 2 x 5
          activation: tanh
          weights: normal 1.2
          output: sine
        view: { span: 1.5 }
        colour: glacier
        film: { duration: 20, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "loops", name: "lava-lamp",
      yaml: #"""
        zoetrope: 1
        title: Lava lamp
        about: Warm bubbles rise, merge and sink in violet.
        teaches: "`gaussian` neurons make blobs where tanh makes folds."
        network:
          seed: 10705
          inputs: [x, y]
          latent: 4
          layers: 3 x 16
          activation: gaussian
          weights: normal 0.55
          output: sine
        view: { span: 2.2 }
        colour: synthwave
        equalise: 0.5
        film: { duration: 12, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "loops", name: "lily-pond",
      yaml: #"""
        zoetrope: 1
        title: Lily pond
        about: Pond green and blush, as if a painter with bad eyes had mixed them.
        teaches: A palette by name is all it takes; the form is slow-ink's with another seed.
        network:
          seed: 12635
          inputs: [x, y, r]
          latent: 8
          layers: 4 x 32
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 2 }
        colour: lilies
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "loops", name: "morph",
      yaml: #"""
        zoetrope: 1
        title: Morph
        about: Three networks become one another, weight by weight, and stay as rich in between.
        teaches: Keyframes that name seeds blend the weights themselves.
        network:
          inputs: [x, y, r]
          latent: 0
          layers: 4 x 24
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 2 }
        colour: viridis
        film: { duration: 15, pace: even }
        keyframes:
          - { at: 0%, seed: 4 }
          - { at: 33.333%, seed: 5 }
          - { at: 66.667%, seed: 6 }

        """#),
    ShippedPreset(
      folder: "loops", name: "slow-ink",
      yaml: #"""
        zoetrope: 1
        title: Slow ink
        about: Ink that folds into warm paper and back; what a preset of ten lines gives.
        teaches: The defaults, an orbit of four latent vectors and an even pace are all that a good loop needs.
        network:
          seed: 3
          inputs: [x, y, r]
          latent: 8
          layers: 4 x 32
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 2 }
        colour: ink
        film: { duration: 12, pace: even }
        z: orbit 1 2 3 4

        """#),
    ShippedPreset(
      folder: "loops", name: "turning-tide",
      yaml: #"""
        zoetrope: 1
        title: Turning tide
        about: Slow ink becomes the lily pond, and ink again.
        teaches: Keyframes that name other presets morph from one to the next, weights, `z`, palette and all.
        network:
          inputs: [x, y, r]
          latent: 8
          layers: 4 x 32
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 2 }
        film: { duration: 12, pace: even }
        keyframes:
          - { at: 0%, preset: slow-ink.yaml, ease: ease-in-out }
          - { at: 50%, preset: lily-pond.yaml, ease: ease-in-out }

        """#),
    ShippedPreset(
      folder: "media", name: "banknote",
      yaml: #"""
        # Security printing: one field draws the lines, another one the tone.
        zoetrope: 1
        title: Banknote
        about: Green lines in six-fold rosettes, which swell as clouds pass over them.
        teaches: Engraved lines may run along a field of their own; here it turns six-fold, and the tone does not.
        network: { seed: 41, layers: 3 x 16, activation: [tanh, gaussian] }
        medium: { kind: engraving, pitch: 0.012 }
        colour: ["#14423a", "#ecf1e2"]
        film: { duration: 14, pace: even }
        fields:
          lines: { network: { layers: 2 x 24, activation: [tanh, sin] }, view: { symmetry: rotation 6 }, busy: 3 }

        """#),
    ShippedPreset(
      folder: "media", name: "chapel",
      yaml: #"""
        zoetrope: 1
        title: Chapel
        about: A window of coloured glass with six petals, and light behind it.
        teaches: Two channels cut the window into panes; the lead is equally wide whatever the field does.
        network: { seed: 20, layers: 4 x 32, weights: balanced 3.5 }
        view: { symmetry: kaleidoscope 6, span: 2 }
        medium: { kind: stained-glass, bars: 0 }
        film: { duration: 14, pace: even }

        """#),
    ShippedPreset(
      folder: "media", name: "copperplate",
      yaml: #"""
        zoetrope: 1
        title: Copperplate
        about: An engraving whose lines stand still while the shadows wander over them.
        teaches: Lines that rode the moving field would flicker. These are the first frame's, and only their widths change.
        network: { seed: 9, layers: 4 x 32, weights: balanced 2 }
        medium: engraving
        film: { duration: 14 }

        """#),
    ShippedPreset(
      folder: "media", name: "cutout",
      yaml: #"""
        zoetrope: 1
        title: Cut-outs
        about: Leaves and stones of painted paper, in four colours, that change their shapes as they lie.
        teaches: Four sheets of four colours, and short shadows, so that the paper lies flat.
        network: { seed: 26, inputs: [x, y, r], layers: 2 x 16, activation: [sin, gaussian], weights: balanced 2.6 }
        medium: { kind: paper-cut, sheets: 4, shadow: 0.016, blur: 0.008, darkness: 0.45, rim: 0.15, texture: 0.6 }
        colour: ["#f7ead0", "#1f3fa8", "#f26a4f", "#f2b233"]
        film: { duration: 16, pace: even }

        """#),
    ShippedPreset(
      folder: "media", name: "dunes",
      yaml: #"""
        # Sand, with the wind's own lines on it.
        zoetrope: 1
        title: Dunes
        about: Wide slopes of sand with small ripples that another network drew.
        teaches: The map's small hills may come from a field of their own, which stands still while the land moves.
        network: { seed: 6, layers: 3 x 12 }
        medium: { kind: map, detail: 2.4, levels: 10, finer: 0, ink: 0.3 }
        colour: ["#5b2a1b", "#a8562a", "#d98e4a", "#f0c27b", "#fbe8c8"]
        film: { duration: 16, pace: even }
        fields: { detail: { network: { activation: [sin, tanh], layers: 2 x 16 }, busy: 2 } }

        """#),
    ShippedPreset(
      folder: "media", name: "eclipse",
      yaml: #"""
        zoetrope: 1
        title: Eclipse
        about: A black shadow of large dots turns once around a white disc.
        teaches: The view turns and the screen stands still, so every dot swells and shrinks in its place.
        network: { seed: 21, inputs: [x, y, r], layers: 3 x 16, activation: [tanh, sin], weights: balanced 1.6 }
        medium: { kind: halftone, pitch: 0.045, shift: 0, bare: 0.3, mottle: 0, texture: 0.3 }
        colour: ["#111114", "#ffffff", "#ffffff"]
        film: { duration: 14 }
        z: seed 1
        keyframes:
          - { at: 0%, rotation: 0 }
          - { at: 100%, rotation: 360 }

        """#),
    ShippedPreset(
      folder: "media", name: "geode",
      yaml: #"""
        zoetrope: 1
        title: Geode
        about: Rings of rose and teal stone that well up around an eye.
        teaches: "A small `view.warp` leaves the rings whole; a `level` from 0 to 1 moves every band once through all heights."
        network: { seed: 9, inputs: [r, x, y], layers: 3 x 16, activation: [tanh, sin], weights: balanced 1.4 }
        view: { warp: 0.06 }
        medium: { kind: agate, bands: 44, veins: 0.4, contrast: 0.5 }
        colour: ["#ffffff", "#f3d9e6", "#d96c8f", "#8a2f5c", "#2f1236", "#0e2436", "#2f7f8a", "#d9eee6", "#a0653a", "#3a2018"]
        film: { duration: 16 }
        z: seed 1
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "media", name: "gold-vein",
      yaml: #"""
        zoetrope: 1
        title: Gold vein
        about: A vein of gold wanders through black stone.
        teaches: A palette that is dark at most of its places makes one vein of many bands.
        network: { seed: 3, layers: 4 x 32, weights: balanced 1.6 }
        view: { warp: 0.2 }
        medium: { kind: agate, bands: 20, contrast: 0.3, veins: 0, polish: 0.8 }
        colour: ["#050506", "#0c0c0f", "#16151a", "#0a0a0c", "#101014", "#0a090a", "#c9973b", "#fff0c0", "#5a3a10", "#070708", "#131216", "#0a0a0c", "#131216", "#050506"]
        film: { duration: 18, pace: even }

        """#),
    ShippedPreset(
      folder: "media", name: "great-wave",
      yaml: #"""
        zoetrope: 1
        title: Great wave
        about: A sea of blue paper rolls by, crest after crest, under a dark sky.
        teaches: "`tile-x 6` repeats after six units, so a centre that moves by six comes back without a seam."
        network: { seed: 16, inputs: [tile-x 6, y, abs-y, tile-y 5], layers: 3 x 20, activation: [tanh, sin], weights: balanced 3 }
        medium: { kind: paper-cut, sheets: 9, shadow: 0.03, blur: 0.014, rim: 0.35, texture: 0.6 }
        colour: ["#0b1e3d", "#163a63", "#2d6a94", "#7fb0bd", "#d8e2d6", "#f4ecd8"]
        film: { duration: 24 }
        z: seed 1
        keyframes:
          - { at: 0%, center: [0, 1.2] }
          - { at: 100%, center: [6, 1.2] }

        """#),
    ShippedPreset(
      folder: "media", name: "halo",
      yaml: #"""
        zoetrope: 1
        title: Halo
        about: A ring of warm light on black, brighter at one place, which goes once around.
        teaches: One tube and no wall leave the picture dark; the view turns, and the second channel's colours with it.
        network: { seed: 19, inputs: [x, y, r], layers: 3 x 12, activation: tanh, weights: balanced 1.4 }
        medium: { kind: neon, tubes: 1, width: 0.01, wall: 0, glow: 1.4 }
        colour: ["#ff7a1a", "#ff3d00", "#ffd9a0"]
        zoom: 1.25
        film: { duration: 12 }
        z: seed 1
        keyframes:
          - { at: 0%, rotation: 0 }
          - { at: 100%, rotation: 360 }

        """#),
    ShippedPreset(
      folder: "media", name: "islands",
      yaml: #"""
        zoetrope: 1
        title: Islands
        about: Islands on a sea chart, and a tide of tints that climbs them for ever.
        teaches: "`level` moves tints and contours up the heights, and the hills themselves stay."
        network: { seed: 18, inputs: [x, y], layers: 4 x 20, activation: [tanh, sin], weights: balanced 2.4 }
        medium: { kind: map, levels: 9, finer: 3, width: 0.0024, ink: 0.6, relief: 0.8, detail: 1.6, texture: 0.5 }
        colour: ["#0d3b5c", "#175d80", "#2f8aa3", "#6fbfc4", "#bfe3da", "#f2e6bf", "#a9bf7a", "#5f8a55", "#8c7a5a"]
        film: { duration: 10 }
        z: seed 1
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "media", name: "light-tunnel",
      yaml: #"""
        zoetrope: 1
        title: Light tunnel
        about: A flight through blossoms of neon on black, without an end.
        teaches: "`theta 4` gives every ring four petals; `turns 1` flies to where the tunnel is the same again."
        network: { seed: 31, inputs: [log-r 2, theta 4], layers: 3 x 16, activation: [tanh, sin], weights: balanced 3 }
        medium: { kind: neon, tubes: 4, width: 0.006, wall: 0.3, glow: 1.3 }
        colour: ["#00e5ff", "#3d5afe", "#d500f9", "#ff1744", "#ffea00"]
        film: { duration: 12 }
        z: seed 1
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 100%, zoom: turns 1 }

        """#),
    ShippedPreset(
      folder: "media", name: "malachite",
      yaml: #"""
        zoetrope: 1
        title: Malachite
        about: Green stone, cut and polished, that flows too slowly to be caught at it.
        teaches: The field displaces itself twice before it is painted, which folds its bands.
        network: { seed: 4, layers: 4 x 32, weights: balanced 2 }
        medium: { kind: agate, bands: 34, contrast: 0.6 }
        colour: ["#04150f", "#0b3a2a", "#11694a", "#2fa37a", "#a8dcc0", "#eef6e6", "#5fb58f", "#0d4a36", "#06231a"]
        film: { duration: 24, pace: even }

        """#),
    ShippedPreset(
      folder: "media", name: "misprint",
      yaml: #"""
        zoetrope: 1
        title: Misprint
        about: Blue, red and yellow ink, each on its own screen and a little beside its place.
        teaches: Three channels are three inks; where dots overlap, their light is multiplied.
        network: { seed: 5, layers: 4 x 32, weights: balanced 3 }
        medium: halftone
        film: { duration: 12, pace: even }

        """#),
    ShippedPreset(
      folder: "media", name: "neon-run",
      yaml: #"""
        zoetrope: 1
        title: Neon run
        about: An eye of neon tubes in the dark; each tube runs to the place of the next.
        teaches: "`abs-x` mirrors left and right; `level` from 0 to 1 moves light along a form that is held."
        network: { seed: 31, inputs: [abs-x, y, r], layers: 3 x 16, activation: [tanh, gaussian], weights: balanced 2 }
        medium: { kind: neon, tubes: 4, width: 0.007, wall: 0.4 }
        film: { duration: 8 }
        z: seed 1
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "media", name: "opening",
      yaml: #"""
        zoetrope: 1
        title: Opening
        about: Sheets of blue paper open from within, one after the other, without an end.
        teaches: After a whole level the sheets are where the next ones were, so the loop closes.
        network: { seed: 6, layers: 4 x 32, weights: balanced 2 }
        medium: { kind: paper-cut, sheets: 9, shadow: 0.024 }
        colour: ["#f4ead2", "#e9b872", "#c8553d", "#5b2a49", "#1d2246", "#0c1024"]
        film: { duration: 8 }
        z: seed 6
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "media", name: "paper-valley",
      yaml: #"""
        zoetrope: 1
        title: Paper valley
        about: Seven sheets of paper; the light goes once around them.
        teaches: The form is held. All that moves is where the light comes from.
        network: { seed: 16, layers: 4 x 32, weights: balanced 2 }
        medium: { kind: paper-cut, shadow: 0.08, blur: 0.025, darkness: 0.8, rim: 0.4 }
        film: { duration: 12 }
        z: seed 16
        keyframes:
          - { at: 0%, light: 315 }
          - { at: 100%, light: 675 }

        """#),
    ShippedPreset(
      folder: "media", name: "plate",
      yaml: #"""
        zoetrope: 1
        title: The plate
        about: An engraving of a cell that never was; the light goes once around it.
        teaches: "`relief: 0.9` shades by slopes more than by height, so that light from another side draws another picture."
        network: { seed: 36, inputs: [x, y, r], latent: 4, layers: 3 x 24, activation: [gaussian, tanh], weights: balanced 2 }
        view: { span: 1.65 }
        medium: { kind: engraving, pitch: 0.014, relief: 0.9, lightest: 0.04, darkest: 0.85 }
        colour: ["#2b1a10", "#efe2c6"]
        finish: { vignette: 0.4 }
        film: { duration: 16, pace: even }
        z: seed 1
        keyframes:
          - { at: 0%, light: 315 }
          - { at: 100%, light: 675 }

        """#),
    ShippedPreset(
      folder: "media", name: "relief",
      yaml: #"""
        zoetrope: 1
        title: Relief map
        about: A country of hills, coloured by height and lit from the side; the sun goes around it once.
        teaches: The same network at three and at ten times the frequency, ever fainter, makes a coast of a curve.
        network: { seed: 3, layers: 4 x 32, weights: balanced 2 }
        medium: map
        film: { duration: 16 }
        z: seed 3
        keyframes:
          - { at: 0%, light: 315 }
          - { at: 100%, light: 675 }

        """#),
    ShippedPreset(
      folder: "media", name: "riso",
      yaml: #"""
        zoetrope: 1
        title: Riso
        about: Blue, fluorescent pink and yellow, a little out of register, around a pink sun.
        teaches: "`shift` misplaces the inks, `mottle` starves them, and `bare` leaves half of the paper white."
        network: { seed: 14, inputs: [x, y, r], layers: 3 x 20, activation: [tanh, gaussian], weights: balanced 2 }
        medium: { kind: halftone, pitch: 0.018, shift: 0.008, bare: 0.5, mottle: 0.008, texture: 0.8 }
        colour: ["#0b4fb3", "#ff3f8e", "#fff04d"]
        film: { duration: 14, pace: even }

        """#),
    ShippedPreset(
      folder: "media", name: "scratchboard",
      yaml: #"""
        zoetrope: 1
        title: Scratchboard
        about: White lines scratched into black, and a lamp that is carried once around them.
        teaches: "The first colour is the ink: a light one on a dark one turns an engraving into a scratchboard."
        network: { seed: 44, inputs: [x, y, r], layers: 3 x 20, activation: [tanh, sin], weights: balanced 2 }
        medium: { kind: engraving, pitch: 0.024, relief: 0.9, hatch: 0, lightest: 0, darkest: 0.85 }
        colour: ["#f5efe0", "#08080a"]
        film: { duration: 10, pace: even }
        z: seed 1
        keyframes:
          - { at: 0%, light: 315 }
          - { at: 100%, light: 675 }

        """#),
    ShippedPreset(
      folder: "media", name: "sign",
      yaml: #"""
        zoetrope: 1
        title: Night sign
        about: Tubes of light that slide along a form in the dark.
        teaches: A tube is drawn by its distance, which is height over gradient, so it is equally wide everywhere.
        network: { seed: 5, layers: 4 x 32, weights: balanced 2 }
        medium: neon
        film: { duration: 12, pace: even }

        """#),
    ShippedPreset(
      folder: "media", name: "stripes",
      yaml: #"""
        zoetrope: 1
        title: Stripes
        about: Black and white stripes run over a form that is never drawn.
        teaches: Nothing is shaded. The bends alone show the form.
        network: { seed: 2, layers: 4 x 32, weights: balanced 2 }
        medium: op-art
        film: { duration: 4 }
        z: seed 2
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "media", name: "topography",
      yaml: #"""
        zoetrope: 1
        title: Topography
        about: The contours of a volcano and its plain, in the tints of an old sheet, that slowly changes.
        teaches: "`relief: 0` leaves out hill shade, so that lines and flat tints are all there is."
        network: { seed: 21, inputs: [x, y, r], latent: 4, latent_spread: 0.5, layers: 3 x 16, activation: [tanh, sin], weights: balanced 2 }
        medium: { kind: map, levels: 14, finer: 4, width: 0.003, ink: 0.8, relief: 0, detail: 0.5, texture: 0.6 }
        colour: ["#f6efdd", "#f1dfc0", "#ecc9a0", "#e2a77c", "#d17f5f", "#b2574e", "#85384a"]
        film: { duration: 20, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "media", name: "vertigo",
      yaml: #"""
        zoetrope: 1
        title: Vertigo
        about: Black and white stripes wind down into a drain that has no bottom.
        teaches: "`twist` makes spirals of the field, a wide `bend` makes whirls of the stripes, and `turns 1` closes the fall."
        network: { seed: 30, inputs: [log-r 4, theta 2], layers: 2 x 12, activation: [tanh, sin], weights: balanced 3.5 }
        twist: 1
        medium: { kind: op-art, pitch: 0.24, bend: 1.4, swell: 1 }
        film: { duration: 28 }
        z: seed 1
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 100%, zoom: turns 1 }

        """#),
    ShippedPreset(
      folder: "media", name: "white-on-white",
      yaml: #"""
        zoetrope: 1
        title: White on white
        about: A bowl of ten sheets of white paper, seen by its shadows alone, as the light goes once around.
        teaches: "With hardly any colour the shadows draw; `pace: even` keeps them moving as fast in every frame."
        network: { seed: 43, inputs: [x, y, r], layers: 3 x 16, weights: balanced 1.4 }
        medium: { kind: paper-cut, sheets: 10, shadow: 0.08, blur: 0.05, darkness: 0.62, rim: 0.12, texture: 0.25 }
        colour: ["#e2ded6", "#faf8f4"]
        film: { duration: 16, pace: even }
        z: seed 1
        keyframes:
          - { at: 0%, light: 315 }
          - { at: 100%, light: 675 }

        """#),
    ShippedPreset(
      folder: "monochrome", name: "jade",
      yaml: #"""
        zoetrope: 1
        title: Jade
        about: Veins of light in green stone.
        teaches: "`output: contour` is bright where the network says nothing."
        network:
          seed: 827
          inputs: [x, y, r]
          latent: 4
          layers: 4 x 24
          activation: tanh
          weights: normal 0.7
          output: contour
        view: { span: 2 }
        colour: jade
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "monochrome", name: "linocut",
      yaml: #"""
        zoetrope: 1
        title: Linocut
        about: Black ink, cream paper, nothing between.
        teaches: "Two flat steps; `samples: 9` smooths what is left, the edges."
        network:
          seed: 18
          inputs: [x, y]
          latent: 4
          layers: 4 x 16
          activation: [tanh, sin]
          weights: normal 0.8
          output: sine
        view: { span: 1.6 }
        colour: { palette: ["#171512", "#f1e9d8"], steps: 2 }
        film: { duration: 18, pace: even, samples: 9 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "monochrome", name: "noir",
      yaml: #"""
        zoetrope: 1
        title: Noir
        about: Smoke, silver and a black sun, on grainy film.
        teaches: "`finish` darkens the corners and lays moving grain over all."
        network:
          seed: 5
          inputs: [x, y, r]
          latent: 4
          layers: 5 x 20
          activation: tanh
          weights: normal 0.9
          output: sine
        view: { span: 1.6 }
        colour: noir
        finish: { vignette: 0.5, grain: 0.015, grain_motion: moving }
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "monochrome", name: "red-thread",
      yaml: #"""
        zoetrope: 1
        title: Red thread
        about: Wine-dark cloth in slow folds.
        teaches: "`layer_gains` tunes layers one by one: wild folds first, soft shades after."
        network:
          seed: 3
          inputs: [x, y, r]
          latent: 6
          layers: 4 x 24
          activation: tanh
          weights: normal 0.8
          output: sine
          layer_gains: [1.5, 1, 0.7, 0.7, 0.8]
        view: { span: 2 }
        colour: rose
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "palettes", name: "cherry",
      yaml: #"""
        zoetrope: 1
        title: Black cherry
        about: Two glowing fields and the dark between them.
        teaches: "`equalise` spreads what a small network says over all of the palette."
        network:
          seed: 2
          inputs: [x, y]
          latent: 4
          layers: 3 x 12
          activation: tanh
          weights: normal 0.9
          output: sine
        view: { span: 1 }
        colour: rothko
        equalise: 0.6
        film: { duration: 16, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "palettes", name: "house-colours",
      yaml: #"""
        zoetrope: 1
        title: House colours
        about: A firm's two colours printed on cream paper, as a calm backdrop with its name.
        teaches: "Brand colours are hex numbers; a third ink of `#ffffff` prints nothing; a caption names the firm."
        network: { seed: 9, inputs: [x, y], latent: 3, layers: 2 x 8, activation: tanh, weights: balanced 1.2 }
        medium: { kind: halftone, pitch: 0.02, shift: 0, bare: 0.5, mottle: 0 }
        colour: ["#1f4fd8", "#ff7a59", "#ffffff"]
        finish:
          caption: { text: "NORTHLIGHT", font: DejaVu Sans, place: bottom-right, size: 0.06, colour: "#10243e" }
        film: { duration: 16, pace: even }

        """#),
    ShippedPreset(
      folder: "palettes", name: "prism",
      yaml: #"""
        zoetrope: 1
        title: Prism
        about: White light, taken apart into petals.
        teaches: "`oklch` reads lightness, strength and hue from three channels; each has an output of its own."
        network:
          seed: 6022
          inputs: [x, y, r]
          latent: 4
          layers: 4 x 16
          activation: [tanh, gaussian]
          weights: normal 0.7
          output: [sine, sigmoid, triangle]
        view: { span: 1.6, symmetry: kaleidoscope 8 }
        colour: oklch
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "palettes", name: "seasons",
      yaml: #"""
        zoetrope: 1
        title: Four seasons
        about: One landscape through the year.
        teaches: Palettes in keyframes blend in OKLab; named twice, one stays a while.
        network:
          seed: 13535
          inputs: [x, y, r]
          latent: 4
          latent_spread: 0.4
          layers: 4 x 24
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 1.8 }
        film: { duration: 16, pace: even }
        z: orbit 1 2 3
        keyframes:
          - { at: 0%, colour: spring }
          - { at: 15%, colour: spring, ease: ease-in-out }
          - { at: 25%, colour: summer }
          - { at: 40%, colour: summer, ease: ease-in-out }
          - { at: 50%, colour: autumn }
          - { at: 65%, colour: autumn, ease: ease-in-out }
          - { at: 75%, colour: winter }
          - { at: 90%, colour: winter, ease: ease-in-out }

        """#),
    ShippedPreset(
      folder: "symmetric", name: "azulejo",
      yaml: #"""
        zoetrope: 1
        title: Azulejo
        about: A wall of blue, white and yellow tiles whose pattern never stays the same.
        teaches: "Tile inputs under `mirror` are wallpaper with axes; bars of the window are the joints of tiles."
        network: { seed: 38, inputs: [tile-x 2, tile-y 2], layers: 3 x 16, activation: [tanh, gaussian], weights: balanced 5 }
        view: { span: 2, symmetry: mirror }
        medium: { kind: stained-glass, levels: 5, across: 2, width: 0.007, bars: 0.5, glow: 1, texture: 0.4 }
        colour: ["#0d2f7a", "#2f66c4", "#f2f4f6", "#ffffff", "#f3c64a", "#8fb8e8", "#12357f"]
        film: { duration: 14, pace: even }

        """#),
    ShippedPreset(
      folder: "symmetric", name: "flower",
      yaml: #"""
        zoetrope: 1
        title: Night flower
        about: Four-fold petals from angles counted by four, opening as the latent turns.
        teaches: "`theta 4` alone makes four petals: symmetry by what the network is told."
        network:
          seed: 2
          inputs: [log-r 2, log-r 4, theta 4]
          latent: 4
          layers: 4 x 16
          activation: tanh
          weights: normal 0.6
          output: sine
        colour: orchid
        film: { duration: 12, samples: 4 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "symmetric", name: "galaxy",
      yaml: #"""
        zoetrope: 1
        title: Galaxy
        about: A field that is the same after half a turn, wound up into spiral arms that loosen and tighten.
        teaches: "`symmetry: rotation 2` turns and does not mirror; keyed `twist`."
        network:
          seed: 16
          inputs: [x, y, r]
          latent: 4
          layers: 3 x 16
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 2, symmetry: rotation 2 }
        colour: dusk
        film: { pace: even, duration: 16, samples: 4 }
        z: orbit 1 2 3
        keyframes:
          - { at: 0%, twist: 2.2, rotation: 0, ease: ease-in-out }
          - { at: 50%, twist: 2.8, ease: ease-in-out }
          - { at: 100%, rotation: 180 }

        """#),
    ShippedPreset(
      folder: "symmetric", name: "mandala",
      yaml: #"""
        zoetrope: 1
        title: Mandala
        about: A flower of twelve petals in nine sheets of paper, that opens without an end.
        teaches: "`kaleidoscope 12` folds the field; `level` moves every sheet to the next one's place."
        network: { seed: 12, inputs: [x, y, r], layers: 3 x 16, activation: [sin, tanh], weights: balanced 4 }
        view: { span: 1.6, symmetry: kaleidoscope 12 }
        medium: { kind: paper-cut, sheets: 9, shadow: 0.03, blur: 0.014, darkness: 0.75 }
        colour: ["#061a2b", "#0a3d62", "#0f7c86", "#67c1a7", "#f0d9a0", "#c9973b"]
        film: { duration: 10 }
        z: seed 1
        keyframes:
          - { at: 0%, level: 0 }
          - { at: 100%, level: 1 }

        """#),
    ShippedPreset(
      folder: "symmetric", name: "mask",
      yaml: #"""
        zoetrope: 1
        title: Mask
        about: Left and right mirror each other, and everyone sees a face.
        teaches: "`mirror-x`, the cheapest way to a picture that means something."
        network:
          seed: 27
          inputs: [x, y, r]
          latent: 6
          latent_spread: 0.4
          layers: 5 x 20
          activation: tanh
          weights: normal 0.9
          output: sine
        view: { span: 1.8, symmetry: mirror-x }
        colour: ["#05060a", "#16324f", "#c8553d", "#f2e3c6"]
        film: { pace: even, duration: 14, samples: 4 }
        z: orbit 4 5 6

        """#),
    ShippedPreset(
      folder: "symmetric", name: "mirror",
      yaml: #"""
        zoetrope: 1
        title: Mirror
        about: The network sees |x| and |y| only, so the picture mirrors itself both ways.
        teaches: "`abs-x` and `abs-y` as inputs mirror without `view.symmetry`."
        network:
          seed: 2
          inputs: [abs-x, abs-y, r]
          latent: 4
          layers: 3 x 16
          activation: sin
          weights: normal 0.6
          output: sine
        view: { span: 3 }
        colour: verdigris
        film: { duration: 12 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "symmetric", name: "pinwheel",
      yaml: #"""
        zoetrope: 1
        title: Pinwheel
        about: A paper star of five, printed in four inks.
        teaches: "`rotation 5` turns and mirrors nothing; flat steps keep it paper."
        network:
          seed: 15375
          inputs: [x, y, r]
          latent: 4
          layers: 3 x 16
          activation: [tanh, gaussian]
          weights: normal 0.65
          output: sine
        view: { span: 1.8, symmetry: rotation 5 }
        colour: { palette: poster, steps: 4 }
        equalise: 0.6
        twist: 0.4
        film: { duration: 12, pace: even, samples: 9 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "symmetric", name: "pool",
      yaml: #"""
        zoetrope: 1
        title: Pool
        about: Light on water, as a tile. The picture lies on a torus, so it repeats in both directions without a seam.
        teaches: "`tile-x` and `tile-y` lay the picture on a torus: wallpaper, cloth, textures for games."
        network:
          seed: 31
          inputs: [tile-x, tile-y, tile-x 0.6666666666666666, tile-y 0.6666666666666666]
          latent: 4
          latent_spread: 0.4
          layers: 4 x 20
          activation: tanh
          weights: normal 0.6
          output: sine
        colour: glacier
        film: { size: 1080x1080, duration: 10 }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "symmetric", name: "rose-window",
      yaml: #"""
        zoetrope: 1
        title: Rose window
        about: Eight petals, each of two halves that mirror each other, in the colours of old glass.
        teaches: "`kaleidoscope 8`, and a palette written as a list of hex colours."
        network:
          seed: 13
          inputs: [x, y, r]
          latent: 6
          latent_spread: 0.4
          layers: 4 x 24
          activation: tanh
          weights: normal 0.9
          output: sine
        view: { span: 2.2, symmetry: kaleidoscope 8 }
        colour: ["#0b1026", "#1f3a8a", "#8c1c3f", "#e0522f", "#f6c667", "#fff4dc"]
        film: { pace: even, duration: 16, samples: 4 }
        z: orbit 4 5 6

        """#),
    ShippedPreset(
      folder: "symmetric", name: "snowflake",
      yaml: #"""
        zoetrope: 1
        title: Snowflake
        about: Six arms, no two films alike.
        teaches: "`kaleidoscope 6` and a light palette."
        network:
          seed: 9
          inputs: [x, y, r]
          latent: 4
          layers: 4 x 20
          activation: [tanh, gaussian]
          weights: normal 0.8
          output: sine
        view: { span: 2, symmetry: kaleidoscope 6 }
        colour: winter
        equalise: 0.6
        film: { duration: 14, pace: even }
        z: orbit 1 2 3

        """#),
    ShippedPreset(
      folder: "zooms", name: "deep-dive",
      yaml: #"""
        zoetrope: 1
        title: Deep dive
        about: Into the richest spot of the picture and out again, starting and stopping softly. The program finds the spot.
        teaches: "`center: auto` finds a point worth the journey; keys may ease."
        network:
          seed: 15
          inputs: [x, y, r]
          latent: 0
          layers: 6 x 24
          activation: tanh
          weights: normal 0.85
          output: sine
        view: { span: 1.6 }
        colour: ["#080b1a", "#12355b", "#2a7f9e", "#f3e9d2", "#e07a3f", "#5a1e1e"]
        film: { duration: 20, pace: even, samples: 4 }
        center: auto
        keyframes:
          - { at: 0%, zoom: 1, rotation: 0, ease: ease-in-out }
          - { at: 50%, zoom: 24, rotation: 90, ease: ease-in-out }

        """#),
    ShippedPreset(
      folder: "zooms", name: "flyover",
      yaml: #"""
        zoetrope: 1
        title: Flyover
        about: A round trip over red rock, never landing.
        teaches: "The two coordinates of `center` keyed at different times: the view flies a circle."
        network:
          seed: 16
          inputs: [x, y]
          latent: 0
          layers: 5 x 20
          activation: tanh
          weights: normal 0.9
          output: sine
        view: { span: 1.4 }
        colour: desert
        zoom: 2
        film: { duration: 16, pace: even }
        keyframes:
          - { at: 0%, center: { x: -0.6 }, ease: "cubic-bezier(0.37, 0, 0.63, 1)" }
          - { at: 25%, center: { y: -0.45 }, ease: "cubic-bezier(0.37, 0, 0.63, 1)" }
          - { at: 50%, center: { x: 0.6 }, ease: "cubic-bezier(0.37, 0, 0.63, 1)" }
          - { at: 75%, center: { y: 0.45 }, ease: "cubic-bezier(0.37, 0, 0.63, 1)" }

        """#),
    ShippedPreset(
      folder: "zooms", name: "gold-rush",
      yaml: #"""
        zoetrope: 1
        title: Gold rush
        about: Down into beaten gold and back up, turning on the way.
        teaches: A second channel, `lightness`, gives the metal its sheen.
        network:
          seed: 6
          inputs: [x, y, r]
          latent: 0
          layers: 5 x 20
          activation: tanh
          weights: normal 0.85
          output: sine
        view: { span: 1.5 }
        colour: { palette: klimt, lightness: 0.4 }
        center: auto
        film: { duration: 14, pace: even, samples: 4 }
        keyframes:
          - { at: 0%, zoom: 0.7, rotation: 0, ease: ease-in-out }
          - { at: 50%, zoom: 6, rotation: -70, ease: ease-in-out }

        """#),
    ShippedPreset(
      folder: "zooms", name: "mondrian-zoom",
      yaml: #"""
        zoetrope: 1
        title: Neural Mondrian
        about: Uniform weights of a hundred saturate every neuron to flat shards; a zoom into the centre, and out again.
        teaches: "Huge weights saturate tanh into flat facets; `loop: ping-pong` plays there and back."
        source: "Paras Chopra, Making deep neural networks paint (2019): his zooms into saturated networks."
        network:
          seed: 45
          inputs: [x, y]
          latent: 0
          layers: 6 x 16
          activation: tanh
          weights: uniform 100
          biases: first
          output: sine
        view: { span: 0.5 }
        colour: { palette: mondrian, steps: 5 }
        film: { duration: 10, loop: ping-pong, pace: even, samples: 9 }
        keyframes:
          - { at: 0%, zoom: 0.25, ease: ease-in-out }
          - { at: 50%, zoom: 4, rotation: 90 }

        """#),
  ]
}
