internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
package import ZoetropeScene

/// The plane through a scene's z at one moment that is spanned by the directions in which the picture
/// changes most, with a length of the steps along each of them.
package struct LatentPlane: Sendable {
  /// A direction of the plane.
  package struct Axis: Sendable {
    /// The unit vector, a number for each number of z.
    package let vector: [Double]
    /// The length of a step in z.
    package let step: Double
  }

  /// The scene, measured.
  private let scene: SceneDraft
  private let frame: Int
  /// The axes, the strongest first: two; one if z has one number or nothing else changes the picture;
  /// none if z changes nothing.
  package let axes: [Axis]

  /// Finds the plane.
  ///
  /// - Parameters:
  ///   - scene: a measured scene.
  ///   - steps: the number of steps from the middle of the plane to its edge, 1 or more.
  ///   - reach: the distance from the middle to the edge in standard deviations of z; when nil, each
  ///     step is so long that it changes the picture by about `change` levels.
  ///   - done: called once for each number of z.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init(
    _ scene: SceneDraft, frame: Int, steps: Int, reach: Double?,
    unless isCancelled: @escaping @Sendable () -> Bool, done: @escaping @Sendable () -> Void = {}
  ) throws {
    (self.scene, self.frame) = (scene, frame)
    let painting = InspectedPart.all(of: scene)[0].scene
    let studied = StudiedNetwork(painting, frame: frame)
    let size = InspectionBudget(studied).compared
    let features = studied.architecture.featureCount
    let study = try InputStudy(
      studied, studied.architecture.inputNames.map { _ in NeuronStudy.Distribution() }, size: size,
      from: features, unless: isCancelled, done: done)
    let spread = scene.latentSpread > 0 ? scene.latentSpread : 1
    axes = study.directions(studied, count: 2).map { direction in
      let step =
        reach.map { $0 * spread / Double(steps) }
        ?? Self.step(
          along: direction, of: studied, size: size,
          most: Self.furthest * spread / Double(steps))
      return Axis(vector: direction.vector, step: step)
    }
  }

  /// The root mean square change of the picture from one step to the next, in 8-bit levels: seen at
  /// once, and yet the same picture.
  private static let change = 30.0

  /// The furthest way from the middle to the edge, in standard deviations of z. Vectors drawn from
  /// seeds are seldom further apart.
  private static let furthest = 3.0

  /// Returns the length of a step, of at most `most`, that changes the picture by `change` levels.
  ///
  /// Derivatives promise too much where the picture turns back soon, so pictures are compared.
  private static func step(
    along direction: InputStudy.Direction, of studied: StudiedNetwork, size: FrameSize, most: Double
  ) -> Double {
    let middle = studied.picture(studied.network, size: size)
    var step = min(most, change / direction.strength)
    for _ in 0..<4 {
      let changes = [step, -step].map { step in
        rootMeanSquare(
          studied.picture(studied.moving(direction.vector.map { $0 * step }), size: size), middle)
      }
      let seen = (changes[0] + changes[1]) / 2
      guard seen > 0, seen.isFinite else { break }
      step = min(most, step * min(2, max(0.5, change / seen)))
    }
    return step
  }

  private static func rootMeanSquare(_ first: Strip, _ second: Strip) -> Double {
    var sum = 0.0
    for (a, b) in [(first.red, second.red), (first.green, second.green), (first.blue, second.blue)]
    {
      for (x, y) in zip(a, b) { sum += Double(x - y) * Double(x - y) }
    }
    return 255 * (sum / Double(max(3 * first.red.count, 1))).squareRoot()
  }

  /// Returns the pictures of the plane row by row: the first axis from left to right, the second from
  /// bottom to top.
  ///
  /// - Parameter steps: the number of steps from the middle to each edge.
  func cells(steps: Int) -> [SheetJob.Cell] {
    guard let first = axes.first else { return [] }
    let rows = axes.count > 1 ? Array((-steps...steps).reversed()) : [0]
    return rows.flatMap { row in
      (-steps...steps).map { column in
        var moves = first.vector.map { $0 * first.step * Double(column) }
        if axes.count > 1 {
          for (index, share) in axes[1].vector.enumerated() {
            moves[index] += share * axes[1].step * Double(row)
          }
        }
        return SheetJob.Cell(
          scene: row == 0 && column == 0 ? scene : scene.movingLatent(moves, at: frame),
          frame: frame, label: Self.label(column, row))
      }
    }
  }

  /// Returns the words under a picture: how many steps it lies along both axes, such as `-2 a  +1 b`.
  package static func label(_ column: Int, _ row: Int) -> String {
    let parts = [(column, "a"), (row, "b")].filter { $0.0 != 0 }.map { steps, name in
      "\(steps > 0 ? "+" : "")\(steps) \(name)"
    }
    return parts.isEmpty ? "as it is" : parts.joined(separator: "  ")
  }
}

extension SceneDraft {
  /// Returns the scene with z moved by a vector, to the numbers that z has at a frame plus the vector.
  func movingLatent(_ moves: [Double], at frame: Int) -> SceneDraft {
    var scene = self
    func moved(_ vector: [Double]) -> [Double] { zip(vector, moves).map { $0 + $1 } }
    if timeline.latent.path == .slerp {
      // Moved ends give another arc, so the vector stays the same through the film.
      scene.timeline.latent = LatentTrack(
        keys: [TrackKey(position: 0, value: moved(plan(frame: frame).latent))])
    } else {
      // The whole course moves, so that media that look back to the first frame see it moved too.
      for index in timeline.latent.keys.indices {
        scene.timeline.latent.keys[index].value = moved(timeline.latent.keys[index].value)
      }
    }
    return scene
  }
}
