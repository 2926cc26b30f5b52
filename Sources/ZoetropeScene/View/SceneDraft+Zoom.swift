import CPPN
import Foundation
public import ZoetropeFrame

extension FieldView {
  /// Returns the deepest zoom, at most 1e25, at which neighbouring samples still get different
  /// coordinates; 0 if there is none.
  ///
  /// Networks get coordinates as 32-bit floats. Where coordinates are largest in the picture,
  /// neighbours must be at least four steps of the float's precision apart. In a picture centred on
  /// the field's origin, the precision grows with the zoom, so the zoom is limited only by the
  /// smallest distance `r`, 1e-30.
  ///
  /// - Parameters:
  ///   - centreX: the horizontal coordinate of the point at the middle of the picture. The unit is
  ///     half the picture's short side at zoom 1.
  ///   - centreY: the vertical coordinate of that point, in the same unit.
  ///   - size: the size of the picture in pixels.
  ///   - samples: samples per pixel, a square number. More samples bring neighbours closer
  ///     together.
  public func deepestZoom(
    centreX: Double, centreY: Double, size: FrameSize, samples: Int
  ) -> Double {
    let middle = middle(x: centreX, y: centreY, at: size)
    let distance = max(abs(middle.x), abs(middle.y))
    let step = step(at: size) / Double(max(samples, 1)).squareRoot()
    let (width, height) = (Double(size.width), Double(size.height))
    // No corner is further out than this, at any rotation.
    let reach = self.step(at: size) / 2 * (width * width + height * height).squareRoot()
    // At zoom f neighbours are step / f apart, and the largest coordinate is distance + reach / f.
    if distance == 0 {
      let apart = step / reach >= 4 * Double(Float.ulpOfOne)
      return apart ? min(Self.deepestAtOrigin, step / 1e-29) : 0
    }
    guard distance < Double(Float.greatestFiniteMagnitude) / 4 else { return 0 }
    // A float's precision halves at each power of two, so each octave of coordinates allows its own
    // deepest zoom. The result is that of the first octave in which the coordinates then remain.
    var stretch = Double(sign: .plus, exponent: distance.exponent, significand: 1)
    while stretch < Double(Float.greatestFiniteMagnitude) / 4 {
      let zoom = step / (4 * stretch * Double(Float.ulpOfOne))
      if distance + reach / zoom < 2 * stretch { return min(zoom, Self.deepestAtOrigin) }
      stretch *= 2
    }
    return 0
  }

  private static var deepestAtOrigin: Double { 1e25 }
}

extension SceneDraft {
  /// Returns the deepest zoom that 32-bit coordinates resolve at frame `index`, with the frame's
  /// centre.
  package func deepestZoom(frame index: Int) -> Double {
    let playback = timeline.playback
    let position = playback.position(ofFrame: index)
    return view.deepestZoom(
      centreX: timeline[.centreX].value(at: position, in: playback),
      centreY: timeline[.centreY].value(at: position, in: playback), size: size, samples: samples)
  }

  /// The problem of the frame whose zoom exceeds its limit most; empty if no frame exceeds it. The
  /// timeline must have no problems.
  public var zoomProblems: [TimelineProblem] {
    let playback = timeline.playback
    let isStill = [timeline[.zoom], timeline[.centreX], timeline[.centreY]].allSatisfy {
      $0.keys.count == 1
    }
    var worst: (frame: Int, zoom: Double, deepest: Double, excess: Double)?
    // The end of a film that does not loop is not a frame, but is checked as well.
    for frame in 0...(isStill ? 0 : playback.frameCount) {
      let zoom = timeline[.zoom].value(at: playback.position(ofFrame: frame), in: playback)
      let deepest = deepestZoom(frame: frame)
      let excess = zoom / deepest
      if excess > max(1, worst?.excess ?? 1) { worst = (frame, zoom, deepest, excess) }
    }
    guard let worst else { return [] }
    let position = playback.position(ofFrame: worst.frame)
    if worst.deepest < 1 { return [unresolved(worst.zoom, worst.deepest, at: position)] }
    let segment = playback.segment(at: position, among: timeline[.zoom].keys)
    let (from, to) = (timeline[.zoom].keys[segment.from], timeline[.zoom].keys[segment.to])
    return [
      TimelineProblem(
        code: .tooDeep, quantity: .zoom, key: to.value > from.value ? segment.to : segment.from,
        message: "is \(spoken(worst.zoom, rounded: .up)) at \(playback.percent(position)); expected"
          + " \(spoken(worst.deepest, rounded: .down)) at most, the deepest that 32-bit coordinates"
          + " resolve at \(size)" + (samples > 1 ? " with \(samples) samples" : "")
          + " about that center")
    ]
  }

