package import CPPN
import Foundation
public import ZoetropeFrame

/// Where the samples of a picture lie in the field: an affine map from places in the picture.
public struct FieldMap: Hashable, Sendable {
  /// Field coordinates of the picture's top left corner.
  public let originX: Double
  /// The same, vertically.
  public let originY: Double
  /// How x and y change from a pixel to the one on its right.
  public let rightX: Double
  /// The same for y.
  public let rightY: Double
  /// How x and y change from a pixel to the one below it.
  public let downX: Double
  /// The same for y.
  public let downY: Double

  /// The map for one frame at `size`: sample `(column, row)` in pixels from the top left corner, so
  /// that the middle of the first pixel is at (0.5, 0.5).
  public init(view: FieldView, plan: FramePlan, size: FrameSize) {
    let step = view.step(at: size) / plan[.zoom]
    let middle = view.middle(x: plan[.centreX], y: plan[.centreY], at: size)
    let (width, height) = (Double(size.width), Double(size.height))
    // The content turns clockwise when the view turns the other way. y points down, so a positive
    // angle is clockwise.
    let (cosine, sine) = Self.turn(plan[.rotation])
    func placed(_ step: Double) -> Double {
      // Raw coordinates are exact at the top left corner instead.
      view.coordinates == .normalised ? step.roundedToField : step
    }
    (rightX, rightY) = (placed(cosine * step), placed(-sine * step))
    (downX, downY) = (placed(sine * step), placed(cosine * step))
    originX = middle.x - (rightX * width + downX * height) / 2
    originY = middle.y - (rightY * width + downY * height) / 2
  }

  /// The point of the field under a place in the picture, in pixels from its top left corner.
  public func callAsFunction(column: Double, row: Double) -> (x: Double, y: Double) {
    (originX + rightX * column + downX * row, originY + rightY * column + downY * row)
  }

  /// The place of the field's centre, in pixels from the picture's top left corner; nil where it is
  /// nowhere.
  package var centre: (column: Double, row: Double)? {
    let area = rightX * downY - downX * rightY
    let column = (downX * originY - downY * originX) / area
    let row = (rightY * originX - rightX * originY) / area
    return column.isFinite && row.isFinite ? (column, row) : nil
  }

  /// Cosine and sine of an angle in degrees: exact for quarter turns, and the same for angles that
  /// are whole turns apart.
  private static func turn(_ degrees: Double) -> (cosine: Double, sine: Double) {
    // Halves go upwards on both sides of 0, lest -315 and 45 take different ways.
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
  /// Rounded to 33 significant bits, nine more than a float has: so few that a place in a picture
  /// whose middle is the origin is an exact multiple, and what is as far to the left is exactly the
  /// negative.
  fileprivate var roundedToField: Double {
    let unwanted: UInt64 = 1 << 20
    return Double(bitPattern: (bitPattern &+ unwanted / 2) & ~(unwanted - 1))
  }
}

extension FieldView {
  /// What becomes of the field's points at one instant.
  package func domain(_ plan: FramePlan) -> Domain {
    Domain(symmetry: symmetry, twist: plan[.twist], core: core * halfSpan / plan[.zoom])
  }

  /// Field units from one pixel to the next, at zoom 1.
  package func step(at size: FrameSize) -> Double {
    2 * halfSpan / Double(min(size.width, size.height))
  }

  /// The point of the field at the middle of a picture whose centre is that many half-spans off.
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

  /// Half the short side of the picture in field units, at zoom 1.
  private var halfSpan: Double {
    switch coordinates {
    case .normalised: span
    case .raw: 64
    }
  }
}
