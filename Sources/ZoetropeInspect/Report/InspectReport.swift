package import CPPN

/// What `inspect` found in a preset at one instant: what its page shows.
package struct InspectReport: Sendable {
  /// The preset's name, title and description, as their author wrote them.
  package var name: String
  package var title: String
  package var about: String
  /// The instant, such as `frame 75 of 300, at 2.50 s`.
  package var moment: String
  /// The picture at this instant.
  package var picture: PagePicture
  /// The networks that make the picture, the whole preset's own first. There is one or more.
  package var networks: [NetworkReport]

  package init(
    name: String, title: String, about: String, moment: String, picture: PagePicture,
    networks: [NetworkReport]
  ) {
    (self.name, self.title, self.about, self.moment) = (name, title, about, moment)
    (self.picture, self.networks) = (picture, networks)
  }
}

/// What `inspect` found in one network.
package struct NetworkReport: Sendable {
  /// The network's place in the preset: `the painting network`, `mask`, `zone 2: detail`.
  package var name: String
  /// Which part of the picture the network makes, in a sentence.
  package var role: String
  /// The picture while this network's sums are 0 everywhere, and the change of each pixel; nil if it
  /// is the only network.
  package var without: Change?
  /// The network's own picture, with which its changed pictures compare.
  package var picture: PagePicture
  package var architecture: Architecture
  /// The number of all weights and biases.
  package var parameters: Int
  /// The columns of the first layer: `x`, `cos 2 theta`, `z1`.
  package var inputs: [InputReport]
  /// The hidden layers in order, then the output layer.
  package var layers: [LayerReport]
  /// What holding inputs, layers and neurons at their means changes, the largest change first.
  package var silenced: [SilencedReport]
  /// The direction of z that changes the picture most; nil without z.
  package var direction: DirectionReport?
  /// The backward passes of one neuron; nil without hidden layers.
  package var backward: BackwardReport?
  /// Where the layers lie between order and chaos; nil without hidden layers.
  package var phases: PhaseReport?
  /// What does not apply to this network or was left out, and why, a sentence each.
  package var notes: [String]

  package init(
    name: String, role: String, without: Change? = nil, picture: PagePicture,
    architecture: Architecture,
    parameters: Int, inputs: [InputReport], layers: [LayerReport], silenced: [SilencedReport],
    direction: DirectionReport? = nil, backward: BackwardReport? = nil,
    phases: PhaseReport? = nil, notes: [String] = []
  ) {
    (self.name, self.role, self.without, self.picture) = (name, role, without, picture)
    (self.architecture, self.parameters) = (architecture, parameters)
    (self.inputs, self.layers, self.silenced) = (inputs, layers, silenced)
    (self.direction, self.notes) = (direction, notes)
    (self.backward, self.phases) = (backward, phases)
  }
}

/// A changed picture and the change.
package struct Change: Sendable {
  /// The mean absolute change of all pixels and colour channels, in 8-bit levels.
  package var levels: Double
  package var picture: PagePicture
  /// The change of each pixel in grey: the larger, the brighter.
  package var difference: PagePicture

  package init(levels: Double, picture: PagePicture, difference: PagePicture) {
    (self.levels, self.picture, self.difference) = (levels, picture, difference)
  }
}

/// An input number of the network: what the colour owes to it.
package struct InputReport: Sendable {
  package var name: String
  /// True for a number of z.
  package var isLatent: Bool
  /// The root mean square of the picture's derivative by this number, over all pixels and colour
  /// channels, in 8-bit levels for a change of 1.
  package var gradient: Double
  /// `gradient` times the number's standard deviation over the picture: about how many levels of the
  /// picture are owed to it. For a number of z, which is the same at all pixels, nil.
  package var influence: Double?
  /// The size of the derivative at each pixel in grey; nil if it is 0 everywhere.
  package var map: PagePicture?

  package init(
    name: String, isLatent: Bool, gradient: Double, influence: Double?, map: PagePicture?
  ) {
    (self.name, self.isLatent) = (name, isLatent)
    (self.gradient, self.influence, self.map) = (gradient, influence, map)
  }
}

