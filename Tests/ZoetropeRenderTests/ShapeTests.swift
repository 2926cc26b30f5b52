import CPPN
import Foundation
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// The figure as an input of the network.
  @Suite struct ShapeTests {
    /// A bar with a hole, of 60 x 30 cells.
    private static let mask = FigureMask(
      columns: 60, rows: 30,
      levels: (0..<60 * 30).map { (cell: Int) -> UInt8 in
        let (row, column) = cell.quotientAndRemainder(dividingBy: 60)
        return (35..<50).contains(column) && (10..<20).contains(row) ? 0 : 127
      },
      source: Figure.Form.word("bar", font: Figure.standardFont).checksum)

    private static func scene(_ width: Int = 160, _ height: Int = 90) throws -> SceneDraft {
      var scene = SceneDraft.small(
        inputs: [.x, .y, .shape], weights: .normal(1.5), biases: .all, width: width, height: height)
      scene.network.shape = nil
      scene.figure = Figure(
        .word("bar", font: Figure.standardFont), size: 0.5, ground: .field, mask: mask)
      return try scene.measured()
    }

    /// Returns the input at a place of the picture, in shares of its width and height.
    private static func shape(_ scene: SceneDraft, _ across: Double, _ down: Double) -> Double {
      let map = FieldMap(view: scene.view, plan: scene.plan(frame: 0), size: scene.size)
      let (x, y) = map(
        column: across * Double(scene.size.width), row: down * Double(scene.size.height))
      return scene.network.features(x: x, y: y, phase: 0, domain: .plain)[2]
    }

    /// The bar is half as wide as the picture, and a quarter of its width high.
    @Test(arguments: [(160, 90), (320, 180), (90, 160)])
    func liesWhereThePictureShowsTheFigure(_ width: Int, _ height: Int) throws {
      let scene = try Self.scene(width, height)
      let half = 0.125 * Double(width) / Double(height)
      #expect(abs(Self.shape(scene, 0.25, 0.5)) < 0.03)
      #expect(abs(Self.shape(scene, 0.4, 0.5 + half)) < 0.03)
      #expect(abs(Self.shape(scene, 0.4, 0.5 - half)) < 0.03)
      // Deep inside, in the hole, and outside.
      #expect(Self.shape(scene, 0.36, 0.5) > 0.8)
      #expect(Self.shape(scene, 0.604, 0.5) < -0.4)
      #expect(Self.shape(scene, 0.01, 0.01) < -0.9999 && Self.shape(scene, 0.99, 0.5) < -0.9999)
    }

    /// A larger picture of the same shape is the same picture.
    @Test func doesNotDependOnTheSize() throws {
      let (small, large) = (try Self.scene(), try Self.scene(1600, 900))
      let (first, second) = (try #require(small.network.shape), try #require(large.network.shape))
      #expect(first == second)
    }

    /// The strokes of long lines are as wide as those of short ones in their own cells.
    @Test func longLinesKeepTheirStrokes() throws {
      let columns = 1600
      let levels = (0..<columns * 100).map { (cell: Int) -> UInt8 in
        cell % columns % 80 < 14 ? 127 : 0
      }
      var scene = try Self.scene()
      let form = Figure.Form.word("|".padding(toLength: 20, withPad: "|", startingAt: 0), font: "A")
      scene.figure = Figure(
        form, size: 1, ground: .field,
        mask: FigureMask(columns: columns, rows: 100, levels: levels, source: form.checksum))
      let measured = try scene.measured()
      for stroke in 0..<20 {
        let left = Double(stroke * 80) / Double(columns)
        #expect(Self.shape(measured, left + 7 / Double(columns), 0.5) > 0.05)
        #expect(Self.shape(measured, left + 47 / Double(columns), 0.5) < -0.2)
      }
    }

    /// A part with another view sees the figure where its own picture would show it.
    @Test func isPlacedInEachView() throws {
      var scene = try Self.scene()
      var mask = SceneDraft.small(inputs: [.shape], colour: .grey(inverted: false))
      mask.view.span = 3 * scene.view.span
      scene.fields[.mask] = mask
      let measured = try scene.measured()
      let (whole, part) = (
        try #require(measured.network.shape), try #require(measured.fields[.mask]?.network.shape)
      )
      #expect(abs(part.cell / whole.cell - 3) < 1e-12 && part.columns == whole.columns)
    }

    /// What is interpolated is within the bound, and what is evaluated is the reference's.
    @Test(arguments: [[Input.x, .y, .shape], [.absX, .shape], [.shape]])
    func isPaintedByTheDefaultRenderer(_ inputs: [Input]) throws {
      var scene = try Self.scene(640, 360)
      scene.network.inputs = inputs
      let exact = scene.painted()
      let usual = scene.painted(.adaptive)
      let (all, own) = (exact.red + exact.green + exact.blue, usual.red + usual.green + usual.blue)
      let far = zip(all, own).count { abs($0 - $1) * 255 > 1 }
      #expect(far * 10_000 <= all.count, "\(far) of \(all.count)")
      let difference = Difference(exact, from: ReferencePainter(scene), over: 1)
      #expect(difference.farShare <= farPixelsAllowed, "\(difference)")
    }

    /// A part of a picture sees the whole picture's figure.
    @Test func isSeenByParts() throws {
      var scene = try Self.scene()
      var mask = SceneDraft.small(
        inputs: [.shape], outputs: [.sigmoid], colour: .grey(inverted: false))
      mask.network.shape = nil
      scene.fields[.mask] = mask
      scene.network.shape = nil
      scene.fields[.mask]?.view = scene.view
      let measured = try scene.measured()
      #expect(measured.network.shape != nil)
      #expect(measured.fields[.mask]?.network.shape == measured.network.shape)
      #expect(measured.withoutShape.fields[.mask]?.network.shape == nil)
    }
  }
}
