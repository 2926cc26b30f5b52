package import CPPN
import Foundation
public import ZoetropeFrame

/// An affine map from places in the picture to points of the field.
public struct FieldMap: Hashable, Sendable {
  /// The x coordinate, in the field, of the picture's top left corner.
  public let originX: Double
  /// The y coordinate, in the field, of the picture's top left corner.
  public let originY: Double
  /// The change of the field's x from a pixel to the one on its right.
  public let rightX: Double
  /// The change of the field's y from a pixel to the one on its right.
  public let rightY: Double
  /// The change of the field's x from a pixel to the one below it.
  public let downX: Double
  /// The change of the field's y from a pixel to the one below it.
  public let downY: Double

  /// Creates the map of one frame for a picture of this size.
  public init(view: FieldView, plan: FramePlan, size: FrameSize) {
    let step = view.step(at: size) / plan[.zoom]
    let middle = view.middle(x: plan[.centreX], y: plan[.centreY], at: size)
    let (width, height) = (Double(size.width), Double(size.height))
    // A positive rotation turns the picture clockwise; y points down.
    let (cosine, sine) = Self.turn(plan[.rotation])
    func placed(_ step: Double) -> Double {
      // Raw coordinates are not rounded: they are exact at the top left corner.
      view.coordinates == .normalised ? step.roundedToField : step
    }
    (rightX, rightY) = (placed(cosine * step), placed(-sine * step))
    (downX, downY) = (placed(sine * step), placed(cosine * step))
    originX = middle.x - (rightX * width + downX * height) / 2
    originY = middle.y - (rightY * width + downY * height) / 2
  }

  /// Returns the point of the field at a place in the picture, in pixels from its top left corner.
  /// The middle of the first pixel is at (0.5, 0.5).
  public func callAsFunction(column: Double, row: Double) -> (x: Double, y: Double) {
    (originX + rightX * column + downX * row, originY + rightY * column + downY * row)
  }

  /// The place of the field's origin, in pixels from the picture's top left corner; nil if it is
  /// not finite.
  package var centre: (column: Double, row: Double)? {
    let area = rightX * downY - downX * rightY
    let column = (downX * originY - downY * originX) / area
    let row = (rightY * originX - rightX * originY) / area
    return column.isFinite && row.isFinite ? (column, row) : nil
  }

  /// Computes the cosine and sine of an angle in degrees. They are exact for quarter turns, and
  /// equal for angles that are whole turns apart.
  private static func turn(_ degrees: Double) -> (cosine: Double, sine: Double) {
    // Halves are rounded up on both sides of 0, so that -315 and 45 get equal results.
    let quarters = (degrees / 90 + 0.5).rounded(.down)
    let rest = (degrees - 90 * quarters) * .pi / 180
    let (c, s) = (cos(rest), sin(rest))
    switch quarters.truncatingRemainder(dividingBy: 4) {
    case 1, -3: return (-s, c)
    case 2, -2: return (-c, -s)
    case 3, -1: return (s, -c)
    default: return (c, s)
    }
  }
}

extension Double {
  /// The number rounded to 33 significant bits, nine more than a float has. A pixel step rounded
  /// like this can be multiplied by a pixel index without rounding error. In a picture centred on
  /// the origin, points equally far to the left and right are therefore exact negatives of each
  /// other.
  fileprivate var roundedToField: Double {
    let unwanted: UInt64 = 1 << 20
    return Double(bitPattern: (bitPattern &+ unwanted / 2) & ~(unwanted - 1))
  }
}

extension FieldView {
  /// Returns the map that is applied to points of the field before the network is evaluated.
  package func domain(_ plan: FramePlan) -> Domain {
    Domain(symmetry: symmetry, twist: plan[.twist], core: core * halfSpan / plan[.zoom])
  }

  /// Returns the distance in field units from one pixel to the next, at zoom 1.
  package func step(at size: FrameSize) -> Double {
    2 * halfSpan / Double(min(size.width, size.height))
  }

  /// Returns the point of the field, in field units, at the middle of a picture whose centre is
  /// (`x`, `y`). The unit of `x` and `y` is half the short side at zoom 1.
  package func middle(x: Double, y: Double, at size: FrameSize) -> (x: Double, y: Double) {
    switch coordinates {
    case .normalised: return (x * span, y * span)
    case .raw:
      let half = step(at: size) / 2
      return (
        Double(size.width) * half + x * halfSpan, Double(size.height) * half + y * halfSpan
      )
    }
  }

  /// Returns the field that balanced weights are calibrated for.
  func balanceField(twist: Double) -> BalanceField {
    let middle = coordinates == .raw ? SIMD2(halfSpan * 16 / 9, halfSpan) : .zero
    return BalanceField(
      halfHeight: halfSpan, middle: middle,
      domain: Domain(symmetry: symmetry, twist: twist, core: core * halfSpan))
  }

  /// Half the short side of the picture in field units, at zoom 1.
  package var halfSpan: Double {
    switch coordinates {
    case .normalised: span
    case .raw: 64
    }
  }
}
