/// Some rows of a picture in float pixels: sRGB, gamma-encoded, 0…1, one plane per channel.
///
/// Renderers fill strips; what is handed on (video planes, PNG rows) is quantised from them once.
public struct Strip: Sendable {
  /// Pixels in a row.
  public let width: Int
  /// The rows of the picture that this strip holds.
  public private(set) var rows: Range<Int>
  /// Red, row after row, `width * rows.count` numbers.
  public var red: [Float]
  /// Green, likewise.
  public var green: [Float]
  /// Blue, likewise.
  public var blue: [Float]

  /// Creates a black strip.
  public init(width: Int, rows: Range<Int>) {
    self.width = width
    self.rows = rows
    red = Array(repeating: 0, count: width * rows.count)
    green = red
    blue = red
  }

  /// Makes this strip stand for other rows of the same number or fewer, so that its memory serves
  /// again; the pixels are whatever they were.
  public mutating func move(to rows: Range<Int>) {
    precondition(rows.count * width <= red.count, "a strip cannot grow")
    self.rows = rows
  }
}
