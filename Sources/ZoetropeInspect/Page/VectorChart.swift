/// A drawing in SVG: its size, what it says in words, and its shapes.
struct VectorChart: Sendable {
  /// The colours of drawings, which stand on the page's dark ground and on paper.
  enum Tone: String {
    case label = "#a4abb5"
    case line = "#4a505a"
    case dot = "#d5d9df"
    case positive = "#e9b06a"
    case negative = "#6ea8ea"
    case middle = "#7d8288"
    case light = "#f6f3ec"
    case dark = "#15171a"
  }

  /// The place of a text's given point in it.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  let width: Double
  let height: Double
  /// What the drawing shows, in words, for those who do not see it.
  let label: String
  private var shapes = ""

  init(width: Double, height: Double, label: String) {
    (self.width, self.height, self.label) = (width, height, label)
  }

  /// The drawing as an element of an HTML page.
  var html: String { element(namespace: "", ground: "") }

  /// The drawing as a file of its own.
  var file: String {
    element(
      namespace: #" xmlns="http://www.w3.org/2000/svg""#,
      ground: ##"<rect width="100%" height="100%" fill="#16181b"/>"##) + "\n"
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, fill: Tone) {
    let numbers = [x, y, width, height].map(PlainNumber.coordinate)
    shapes += #"<rect x="\#(numbers[0])" y="\#(numbers[1])" width="\#(numbers[2])""#
    shapes += #" height="\#(numbers[3])" fill="\#(fill.rawValue)"/>"#
  }

  /// Adds a filled path; nothing if it is empty.
  mutating func area(_ path: String, fill: Tone) {
    guard !path.isEmpty else { return }
    shapes += #"<path d="\#(path)" fill="\#(fill.rawValue)"/>"#
  }

  /// Adds a filled path in any colour of CSS.
  mutating func area(_ path: String, colour: String) {
    shapes += #"<path d="\#(path)" fill="\#(colour)"/>"#
  }

  /// Adds a line along a path in any colour of CSS.
  mutating func line(_ path: String, colour: String, width: Double) {
    shapes += #"<path d="\#(path)" fill="none" stroke="\#(colour)""#
    shapes += #" stroke-width="\#(PlainNumber.coordinate(width))"/>"#
  }

  /// Adds a line along a path; nothing if it is empty.
  mutating func line(_ path: String, stroke: Tone, width: Double = 1, opacity: Double = 1) {
    guard !path.isEmpty else { return }
    shapes += #"<path d="\#(path)" fill="none" stroke="\#(stroke.rawValue)""#
    shapes += #" stroke-width="\#(PlainNumber.coordinate(width))""#
    shapes += #" stroke-opacity="\#(PlainNumber.coordinate(opacity))"/>"#
  }

  /// Adds a line of text at a point of its baseline.
  mutating func text(
    _ words: String, x: Double, y: Double, anchor: Anchor = .start, size: Double = 11,
    upright: Bool = false, tone: Tone = .label
  ) {
    let place = "\(PlainNumber.coordinate(x)) \(PlainNumber.coordinate(y))"
    let turn = upright ? " rotate(-90)" : ""
    shapes += #"<text transform="translate(\#(place))\#(turn)" text-anchor="\#(anchor.rawValue)""#
    shapes += #" font-size="\#(PlainNumber.coordinate(size))" fill="\#(tone.rawValue)""#
    shapes += #" unicode-bidi="isolate">\#(HTMLText.escaped(words))</text>"#
  }

  /// The path of a square with its middle at a point.
  static func square(x: Double, y: Double, side: Double) -> String {
    let (left, top) = (PlainNumber.coordinate(x - side / 2), PlainNumber.coordinate(y - side / 2))
    let side = PlainNumber.coordinate(side)
    return "M\(left) \(top)h\(side)v\(side)h-\(side)z"
  }

  /// The path of a bar from a point, down or up by its height.
  static func bar(x: Double, y: Double, width: Double, height: Double) -> String {
    let numbers = [x, y, width, height, -width].map(PlainNumber.coordinate)
    return "M\(numbers[0]) \(numbers[1])h\(numbers[2])v\(numbers[3])h\(numbers[4])z"
  }

  /// The path of a disc with its middle at a point.
  static func disc(x: Double, y: Double, radius: Double) -> String {
    let numbers = [x - radius, y, radius, 2 * radius, -2 * radius].map(PlainNumber.coordinate)
    let arc = "a\(numbers[2]) \(numbers[2]) 0 1 0"
    return "M\(numbers[0]) \(numbers[1])\(arc) \(numbers[3]) 0\(arc) \(numbers[4]) 0z"
  }

  private func element(namespace: String, ground: String) -> String {
    let (width, height) = (PlainNumber.coordinate(width), PlainNumber.coordinate(height))
    return #"<svg\#(namespace) role="img" aria-label="\#(HTMLText.escaped(label))""#
      + #" width="\#(width)" height="\#(height)" viewBox="0 0 \#(width) \#(height)""#
      + #" font-family="system-ui, sans-serif">\#(ground)\#(shapes)</svg>"#
  }
}
