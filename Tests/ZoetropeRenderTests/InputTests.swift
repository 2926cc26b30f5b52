import CPPN
import Foundation
import ReferencePainting
import Testing
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Checks that the formula and the kernels of an input have the properties that its row states.
  @Suite struct InputTests {
    @Test(arguments: Input.oneOfEach, [Precision.single, .double])
    func kernelsAreTheFormula(_ input: Input, _ precision: Precision) {
      var scene = SceneDraft.small(inputs: [input], weights: .normal(1.5), biases: .all)
      scene.timeline[.phase] = .constant(0.37, turn: 1)
      scene.view.core = 0.05
      let difference = Difference(
        scene.painted(precision: precision), from: ReferencePainter(scene), over: 1)
      #expect(difference.farShare <= farPixelsAllowed, "\(difference)")
    }

    /// Returns the features of an input at a point.
    private func numbers(of input: Input, _ x: Double, _ y: Double) -> [Double] {
      let network = SceneDraft.small(inputs: [input]).network
      return ReferenceEvaluator(
        architecture: network, weights: Weights(network, seed: 1), latent: [], phase: 0.3
      ).features(x: x, y: y)
    }

    private static let points = [(0.3, 0.7), (-1.2, 0.4), (2.5, -1.9), (-0.6, -0.2)]

    @Test(arguments: Input.oneOfEach)
    func variesAsItsRowSays(_ input: Input) {
      let variation = input.variation
      #expect(input.width == numbers(of: input, 1, 1).count)
      for (x, y) in Self.points {
        let here = numbers(of: input, x, y)
        func isSame(_ x: Double, _ y: Double) -> Bool {
          zip(here, numbers(of: input, x, y)).allSatisfy { abs($0 - $1) < 1e-9 }
        }
        if variation.isEvenInX { #expect(isSame(-x, y)) }
        if variation.isEvenInY { #expect(isSame(x, -y)) }
        switch variation {
        case .nothing: #expect(isSame(x + 1, y * 2))
        case .distance: #expect(isSame(y, x) && !isSame(2 * x, 2 * y))
        case .logarithm(let frequency):
          let turn = exp(2 * .pi / frequency)
          #expect(isSame(y, x) && isSame(x * turn, y * turn) && !isSame(2 * x, 2 * y))
        case .angle(let harmonic):
          let (cosine, sine) = (cos(2 * .pi / Double(harmonic)), sin(2 * .pi / Double(harmonic)))
          #expect(isSame(2 * x, 2 * y) && !isSame(-y, x))
          #expect(isSame(x * cosine - y * sine, x * sine + y * cosine))
        case .both:
          // The sample form ends.
          guard abs(x) < 1, abs(y) < 0.8 else { continue }
          #expect(!isSame(x - 0.3, y) && !isSame(x, y - 0.3))
        case .across(let course): expect(course, isSame(x, y + 0.3)) { isSame($0 * x + $1, y) }
        case .down(let course): expect(course, isSame(x + 0.3, y)) { isSame(x, $0 * y + $1) }
        }
      }
    }

    /// Checks a property of the features.
    ///
    /// - Parameter isSame: true if a coordinate that is multiplied and then moved gives equal
    ///   features.
    private func expect(
      _ course: Input.Variation.Course, _ isAlone: Bool, _ isSame: (Double, Double) -> Bool
    ) {
      #expect(isAlone && !isSame(1, 0.3))
      switch course {
      case .straight: #expect(!isSame(-1, 0) && !isSame(2, 0))
      case .mirrored: #expect(isSame(-1, 0))
      case .periodic(let period): #expect(isSame(1, period) && !isSame(1, period / 2))
      }
    }
  }
}
