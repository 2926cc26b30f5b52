internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeScene

/// The points of the field behind the pixels of a picture, and what a network sees of them.
struct DreamPoints: Sendable {
  private let architecture: Architecture
  private let domain: Domain
  private let map: FieldMap
  private let inputs: Int
  let size: FrameSize

  init(_ scene: TaughtScene, size: FrameSize) {
    architecture = scene.architecture
    domain = scene.domain
    map = scene.map(size)
    inputs = TrainingLayout(scene.architecture).inputs
    self.size = size
  }

  /// The number of pixels.
  var count: Int { size.width * size.height }

  /// Returns the numbers that go in at some pixels through a camera, a row for each, with zeros that
  /// fill the last block.
  func rows(_ pixels: Range<Int>, through camera: DreamCamera) -> [Float] {
    var rows = [Float](repeating: 0, count: pixels.count * inputs)
    // By far the most frequent inputs, without a list for each point.
    let isPlain = architecture.inputs == [.x, .y] && domain == .plain
    for (row, pixel) in pixels.enumerated() {
      let seen = map(
        column: Double(pixel % size.width) + 0.5, row: Double(pixel / size.width) + 0.5)
      let point = camera(SIMD2(seen.x, seen.y))
      if isPlain {
        (rows[row * inputs], rows[row * inputs + 1]) = (Float(point.x), Float(point.y))
        continue
      }
      let features = architecture.features(x: point.x, y: point.y, phase: 0, domain: domain)
      for (column, feature) in features.enumerated() {
        rows[row * inputs + column] = Float(feature)
      }
    }
    return rows
  }
}
