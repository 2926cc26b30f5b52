import PixelKernels

/// A picture that a medium's kernel paints from heights made by hand.
struct MediumPicture {
  /// A kernel that paints rows of a medium.
  typealias Kernel =
    @convention(c) (
      UnsafePointer<ck_medium_row>?, UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?,
      UnsafeMutablePointer<Float>?, Int
    ) -> Void
  /// The height of a channel at a place in shares of the short side, from the picture's middle.
  typealias Heights = (_ channel: Int, _ x: Double, _ y: Double) -> Double

  let width: Int
  let height: Int
  /// Linear light, row by row.
  private(set) var red: [Float] = []
  private(set) var green: [Float] = []
  private(set) var blue: [Float] = []

  /// Paints `heights`, and `details` at the medium's other looks, `amplitude` times as high where
  /// they are octaves, with white as the ramp unless
  /// `ramp` has colours of three numbers in linear light. Light comes from the upper left.
  init(
    _ kernel: Kernel, width: Int = 96, height: Int = 64, numbers: [Float], level: Float = 0,
    spacing: Float = 1, ramp: [[Float]] = [[1, 1, 1]], amplitude: Float = 0,
    details: @escaping Heights = { _, _, _ in 0.5 },
    heights: @escaping Heights
  ) {
    self.width = width
    self.height = height
    let colours: [Float] = ramp.reduce(into: []) { $0 += $1 + [0] }
    let side = Double(min(width, height))
    for row in 0..<height {
      // For each look: three channels' heights, derivatives to the right, derivatives down.
      var planes: [[Float]] = []
      for look in [heights, details] {
        for (right, down) in [(0.0, 0.0), (0.5, 0), (0, 0.5)] {
          for channel in 0..<3 {
            planes.append(
              (0..<width).map { column in
                let x = Double(column) + 0.5 - Double(width) / 2
                let y = Double(row) + 0.5 - Double(height) / 2
                let above = look(channel, (x + right) / side, (y + down) / side)
                guard right + down > 0 else { return Float(above) }
                return Float(above - look(channel, (x - right) / side, (y - down) / side))
              })
          }
        }
      }
      var lightRed = [Float](repeating: -1, count: width)
      var (lightGreen, lightBlue) = (lightRed, lightRed)
      let flat: [Float] = Array(planes.joined())
      flat.withUnsafeBufferPointer { flat in
        guard let start = flat.baseAddress else { return }
        func plane(_ index: Int) -> UnsafePointer<Float> { start + index * width }
        func look(_ first: Int) -> ck_look {
          ck_look(
            height: (plane(first), plane(first + 1), plane(first + 2)),
            dx: (plane(first + 3), plane(first + 4), plane(first + 5)),
            dy: (plane(first + 6), plane(first + 7), plane(first + 8)),
            amplitude: amplitude)
        }
        colours.withUnsafeBufferPointer { colours in
          numbers.withUnsafeBufferPointer { numbers in
            var given = ck_medium_row()
            given.looks = (look(0), look(9), look(9), look(9))
            given.column = 0.5
            given.row = Double(row) + 0.5
            given.width = Double(width)
            given.height = Double(height)
            given.ramp = colours.baseAddress
            given.entries = colours.count / 4
            given.numbers = numbers.baseAddress
            given.light_x = -Float(0.5).squareRoot()
            given.light_y = -Float(0.5).squareRoot()
            given.level = level
            given.spacing = spacing
            given.seed = 7
            kernel(&given, &lightRed, &lightGreen, &lightBlue, width)
          }
        }
      }
      red += lightRed
      green += lightGreen
      blue += lightBlue
    }
  }

  /// All numbers of the picture.
  var all: [Float] { red + green + blue }

  /// The numbers of a row of `plane`.
  func row(_ row: Int, of plane: KeyPath<Self, [Float]>) -> [Float] {
    Array(self[keyPath: plane][row * width..<(row + 1) * width])
  }

  /// The largest difference from `other`.
  func difference(from other: Self) -> Float {
    zip(all, other.all).map { abs($0 - $1) }.max() ?? 0
  }
}
