/// How much work a page takes.
package struct SightOptions: Hashable, Sendable {
  /// The number of places that are covered, about.
  package var places = 144
  /// The number of channels whose dreams are painted, and the steps for each.
  package var dreams = 6
  package var dreamSteps = 120
  /// The side of the pictures that dreams are taught by, in pixels.
  package var dreamSide = 128
  /// The number of steps towards another class.
  package var adversarialSteps = 12
  /// The number of steps in which a block is inverted, and the number of pixels, about.
  package var inversionSteps = 200
  package var inversionArea = 176 * 176

  package init() {}

  /// A page in a third of the time.
  package static let quick: SightOptions = {
    var options = SightOptions()
    (options.places, options.dreams, options.dreamSteps) = (80, 4, 50)
    (options.inversionSteps, options.inversionArea) = (100, 128 * 128)
    return options
  }()
}
