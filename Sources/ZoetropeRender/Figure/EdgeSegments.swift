/// The edge of a mask, as one short segment for each cell that the edge passes through.
///
/// A cell's coverage and the direction in which coverage rises give the straight edge that cuts off
/// exactly this share of the cell.
struct EdgeSegments {
  /// A segment's middle, and the direction from it into the figure, of length 1.
  struct Segment {
    var x: Float
    var y: Float
    var inwardX: Float
    var inwardY: Float
  }

  private let coverage: Coverage

  init(_ coverage: Coverage) { self.coverage = coverage }

  /// Half a segment's length: that of the longest way through a cell.
  private static let reach: Float = 0.75

  /// Returns the segment of a cell; nil if the edge does not pass through it.
  func segment(column: Int, row: Int) -> Segment? {
    let here = coverage[column, row]
    if here == 0 || (here == 1 && !hasEmptyNeighbour(column, row)) { return nil }
    let (x, y) = rise(column, row)
    let length = (x * x + y * y).squareRoot()
    guard length > 1e-4 else {
      // A hairline, as bright on both sides.
      return Segment(x: Float(column), y: Float(row), inwardX: 0, inwardY: 0)
    }
    let distance = Self.distance(cutting: here, abs(x) / length, abs(y) / length)
    return Segment(
      x: Float(column) - distance * x / length, y: Float(row) - distance * y / length,
      inwardX: x / length, inwardY: y / length)
  }

  /// Returns the distance of a cell's middle from a segment, positive inside of the figure.
  func distance(column: Int, row: Int, to segment: Segment) -> Float {
    let (x, y) = (Float(column) - segment.x, Float(row) - segment.y)
    let here = coverage[column, row]
    let isInside = here > 0.5
    let along = x * segment.inwardX + y * segment.inwardY
    let aside = abs(x * segment.inwardY - y * segment.inwardX)
    if segment.inwardX == 0, segment.inwardY == 0 {
      let length = (x * x + y * y).squareRoot()
      return length == 0 ? here - 0.5 : isInside ? length : -length
    }
    let beyond = max(aside - Self.reach, 0)
    if beyond == 0, abs(along) < 1.5 { return along }
    let length = (along * along + beyond * beyond).squareRoot()
    return isInside ? length : -length
  }

  private func hasEmptyNeighbour(_ column: Int, _ row: Int) -> Bool {
    coverage[column - 1, row] == 0 || coverage[column + 1, row] == 0
      || coverage[column, row - 1] == 0 || coverage[column, row + 1] == 0
  }

  /// Returns the direction in which coverage rises, from the eight neighbours.
  private func rise(_ column: Int, _ row: Int) -> (x: Float, y: Float) {
    func value(_ right: Int, _ down: Int) -> Float { coverage[column + right, row + down] }
    let straight: Float = 1.4142135
    let x =
      value(1, -1) + straight * value(1, 0) + value(1, 1) - value(-1, -1)
      - straight * value(-1, 0) - value(-1, 1)
    let y =
      value(-1, 1) + straight * value(0, 1) + value(1, 1) - value(-1, -1)
      - straight * value(0, -1) - value(1, -1)
    return (x, y)
  }

  /// Returns the distance, positive inside, of a cell's middle from the straight edge that leaves
  /// `share` of the cell inside. `x` and `y` are the amounts of its normal's coordinates.
  private static func distance(cutting share: Float, _ x: Float, _ y: Float) -> Float {
    let (long, short) = (max(x, y), min(x, y))
    let corner = 0.5 * short / long
    if share < corner { return (2 * long * short * share).squareRoot() - 0.5 * (long + short) }
    if share <= 1 - corner { return (share - 0.5) * long }
    return 0.5 * (long + short) - (2 * long * short * (1 - share)).squareRoot()
  }
}
