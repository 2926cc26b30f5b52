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
      #expect(abs(first.left - second.left) < 1e-12 && abs(first.cell - second.cell) < 1e-15)
      #expect(first.columns == second.columns && first.coefficientsEqual(second))
    }

    /// What is interpolated is within the bound, and seams and the picture's halves agree.
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
      let measured = try scene.measured()
      #expect(measured.network.shape != nil)
      #expect(measured.fields[.mask]?.network.shape == measured.network.shape)
      #expect(measured.withoutShape.fields[.mask]?.network.shape == nil)
    }
  }
}

extension ShapeGrid {
  fileprivate func coefficientsEqual(_ other: ShapeGrid) -> Bool {
    coefficients == other.coefficients
  }
}
