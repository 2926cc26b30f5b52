import PixelKernels
import Testing

/// Distances from a grid, pressed heights, and rows cut to a figure.
struct FigureKernelTests {
  private struct Row {
    var distance: [Float]
    var dx: [Float]
    var dy: [Float]
  }

  /// A grid of 16 x 12 cells of 3 pixels, whose first is at (10, 20).
  private static func row(
    column: Double, row: Double, count: Int = 80, _ height: (Double, Double) -> Double
  ) -> Row {
    let (columns, rows) = (16, 12)
    let cells = (0..<columns * rows).map {
      Float(height(Double($0 % columns), Double($0 / columns)))
    }
    var scratch = [Float](repeating: 0, count: 2 * columns)
    var result = Row(
      distance: Array(repeating: 0, count: count), dx: Array(repeating: 0, count: count),
      dy: Array(repeating: 0, count: count))
    cells.withUnsafeBufferPointer { cells in
      var shape = ck_shape(
        distance: cells.baseAddress, columns: columns, rows: rows, left: 10, top: 20, cell: 3)
      ck_shape_row(
        &shape, column, row, &scratch, &result.distance, &result.dx, &result.dy, count)
    }
    return result
  }

  /// Splines are exact for planes.
  @Test func planesAreExact() {
    let row = Self.row(column: 0, row: 35.5) { 0.6 * $0 - 0.8 * $1 + 2 }
    for column in 14...46 {
      let exact = 3 * (0.6 * (Double(column) - 10) / 3 - 0.8 * (35.5 - 20) / 3 + 2)
      #expect(abs(Double(row.distance[column]) - exact) < 1e-4, "\(column)")
      #expect(abs(row.dx[column] - 0.6) < 1e-5 && abs(row.dy[column] + 0.8) < 1e-5, "\(column)")
    }
  }

  @Test func gradientsAreThoseOfTheDistances() {
    func bumps(_ x: Double, _ y: Double) -> Double {
      Double((Int(x) * 7 + Int(y) * 5 + Int(x * y)) % 9)
    }
    let step = 0.01
    let here = Self.row(column: 0, row: 37.2, bumps)
    let right = Self.row(column: step, row: 37.2, bumps)
    let left = Self.row(column: -step, row: 37.2, bumps)
    let below = Self.row(column: 0, row: 37.2 + step, bumps)
    let above = Self.row(column: 0, row: 37.2 - step, bumps)
    for column in 14...46 {
      let across = Double(right.distance[column] - left.distance[column]) / (2 * step)
      let down = Double(below.distance[column] - above.distance[column]) / (2 * step)
      #expect(abs(across - Double(here.dx[column])) < 0.02, "\(column)")
      #expect(abs(down - Double(here.dy[column])) < 0.02, "\(column)")
    }
  }

