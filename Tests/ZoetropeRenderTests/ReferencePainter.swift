import CPPN
import ZoetropeFrame
import ZoetropeScene

/// Paints a scene pixel by pixel in Double, by the plain formulas: what the renderer is held to.
struct ReferencePainter {
  let scene: Scene
  let plan: FramePlan
  private let field: FieldMap
  private let network: ReferenceEvaluator

  init(_ scene: Scene, frame: Int = 0) {
    self.scene = scene
    plan = scene.plan(frame: frame)
    field = FieldMap(view: scene.view, plan: plan, size: scene.size)
    let from = Weights(scene.network, seed: plan.seeds.from)
    let to = Weights(scene.network, seed: plan.seeds.to)
    let weights = from.blended(with: to, amount: plan.seeds.amount).scaled(by: plan.gain)
    network = ReferenceEvaluator(
      architecture: scene.network, weights: weights, latent: plan.latent, phase: plan.phase)
  }

  /// The colour of a pixel, encoded.
  func pixel(column: Int, row: Int) -> [Double] {
    let side = Int(Double(scene.samples).squareRoot().rounded())
    if side == 1 { return colour(column: Double(column) + 0.5, row: Double(row) + 0.5) }
    var sum = [0.0, 0, 0]
    for down in 0..<side {
      for right in 0..<side {
        let sample = colour(
          column: Double(column) + (Double(right) + 0.5) / Double(side),
          row: Double(row) + (Double(down) + 0.5) / Double(side))
        for c in 0..<3 { sum[c] += SRGB.decode(sample[c]) }
      }
    }
    return sum.map { SRGB.encode($0 / Double(side * side)) }
  }

  /// The colour at a place in the picture.
  private func colour(column: Double, row: Double) -> [Double] {
    let (x, y) = field(column: column, row: row)
    let raw = network(x: x, y: y)
    let contrasted = raw.map { min(max(0.5 + plan.contrast * ($0 - 0.5), 0), 1) }
    switch scene.colour {
    case .rgb: return contrasted
    case .grey(let inverted):
      let value = inverted ? 1 - contrasted[0] : contrasted[0]
      return [value, value, value]
    case .hsv:
      return RGB(hue: raw[0] + plan.shift, saturation: contrasted[1], value: contrasted[2]).channels
    case .palette(let gradient, _):
      let position = contrasted[0] * plan.cycles + 2 * plan.shift
      let folded = (position - 2 * (position / 2).rounded()).magnitude
      return gradient.colour(at: folded).channels
    }
  }
}

extension RGB {
  var channels: [Double] { [red, green, blue] }
}

/// How far a painted picture is from the reference.
struct Difference: CustomStringConvertible {
  private(set) var farPixels = 0
  private(set) var pixels = 0
  private(set) var largest = 0.0

  /// Pixels off by more than a code of 255, as a share of all.
  var farShare: Double { Double(farPixels) / Double(pixels) }
  var description: String {
    "\(farPixels) of \(pixels) pixels are over a code off, the worst by \(largest * 255)"
  }

  init(_ strip: Strip, from painter: ReferencePainter) {
    for row in strip.rows {
      for column in 0..<strip.width {
        let exact = painter.pixel(column: column, row: row)
        let index = (row - strip.rows.lowerBound) * strip.width + column
        let painted = [strip.red[index], strip.green[index], strip.blue[index]]
        let error = zip(exact, painted).map { ($0 - Double($1)).magnitude }.max() ?? .infinity
        pixels += 1
        if !(error <= 1 / 255.0) { farPixels += 1 }
        largest = max(largest, error)
      }
    }
  }
}
