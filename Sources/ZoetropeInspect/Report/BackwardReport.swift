package import CPPN

/// The backward passes of one neuron, or why they have no meaning.
package enum BackwardReport: Sendable {
  case maps(BackwardMaps)
  /// The reason, in a sentence.
  case meaningless(String)
}

/// What one neuron owes to each input, passed back in several ways.
package struct BackwardMaps: Sendable {
  /// What the neuron owes to one input in one way.
  package struct Map: Sendable {
    package var pass: BackwardPass
    /// The root mean square over the pixels, in the neuron's own unit for a change of 1.
    package var strength: Double
    /// The derivative at each pixel: black where it is 0, orange where positive, blue where negative.
    package var picture: PagePicture

    package init(pass: BackwardPass, strength: Double, picture: PagePicture) {
      (self.pass, self.strength, self.picture) = (pass, strength, picture)
    }
  }

  package struct Input: Sendable {
    package var name: String
    /// True for all numbers of z together, whose maps hold the length of their derivatives.
    package var isLatent: Bool
    /// One map for each pass.
    package var maps: [Map]

    package init(name: String, isLatent: Bool, maps: [Map]) {
      (self.name, self.isLatent, self.maps) = (name, isLatent, maps)
    }
  }

  /// The numbers of the layer and of the neuron in it, from 1.
  package var layer: Int
  package var neuron: Int
  /// The spelling of its activation in presets.
  package var activation: String
  /// The neuron's value at each pixel, the lowest black and the highest white.
  package var picture: PagePicture
  package var inputs: [Input]
  /// The number of inputs that are left out, those with the smallest derivatives.
  package var omitted: Int

  package init(
    layer: Int, neuron: Int, activation: String, picture: PagePicture, inputs: [Input],
    omitted: Int
  ) {
    (self.layer, self.neuron, self.activation) = (layer, neuron, activation)
    (self.picture, self.inputs, self.omitted) = (picture, inputs, omitted)
  }
}