  /// Beyond the grid nothing changes, and nothing outside of it is read.
  @Test func beyondTheGridDistancesStay() {
    for (column, row) in [(-1e6, -1e6), (1e6, 30), (0, 1e6), (-500, 40)] {
      let far = Self.row(column: column, row: row) { $0 + $1 }
      #expect(far.distance.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 3 * 26 })
      if column < 0 || column > 100 { #expect(far.dx.allSatisfy { $0 == 0 }) }
      if row < 0 || row > 100 { #expect(far.dy.allSatisfy { $0 == 0 }) }
    }
  }

  @Test func pressedHeightsHaveTheirGradients() {
    let press: Float = 1.5
    func height(at x: Float) -> (Float, Float, Float) {
      var (height, hx, hy): ([Float], [Float], [Float]) = ([0.3 + 0.01 * x], [0.01], [0.02])
      ck_press_row([x - 5], [1], [0.5], press, 4, &height, &hx, &hy, 1)
      return (height[0], hx[0], hy[0])
    }
    for x in stride(from: Float(-1), through: 11, by: 0.25) {
      let slope = (height(at: x + 0.01).0 - height(at: x - 0.01).0) / 0.02
      #expect(abs(slope - height(at: x).1) < 2e-3, "\(x)")
    }
    // The gradient down has its own part of the field's, and half of the figure's across.
    let (_, hx, hy) = height(at: 5)
    #expect(abs((hx - 0.004) / 2 - (hy - 0.008)) < 1e-6)
    #expect(abs(height(at: -1).0 - 0.29 / 2.5) < 1e-6)
    #expect(abs(height(at: 11).0 - (0.41 + 1.5) / 2.5) < 1e-6)
  }

  private static func cut(
    _ distance: [Float], shade: Float = 0, transparent: Bool = false, painted: Float = 0.5
  ) -> (red: [Float], alpha: [Float]) {
    var ground = ck_ground(
      r: 0.2, g: 0.3, b: 0.4, shadow: 0.5, full: 2, transparent: transparent ? 1 : 0)
    let count = distance.count
    var red = [Float](repeating: painted, count: count)
    var (green, blue) = (red, red)
    var alpha = [Float](repeating: -1, count: count)
    let (dx, dy) = ([Float](repeating: 0.6, count: count), [Float](repeating: 0.8, count: count))
    let shades = [Float](repeating: shade, count: count)
    ck_figure_row(&ground, distance, dx, dy, shades, &red, &green, &blue, &alpha, count)
    return (red, alpha)
  }

  @Test func insideNothingChanges() {
    for painted: Float in [0, 0.123456, 1] {
      let row = Self.cut([5, 1, 0.9, 2, 5, 5, 5, 5, 3], painted: painted)
      #expect(row.red.allSatisfy { $0 == painted })
    }
    #expect(Self.cut([5, 5], transparent: true).alpha == [1, 1])
  }

  @Test func outsideIsGroundWhateverWasPainted() {
    var ground: Float = 0
    ck_srgb_encode([0.2], &ground, 1)
    for painted: Float in [0.5, .nan, .infinity, -1] {
      let row = Self.cut([-5, -2, -9, -1, -1], painted: painted)
      #expect(row.red.allSatisfy { abs($0 - ground) < 1e-6 }, "\(painted)")
    }
    let clear = Self.cut([-5, -2], transparent: true, painted: .nan)
    #expect(clear.alpha == [0, 0] && clear.red == [0, 0])
  }

  /// Half a pixel of the figure is half of its light.
  @Test func edgesMixLight() {
    var (light, expected): (Float, Float) = (0, 0)
    ck_srgb_decode([0.5], &light, 1)
    ck_srgb_encode([(light + 0.2) / 2], &expected, 1)
    #expect(abs(Self.cut([0]).red[0] - expected) < 1e-5)
    let clear = Self.cut([0], transparent: true)
    #expect(abs(clear.alpha[0] - 0.5) < 1e-6 && abs(clear.red[0] - 0.5) < 1e-5)
  }

  /// The shadow is black, and half as dark where half of it falls.
  @Test func shadowsDarkenTheGround() {
    var (deep, edge): (Float, Float) = (0, 0)
    ck_srgb_encode([0.1], &deep, 1)
    ck_srgb_encode([0.15], &edge, 1)
    #expect(abs(Self.cut([-5], shade: 2).red[0] - deep) < 1e-5)
    #expect(abs(Self.cut([-5], shade: 1).red[0] - edge) < 1e-5)
    let clear = Self.cut([-5], shade: 2, transparent: true)
    #expect(clear.alpha == [0.5] && clear.red == [0])
    // Over the shadow, the figure's share of the colour is that of what is seen.
    let half = Self.cut([0], shade: 2, transparent: true)
    #expect(abs(half.alpha[0] - 0.75) < 1e-6)
    var (light, mixed): (Float, Float) = (0, 0)
    ck_srgb_decode([0.5], &light, 1)
    ck_srgb_encode([light * 0.5 / 0.75], &mixed, 1)
    #expect(abs(half.red[0] - mixed) < 1e-5)
  }
}
