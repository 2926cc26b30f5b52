internal import CPPN

/// What becomes of an activation's result while a network is taught: `scale * (result - offset)`.
///
/// With these numbers the values of a layer have about the mean 0 and the variance 1 if its sums have,
/// so that deep networks can be taught. A taught network does not need them: they go into the weights
/// and biases of the layer behind.
struct NeuronScale: Hashable, Sendable {
  var scale: Float = 1
  var offset: Float = 0

  /// Returns the numbers of an activation.
  init(_ activation: Activation) {
    switch activation {
    // Of a normal sum with variance 1, tanh has the deviation 0.628 and the sine 0.657; the gaussian
    // has the mean 0.577 and the deviation 0.337. The factors are a little rounded.
    case .tanh: scale = 1.6
    case .sin: scale = 1.5
    case .gaussian: (scale, offset) = (2.7, 0.58)
    default: break
    }
  }

  /// The numbers that change nothing.
  init() {}
}
