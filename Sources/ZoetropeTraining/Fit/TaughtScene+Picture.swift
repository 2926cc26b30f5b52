internal import CPPN
internal import ZoetropeFrame
internal import ZoetropePicture
internal import ZoetropePreset
internal import ZoetropeScene
internal import ZoetropeWeights

extension TaughtScene {
  /// Half a picture's short side in field units. Points within it have about the variance 1.
  static let pictureSpan = 1.7320508

  /// Creates the scene of a network that is taught to be a picture.
  init(_ picture: Picture, name: String, _ options: FitOptions) throws(WeightsError) {
    try self.init(name: name, size: picture.size, span: Self.pictureSpan, options.shape)
  }

  /// Returns the PSNR of the film's first frame against the picture, in dB: that of colours between 0
  /// and 1, before they are made bytes.
  func psnr(_ weights: Weights, _ picture: Picture) -> Double {
    let strip = Self.paint(draft(weights, reach: nil), frame: 0)
    let squares = zip(
      [strip.red, strip.green, strip.blue], [picture.red, picture.green, picture.blue]
    )
    .reduce(0.0) { sum, pair in
      zip(pair.0, pair.1).reduce(sum) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    }
    return Self.decibels(squares / Double(3 * size.width * size.height))
  }

  /// Returns the PSNR of a mean squared error, in dB; at most 99.
  static func decibels(_ error: Double) -> Double {
    min(99, -10 * PortableMath.log(max(error, 1e-10)) / PortableMath.log(10))
  }
}
