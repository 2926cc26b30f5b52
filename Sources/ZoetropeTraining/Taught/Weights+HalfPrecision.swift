internal import CPPN
internal import ZoetropeWeights

extension Weights {
  /// These weights in half precision, so that recipes hold the same numbers in half the room. Numbers
  /// beyond its range become its largest ones.
  var inHalfPrecision: Weights {
    var weights = self
    for index in weights.layers.indices {
      weights.layers[index].matrix = weights.layers[index].matrix.map(Self.half)
      weights.layers[index].bias = weights.layers[index].bias.map(Self.half)
    }
    return weights
  }

  private static func half(_ value: Float) -> Float {
    let limit: Float = 65504
    return HalfFloat.rounded(min(max(value, -limit), limit))
  }
}
