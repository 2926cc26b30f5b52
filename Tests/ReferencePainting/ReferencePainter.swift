package import CPPN
internal import Foundation
internal import ZoetropeFrame
package import ZoetropeScene

/// The reference with which the renderer is compared. It paints a scene pixel by pixel in double
/// precision, by the plain formulas.
package struct ReferencePainter {
  package let scene: SceneDraft
  package let plan: FramePlan
  private let field: FieldMap
  private let network: ReferenceEvaluator

  package init(_ scene: SceneDraft, frame: Int = 0) { self.init(scene, scene.plan(frame: frame)) }

  /// Creates a painter for `plan`, which need not belong to one of the scene's frames.
  package init(_ scene: SceneDraft, _ plan: FramePlan) {
    self.scene = scene
    self.plan = plan
    field = FieldMap(view: scene.view, plan: plan, size: scene.size)
    let from = Weights(scene.network, seed: plan.seeds.from)
    let to = Weights(scene.network, seed: plan.seeds.to)
    let weights = from.blended(with: to, amount: plan.seeds.amount).scaled(by: plan[.gain])
    network = ReferenceEvaluator(
      architecture: scene.network, weights: weights, latent: plan.latent, phase: plan[.phase],
      domain: scene.view.domain(plan))
  }

  /// Returns the encoded red, green and blue of a pixel, averaged over its samples.
  package func pixel(column: Int, row: Int) -> [Double] {
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

  /// Returns the encoded colour at a point of the picture. `column` and `row` are in pixels, from
  /// the picture's left upper corner.
  private func colour(column: Double, row: Double) -> [Double] {
    let (x, y) = field(column: column, row: row)
    return colour(of: network(x: x, y: y))
  }

  /// Returns the network's results at a point of the picture and their derivatives per pixel: the
  /// channels, or the sums of the output layer.
  package func gradients(column: Double, row: Double, ofSums: Bool) -> [Dual] {
    let (x, y) = field(column: column, row: row)
    let across = Dual(x, SIMD2(field.rightX, field.downX))
    let down = Dual(y, SIMD2(field.rightY, field.downY))
    return ofSums
      ? network.outputSums(x: across, y: down) : network.channels(x: across, y: down)
  }

  /// Returns the encoded red, green and blue for the network's channels.
  package func colour(of channels: [Double]) -> [Double] {
    var raw = channels
    if case .measured(let curves) = scene.equalising {
      raw = zip(raw, curves).map { $1.value(at: $0) }
    }
    let contrasted = raw.map { min(max(0.5 + plan[.contrast] * ($0 - 0.5), 0), 1) }
    return colour(raw: raw, contrasted: contrasted)
  }

  /// Returns the encoded colour with exposure, saturation and the rotation of hues applied.
  private func graded(_ colour: [Double]) -> [Double] {
    guard plan[.exposure] != 0 || plan[.saturation] != 1 || plan[.hue] != 0 else { return colour }
    let lab = OKLab(RGB(colour[0], colour[1], colour[2]))
    return mapped(lab)
  }

  /// Returns `lab` as encoded sRGB, with exposure, saturation and the rotation of hues applied.
  private func mapped(_ lab: OKLab) -> [Double] { inGamut(graded(lab)) }

  private func graded(_ lab: OKLab) -> OKLab {
    let light = exp2(plan[.exposure] / 3)
    let angle = plan[.hue] * .pi / 180
    return OKLab(
      lightness: light * lab.lightness,
      a: light * plan[.saturation] * (lab.a * cos(angle) - lab.b * sin(angle)),
      b: light * plan[.saturation] * (lab.a * sin(angle) + lab.b * cos(angle)))
  }

  /// Returns `lab` as encoded sRGB. If sRGB lacks the colour, its chroma is reduced by bisection to
  /// the largest that sRGB has at this lightness and hue.
  private func inGamut(_ lab: OKLab) -> [Double] {
    let lightness = min(max(lab.lightness, 0), 1)
    func at(_ share: Double) -> OKLab {
      OKLab(lightness: lightness, a: share * lab.a, b: share * lab.b)
    }
    /// Returns true if a channel is outside its range by more than 0.0001 in linear light. Encoded,
    /// this is at most a third of an 8-bit level.
    func isOutside(_ colour: OKLab) -> Bool {
      let light = colour.linearLight
      return light.min() < -1e-4 || light.max() > 1.0001
    }
    guard isOutside(at(1)) else { return at(1).rgb.channels }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if isOutside(at(middle)) { high = middle } else { low = middle }
    }
    return at(low).rgb.channels
  }

  private func colour(raw: [Double], contrasted: [Double]) -> [Double] {
    switch scene.colour {
    case .rgb: return graded(contrasted)
    case .grey(let inverted):
      let value = inverted ? 1 - contrasted[0] : contrasted[0]
      return graded([value, value, value])
    case .hsv:
      let hue = raw[0] * plan[.cycles] + plan[.shift]
      return graded(
        RGB(hue: hue, saturation: contrasted[1], value: contrasted[2]).channels)
    case .oklab:
      return mapped(
        OKLab(
          lightness: 0.2 + 0.74 * contrasted[0], a: 0.4 * (contrasted[1] - 0.5),
          b: 0.4 * (contrasted[2] - 0.5)))
    case .oklch:
      let angle = 2 * .pi * (raw[2] * plan[.cycles] + plan[.shift])
      return mapped(
        OKLab(
          lightness: 0.2 + 0.74 * contrasted[0], a: 0.24 * contrasted[1] * cos(angle),
          b: 0.24 * contrasted[1] * sin(angle)))
    case .palette(let ramp, _, let use):
      let position = contrasted[0] * plan[.cycles] + 2 * plan[.shift]
      let folded = (position - 2 * (position / 2).rounded()).magnitude
      let steps = Double(use.steps)
      let place = use.steps == 0 ? folded : min((folded * steps).rounded(.down) / (steps - 1), 1)
      guard use.lightness > 0 else { return graded(ramp.colour(at: place).channels) }
      var lab = ramp.lab(at: place)
      let lightness = lab.lightness
      lab.lightness +=
        use.lightness * (2 * contrasted[1] - 1) * lightness * (1 - lightness)
      return mapped(lab)
    }
  }
}

extension RGB {
  var channels: [Double] { [red, green, blue] }
}
