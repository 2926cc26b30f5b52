import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Pictures that are cut to a form.
  @Suite struct FigureTests {
    private static let form = Figure.Form.word("test", font: "test")

    /// A mask of `columns` by `rows` cells, covered where `isInside` is true of 24 x 24 points.
    private static func mask(
      columns: Int, rows: Int, _ isInside: (Double, Double) -> Bool
    ) throws -> FigureMask {
      let coverage = (0..<columns * rows).map { index in
        let (row, column) = index.quotientAndRemainder(dividingBy: columns)
        var inside = 0
        for point in 0..<576
        where isInside(
          Double(column) + (Double(point % 24) + 0.5) / 24,
          Double(row) + (Double(point / 24) + 0.5) / 24)
        {
          inside += 1
        }
        return Double(inside) / 576
      }
      return try #require(
        FigureMask(width: columns, coverage: coverage, source: form.checksum))
    }

    /// A ring with a bar, which is like none of its mirror images.
    private static func letter(_ side: Int = 60) throws -> FigureMask {
      let middle = Double(side) / 2
      return try mask(columns: side, rows: side) { x, y in
        let radius = ((x - middle) * (x - middle) + (y - middle) * (y - middle)).squareRoot()
        return radius < middle && radius > 0.6 * middle
          || (abs(x - y * 0.5) < 0.12 * middle && y < 0.8 * middle)
      }
    }

    private static func scene(
      _ kind: Medium.Kind = .palette, _ figure: (inout Figure) -> Void = { _ in }
    ) throws -> SceneDraft {
      var scene = SceneDraft.small(
        outputs: Array(repeating: .sigmoid, count: kind == .palette ? 3 : kind.definition.channels),
        width: 120, height: 80)
      scene.medium = Medium(kind)
      if kind != .palette { scene.colour = .palette(kind.definition.ramp, name: nil) }
      var cut = Figure(form, size: 0.7, ground: .colour(RGB(1, 1, 1)), mask: try letter())
      figure(&cut)
      scene.figure = cut
      return scene
    }

    @Test func nearestMarksAreNearest() {
      let marks: Set = [3, 17, 44, 71, 90]
      let (columns, rows) = (10, 11)
      let table = NearestMarks(columns: columns, rows: rows, isMarked: marks.contains)
      func distance(_ column: Int, _ row: Int, _ mark: Int) -> Int {
        let (x, y) = (column - mark % columns, row - mark / columns)
        return x * x + y * y
      }
      for row in -6..<17 {
        var seen = 0
        table.forEachCell(row: row, columns: -5..<16) { column, mark in
          let nearest = marks.map { distance(column, row, $0) }.min()
          #expect(marks.contains(mark) && distance(column, row, mark) == nearest)
          #expect(column == seen - 5)
          seen += 1
        }
        #expect(seen == 21)
      }
    }

    /// Of a slanted edge and of a disc, to a quarter of a cell, and to a tenth near the edge. What is
    /// compared are the coefficients of splines, which are a little steeper at corners.
    @Test func distancesAreExact() throws {
      let slanted = try Self.mask(columns: 40, rows: 40) { x, y in 0.8 * x + 0.6 * y > 28 }
      let disc = try Self.mask(columns: 41, rows: 41) { x, y in
        (x - 20.3) * (x - 20.3) + (y - 20.6) * (y - 20.6) < 18 * 18
      }
      func check(
        _ mask: FigureMask, _ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>,
        _ exact: (Double, Double) -> Double
      ) {
        let grid = DistanceGrid(DistanceGrid.Key(mask: mask, scale: 1, margin: 6))
        var (near, far) = (0.0, 0.0)
        for row in rows {
          for column in columns {
            let found = Double(grid.distances[(row + 6) * grid.columns + column + 6])
            let error = abs(found - exact(Double(column) + 0.5, Double(row) + 0.5))
            if abs(found) < 2 { near = max(near, error) } else { far = max(far, error) }
          }
        }
        #expect(near < 0.1 && far < 0.25, "\(near) \(far)")
      }
      // The masks begin where the forms do, and outside of them there is nothing.
      let (left, top) = (Double(40 - slanted.columns), Double(40 - slanted.rows))
      check(slanted, 8...24, 8...24) { x, y in
        min(0.8 * (x + left) + 0.6 * (y + top) - 28, 40 - left - x, 40 - top - y)
      }
      let (x0, y0) = ((20.3 - 18).rounded(.down), (20.6 - 18).rounded(.down))
      check(disc, -6...disc.columns + 5, -6...disc.rows + 5) { x, y in
        let (right, down) = (x + x0 - 20.3, y + y0 - 20.6)
        return 18 - (right * right + down * down).squareRoot()
      }
    }

    /// Shading shows the second differences of distances. Those of a disc are its curvature.
    @Test func smoothDistancesHaveNoKinks() throws {
      let disc = try Self.mask(columns: 61, rows: 61) { x, y in
        (x - 30.3) * (x - 30.3) + (y - 30.6) * (y - 30.6) < 28 * 28
      }
      let grid = DistanceGrid(
        DistanceGrid.Key(mask: disc, scale: 1, margin: 20, isPressed: true))
      func roughness(_ cells: [Float]) -> Float {
        var worst: Float = 0
        for row in 8..<grid.rows - 8 {
          for column in 8..<grid.columns - 8 {
            let index = row * grid.columns + column
            guard abs(grid.distances[index]) < 12 else { continue }
            worst = max(worst, abs(cells[index - 1] + cells[index + 1] - 2 * cells[index]))
          }
        }
        return worst
      }
      // Distances of 12 inside have a radius of 16.
      #expect(roughness(grid.smooth) < 1.5 / 16, "\(roughness(grid.smooth))")
      #expect(roughness(grid.distances) > 2 / 16, "\(roughness(grid.distances))")
    }

    /// The alpha of a disc against its exact area, at sizes at which cells are larger and smaller
    /// than pixels.
    @Test(arguments: [60, 120, 400]) func edgesAreCovered(_ side: Int) throws {
      let disc = try Self.mask(columns: 100, rows: 100) { x, y in
        (x - 50) * (x - 50) + (y - 50) * (y - 50) < 2500
      }
      var scene = try Self.scene {
        $0.mask = disc
        $0.ground = .none
        $0.shadow = 0
        $0.size = 0.8
      }
      scene.size = FrameSize(width: side, height: side)
      let alpha = scene.painted().alpha
      try #require(alpha.count == side * side)
      let (middle, radius) = (Double(side) / 2, 0.4 * Double(side))
      var errors: [Double] = []
      for row in 0..<side {
        for column in 0..<side {
          let inside = (0..<256).filter { point in
            let x = Double(column) + (Double(point % 16) + 0.5) / 16 - middle
            let y = Double(row) + (Double(point / 16) + 0.5) / 16 - middle
            return x * x + y * y < radius * radius
          }
          let error = abs(Double(alpha[row * side + column]) - Double(inside.count) / 256)
          if inside.count > 0, inside.count < 256 { errors.append(error) }
          #expect(error < 0.1, "\(column) \(row)")
        }
      }
      errors.sort()
      let mean = errors.reduce(0, +) / Double(errors.count)
      #expect(errors.count > side && mean < 0.015, "\(mean)")
      #expect(errors[errors.count * 99 / 100] < 0.05, "\(errors[errors.count * 99 / 100])")
    }

    /// The alpha at corners, against 256 samples.
    @Test(arguments: [60, 90, 120, 150]) func cornersAreCovered(_ side: Int) throws {
      func isInside(_ x: Double, _ y: Double) -> Bool {
        x > 10.3 && x < 89.6 && y > 5.2 && y < 94.7 && !(x > 40.4 && y > 30.3 && y < 70.1)
      }
      let mask = try Self.mask(columns: 100, rows: 100, isInside)
      var scene = try Self.scene {
        $0.mask = mask
        $0.ground = .none
        $0.shadow = 0
      }
      scene.size = FrameSize(width: side, height: side)
      let alpha = scene.painted().alpha
      let cell = 0.7 * Double(side) / Double(max(mask.columns, mask.rows))
      let left = 0.5 * (Double(side) - cell * Double(mask.columns)) - 10 * cell
      let top = 0.5 * (Double(side) - cell * Double(mask.rows)) - 5 * cell
      var errors: [Double] = []
      for (x, y) in [
        (10.3, 5.2), (89.6, 5.2), (10.3, 94.7), (89.6, 94.7), (40.4, 30.3), (40.4, 70.1),
        (89.6, 30.3), (89.6, 70.1),
      ] {
        let (column, row) = (Int(left + x * cell), Int(top + y * cell))
        for pixel in 0..<9 {
          let (right, down) = (column + pixel % 3 - 1, row + pixel / 3 - 1)
          let inside = (0..<256).filter { point in
            isInside(
              (Double(right) + (Double(point % 16) + 0.5) / 16 - left) / cell,
              (Double(down) + (Double(point / 16) + 0.5) / 16 - top) / cell)
          }
          errors.append(abs(Double(alpha[down * side + right]) - Double(inside.count) / 256))
        }
      }
      errors.sort()
      let mean = errors.reduce(0, +) / Double(errors.count)
      #expect(mean < 0.05, "\(mean)")
      #expect(errors[errors.count * 95 / 100] < 0.15, "\(errors[errors.count * 95 / 100])")
    }

    /// Inside is what is painted without a figure, to the bit; far outside is the ground.
    @Test(arguments: [Medium.Kind.palette, .paperCut, .engraving])
    func theInsideIsThePicture(_ kind: Medium.Kind) throws {
      var scene = try Self.scene(kind) { $0.ground = .none }
      let alpha = scene.painted().alpha
      scene.figure?.ground = .colour(RGB(0, 1, 0))
      scene.figure?.shadow = 0
      for sampling in [Sampling.exact, .adaptive] {
        let cut = scene.painted(sampling)
        var whole = scene
        whole.figure = nil
        let plain = whole.painted(sampling)
        #expect(cut.alpha.isEmpty)
        var (inside, outside) = (0, 0)
        for index in alpha.indices {
          if alpha[index] == 1 {
            inside += 1
            #expect(cut.red[index] == plain.red[index] && cut.blue[index] == plain.blue[index])
          } else if alpha[index] == 0 {
            outside += 1
            #expect(cut.red[index] == 0 && cut.green[index] == 1 && cut.blue[index] == 0)
          }
        }
        #expect(inside > 800 && outside > 4000, "\(inside) \(outside)")
      }
    }

    /// However a picture is split, symmetric or not, with and without alpha.
    @Test(arguments: [Medium.Kind.palette, .paperCut, .halftone])
    func stripsHaveTheBitsOfTheWhole(_ kind: Medium.Kind) throws {
      for ground in [Figure.Ground.none, .colour(RGB(1, 1, 1)), .field] {
        var scene = try Self.scene(kind) {
          $0.ground = ground
          $0.press = kind == .palette ? 0 : 1
        }
        scene.view.symmetry = .mirror
        scene.finish.vignette = 0.5
        scene.finish.grain.amount = 0.02
        let frame = Renderer(scene).frame(0)
        #expect(!frame.mirrorsRows)
        var whole = Strip(width: 120, rows: 0..<80)
        frame.paint(&whole)
        for rows in [0..<1, 1..<3, 3..<40, 40..<79, 79..<80] {
          var strip = Strip(width: scene.size.width, rows: rows)
          frame.paint(&strip)
          let pixels = rows.lowerBound * 120..<rows.upperBound * 120
          #expect(Array(whole.red[pixels]) == strip.red && Array(whole.blue[pixels]) == strip.blue)
          #expect(ground == .none ? Array(whole.alpha[pixels]) == strip.alpha : strip.alpha.isEmpty)
        }
      }
    }

    @Test func rowsWithoutTheFigureAreNotEvaluated() throws {
      var scene = try Self.scene { $0.size = 0.3 }
      let few = scene.paint(.exact).1.evaluations
      scene.figure = nil
      let all = scene.paint(.exact).1.evaluations
      #expect(few * 2 < all && few > 0, "\(few) of \(all)")
    }

    /// The figure is on the screen.
    @Test func theViewMovesUnderTheFigure() throws {
      var scene = try Self.scene { $0.ground = .none }
      let first = scene.painted()
      scene.timeline[.zoom] = .constant(2)
      scene.timeline[.rotation] = .constant(30)
      let second = scene.painted()
      #expect(first.alpha == second.alpha && first.red != second.red)
    }

    /// The shadow falls away from the light, and ends with a whole turn where it began.
    @Test func shadowsFallAwayFromTheLight() throws {
      var scene = try Self.scene { $0.ground = .none }
      func centre(_ light: Double) -> (x: Double, y: Double) {
        scene.timeline[.light] = .constant(light)
        let alpha = scene.painted().alpha
        let total = alpha.reduce(0) { $0 + Double($1) }
        let x = alpha.indices.reduce(0) { $0 + Double(alpha[$1]) * Double($1 % 120) } / total
        let y = alpha.indices.reduce(0) { $0 + Double(alpha[$1]) * Double($1 / 120) } / total
        return (x, y)
      }
      let (above, left) = (centre(0), centre(270))
      #expect(above.y > left.y + 0.1 && left.x > above.x + 0.1)
      scene.timeline[.light] = .constant(360)
      let turned = scene.painted().alpha
      scene.timeline[.light] = .constant(0)
      #expect(scene.painted().alpha == turned)
    }

    /// Vignette and grain are on the figure, not on nothing; a caption's ground has them too.
    @Test func nothingHasNoFinish() throws {
      var scene = try Self.scene { $0.ground = .none }
      scene.finish.grain.amount = 0.1
      scene.finish.vignette = 1
      let clear = scene.painted()
      #expect(clear.alpha.indices.allSatisfy { clear.alpha[$0] > 0 || clear.red[$0] == 0 })
      scene.finish = Finish()
      #expect(scene.painted().alpha == clear.alpha && scene.painted().red != clear.red)
      // Paper has it, as all of the picture.
      scene.figure?.ground = .colour(RGB(0.5, 0.5, 0.5))
      let plain = scene.painted()
      scene.finish.vignette = 1
      #expect(scene.painted().red[0] < 0.2 && abs(plain.red[0] - 0.5) < 1e-4)
    }

    @Test func severalSamplesHaveTheSameForm() throws {
      var scene = try Self.scene { $0.ground = .none }
      let one = scene.painted()
      scene.samples = 4
      let four = scene.painted(.adaptive)
      #expect(one.alpha == four.alpha && one.red != four.red)
    }

    /// Under great pressure only the figure is left of the heights: paper-cut's sheets are its own.
    @Test func pressedFiguresAreTheHeights() throws {
      var scene = try Self.scene(.paperCut) {
        $0.ground = .none
        $0.shadow = 0
      }
      let alpha = scene.painted().alpha
      scene.figure?.ground = .field
      scene.figure?.press = 50
      scene.medium["texture"] = 0
      scene.medium["shadow"] = 0
      scene.medium["sheets"] = 2
      let pressed = scene.painted(.adaptive)
      scene.figure = nil
      let plain = scene.painted(.adaptive)
      func likeness(_ strip: Strip) -> Float {
        let (high, low) = (strip.green.max() ?? 0, strip.green.min() ?? 0)
        let same = alpha.indices.filter {
          (alpha[$0] > 0.5) == (strip.green[$0] > 0.5 * (high + low))
        }
        return Float(same.count) / Float(alpha.count)
      }
      #expect(likeness(pressed) > 0.98 && likeness(plain) < 0.8)
    }

    /// Samples and looks at other places see the form where they are.
    @Test func looksSeeThePressedFigure() throws {
      var scene = try Self.scene(.paperCut) {
        $0.ground = .field
        $0.press = 50
      }
      scene.medium["shadow"] = 0.1
      scene.medium["blur"] = 0.01
      scene.medium["texture"] = 0
      scene.timeline[.light] = .constant(0)
      let below = scene.painted()
      scene.timeline[.light] = .constant(180)
      let above = scene.painted()
      #expect(below.green != above.green)
      func dark(_ strip: Strip) -> Double {
        let rows = strip.green.indices.filter { strip.green[$0] < 0.15 }.map { $0 / 120 }
        return Double(rows.reduce(0, +)) / Double(max(rows.count, 1))
      }
      #expect(dark(below) > dark(above))
    }

    /// A form that was not drawn leaves the picture whole.
    @Test func aFigureThatWasNotDrawnIsNotThere() throws {
      var scene = try Self.scene { $0.mask = nil }
      let painted = scene.painted()
      scene.figure = nil
      #expect(scene.painted().red == painted.red)
    }

    /// What is measured is the field.
    @Test func measurementsDoNotSeeTheFigure() throws {
      var scene = try Self.scene()
      scene.equalising = .requested(1)
      let cut = try scene.measured([.curves]).equalising
      scene.figure = nil
      #expect(try scene.measured([.curves]).equalising == cut)
    }
  }
}
