internal import CPPN
internal import ZoetropeFrame
internal import ZoetropePreset

/// The sizes of the pictures of an inspection, which keep its time within bounds.
struct InspectionBudget: Sendable {
  /// The size of the neurons' pictures.
  let mosaic: FrameSize
  /// The size of the changed pictures that are shown, and the number of their samples for each pixel.
  let shown: (size: FrameSize, samples: Int)
  /// The size of the maps of backward passes: that of the neurons' pictures, or smaller for the
  /// passes' sake.
  let backward: FrameSize
  /// The size of pictures from which neurons are ranked.
  let study: FrameSize
  /// The size of pictures that are compared.
  let compared: FrameSize
  /// The largest number of neurons of a layer that are silenced one by one.
  let silencedNeurons: Int
  /// True if neurons or changed pictures are smaller than usual.
  let isSmall: Bool

  /// The multiply-adds that all pictures of a kind may take together: some seconds of two cores for
  /// the first two kinds, which are computed in double precision, and for the last one.
  private static let slow = 1e10
  private static let fast = 7e10

  init(_ studied: StudiedNetwork) {
    let cost = studied.cost
    let painting = studied.paintingCost
    func size(
      _ widths: [Int], within budget: Double, cost: Double, passes: Double
    ) -> FrameSize {
      let sizes = widths.map { studied.size(width: $0) }
      return sizes.first { Double($0.width * $0.height) * cost * passes <= budget }
        ?? sizes[sizes.count - 1]
    }
    mosaic = size([160, 112, 80, 48], within: Self.slow, cost: cost, passes: 1)
    backward = size(
      [160, 112, 80, 48], within: Self.slow, cost: cost,
      passes: 1 + Double(BackwardPass.allCases.count))
    study = size(
      [48, 32, 24, 16], within: Self.slow, cost: cost, passes: 1 + 2 * Double(studied.channels))
    let architecture = studied.architecture
    let fixed = Double(
      2 * architecture.inputNames.count + architecture.featureCount + architecture.layers.count)
    compared = size([80, 48, 32, 16], within: Self.fast, cost: painting, passes: fixed + 8)
    let pictures =
      Double(2 * Silencing.mostPictures) + Double(min(architecture.featureCount, 12))
      + Double(architecture.layers.count) / 2 + 4
    let samples = studied.size(width: 160)
    let pixels = Double(samples.width * samples.height)
    shown =
      4 * pixels * painting * pictures <= Self.fast
      ? (samples, 4)
      : (size([160, 112, 80, 48], within: Self.fast, cost: painting, passes: pictures), 1)
    isSmall = mosaic.width < 160 || shown.size.width < 160
    let left = Self.fast / (Double(compared.width * compared.height) * painting) - fixed
    let layers = Double(max(architecture.layers.count, 1))
    silencedNeurons = Int(min(Double(NetworkInspection.mostNeurons), max(1, left / layers)))
  }
  /// Returns how pictures of a whole preset are painted.
  ///
  /// - Parameters:
  ///   - cost: the number of multiply-adds for a point of all networks together.
  ///   - pictures: the number of pictures.
  static func page(cost: Double, pictures: Int) -> (width: Int, samples: Int) {
    let choices = [(480, 4), (480, 1), (320, 1), (160, 1)]
    // Pictures of most presets are 16:9, and smooth ones take a fraction of this.
    return choices.first { width, samples in
      Double(width * width * samples * pictures) * 9 / 16 * cost <= fast
    } ?? (160, 1)
  }
}