  /// Returns the problem of a picture that is not resolved even at zoom 1: the centre is too far
  /// out, or the span is too small.
  private func unresolved(
    _ zoom: Double, _ deepest: Double, at position: Double
  ) -> TimelineProblem {
    let playback = timeline.playback
    let tracks = [timeline[.centreX], timeline[.centreY]]
    let centre = tracks.map { $0.value(at: position, in: playback) }
    let resolved =
      "that 32-bit coordinates resolve at \(size)" + (samples > 1 ? " with \(samples) samples" : "")
    let middle = view.middle(x: centre[0], y: centre[1], at: size)
    guard middle.x != 0 || middle.y != 0 else {
      return TimelineProblem(
        code: .tooSmall, quantity: nil, key: nil,
        message: "the span is \(spoken(view.span, rounded: .up)); expected"
          + " \(spoken(view.span * zoom / deepest, rounded: .up)) at least, the smallest \(resolved)"
          + (zoom == 1 ? "" : " at zoom \(spoken(zoom, rounded: .up))"))
    }
    let axis = abs(centre[1]) > abs(centre[0]) ? 1 : 0
    let segment = playback.segment(at: position, among: tracks[axis].keys)
    let (from, to) = (tracks[axis].keys[segment.from], tracks[axis].keys[segment.to])
    var problem = TimelineProblem(
      code: .tooFar, quantity: .center,
      key: abs(to.value) > abs(from.value) ? segment.to : segment.from,
      message: "is [\(spoken(centre[0])), \(spoken(centre[1]))] at \(playback.percent(position));"
        + " expected a point nearer to the middle, \(resolved) at zoom \(spoken(zoom))")
    problem.track = axis
    return problem
  }

  /// All problems of the scene's animation: those of the timeline and a wrong length of the latent
  /// vectors or, if there are none of these, those of the zoom.
  public var problems: [TimelineProblem] {
    var problems = timeline.problems
    if let length = timeline.latent.keys.first?.value.count, length != network.latent {
      problems.append(
        TimelineProblem(
          code: .wrongLength, quantity: .z, key: 0,
          message: "has \(length) numbers; expected \(network.latent), as many as the network takes"
        ))
    }
    return problems.isEmpty ? zoomProblems : problems
  }
}

/// Formats a positive number in four significant digits, rounded by `rule`. A number that has no
/// more digits is not rounded.
private func spoken(_ number: Double, rounded rule: FloatingPointRoundingRule) -> String {
  guard number.isFinite, number > 0 else { return spoken(number) }
  // A power of ten parsed from its digits is exact, unlike a product of many rounded factors.
  let exponent = Int(log10(number).rounded(.down)) - 3
  let scaled = number * pow(10, Double(-exponent))
  func inDigits(_ rule: FloatingPointRoundingRule) -> Double {
    Double("\(Int(scaled.rounded(rule)))e\(exponent)") ?? number
  }
  // A number of four digits is kept: its product with a power of ten may lie beside a whole number.
  let nearest = inDigits(.toNearestOrEven)
  return spoken(nearest == number ? number : inDigits(rule))
}