/// A layer, hidden or the output.
package struct LayerReport: Sendable {
  /// `layer 1`, `the outputs`.
  package var name: String
  package var width: Int
  package var statistics: LayerStatistics
  /// The neurons that are shown, the most influential first: at most 64.
  package var neurons: [NeuronReport]
  /// The weights into the shown neurons.
  package var weights: WeightReport
  /// What the outputs would make of this layer alone, by least squares, and the share of the
  /// variance of their sums that it explains; nil for the output layer.
  package var buildUp: BuildUp?

  package init(
    name: String, width: Int, statistics: LayerStatistics, neurons: [NeuronReport],
    weights: WeightReport, buildUp: BuildUp?
  ) {
    (self.name, self.width, self.statistics) = (name, width, statistics)
    (self.neurons, self.weights, self.buildUp) = (neurons, weights, buildUp)
  }

  package struct BuildUp: Sendable {
    package var picture: PagePicture
    /// 0 to 1; nil if the sums do not vary.
    package var explained: Double?

    package init(picture: PagePicture, explained: Double?) {
      (self.picture, self.explained) = (picture, explained)
    }
  }
}

/// A neuron and its picture.
package struct NeuronReport: Sendable {
  /// The neuron's number in its layer, from 1.
  package var index: Int
  /// The spelling of its activation in presets, such as `tanh`.
  package var activation: String
  /// Its value at each pixel, the lowest black and the highest white; mid-grey if it is constant.
  package var picture: PagePicture
  /// The lowest, mean and highest value, and their standard deviation.
  package var lowest: Double
  package var mean: Double
  package var highest: Double
  package var deviation: Double
  /// The mean absolute change of the picture, in 8-bit levels, while it is held at its mean; nil if
  /// that was not measured.
  package var influence: Double?

  package init(
    index: Int, activation: String, picture: PagePicture, lowest: Double, mean: Double,
    highest: Double, deviation: Double, influence: Double?
  ) {
    (self.index, self.activation, self.picture) = (index, activation, picture)
    (self.lowest, self.mean, self.highest) = (lowest, mean, highest)
    (self.deviation, self.influence) = (deviation, influence)
  }
}

/// Weights of a layer: those of the shown neurons, from the shown columns.
package struct WeightReport: Sendable {
  /// The names of the rows (the layer's shown neurons) and of the columns (what they see).
  package var rows: [String]
  package var columns: [String]
  /// The weights, row after row.
  package var matrix: [Double]
  /// The biases of the rows; empty if there are none.
  package var biases: [Double]
  /// The histogram of all weights of the layer, biases left out: equal bins from `-largest` to
  /// `largest`.
  package var histogram: [Int]
  package var largest: Double
  /// The standard deviation of all weights of the layer.
  package var deviation: Double

  package init(
    rows: [String], columns: [String], matrix: [Double], biases: [Double], histogram: [Int],
    largest: Double, deviation: Double
  ) {
    precondition(
      matrix.count == rows.count * columns.count, "A matrix has a number for each place.")
    (self.rows, self.columns, self.matrix, self.biases) = (rows, columns, matrix, biases)
    (self.histogram, self.largest, self.deviation) = (histogram, largest, deviation)
  }
}

/// What the picture loses when something is held at its mean over the frame.
package struct SilencedReport: Sendable {
  package enum Part: Hashable, Sendable {
    case input
    case layer
    case neuron
  }

  package var part: Part
  /// `x`, `layer 3`, `layer 3, neuron 7`.
  package var name: String
  /// The mean absolute change of all pixels and colour channels, in 8-bit levels.
  package var levels: Double
  /// The picture without it; nil if only the number was kept.
  package var picture: PagePicture?

  package init(part: Part, name: String, levels: Double, picture: PagePicture?) {
    (self.part, self.name, self.levels, self.picture) = (part, name, levels, picture)
  }
}

/// The direction of z in which the picture changes most for its length.
package struct DirectionReport: Sendable {
  /// The unit vector.
  package var direction: [Double]
  /// The root mean square change of the picture for a step of length 1, in 8-bit levels, to first
  /// order, and that in a direction drawn at random, in the mean of squares.
  package var strongest: Double
  package var typical: Double
  /// The length of the step that the pictures show.
  package var step: Double
  /// The picture after the step against the one before.
  package var change: Change

  package init(
    direction: [Double], strongest: Double, typical: Double, step: Double, change: Change
  ) {
    (self.direction, self.strongest, self.typical) = (direction, strongest, typical)
    (self.step, self.change) = (step, change)
  }
}
