import Foundation
import PixelKernels
import Testing

@Suite struct EdgeCoverageTests {
  /// Against 10,000 samples of the pixel, in 48 directions and at 17 distances.
  @Test func straightEdgesCoverTheAreaTheyCut() {
    var worst = 0.0
    for turn in 0..<48 {
      let angle = 2 * Double.pi * (Double(turn) + 0.3) / 48
      // Directions may have any length.
      let (x, y) = (Float(3 * cos(angle)), Float(3 * sin(angle)))
      for step in -8...8 {
        let distance = Float(step) / 10
        var coverage: Float = -1
        ck_edge_coverage([distance], [x], [y], &coverage, 1)
        var inside = 0
        for i in 0..<10_000 {
          let (right, down) = (Float(i % 100) + 0.5, Float(i / 100) + 0.5)
          if ((right / 100 - 0.5) * x + (down / 100 - 0.5) * y) / 3 + distance > 0 { inside += 1 }
        }
        worst = max(worst, abs(Double(coverage) - Double(inside) / 10_000))
      }
    }
    #expect(worst < 0.011, "\(worst)")
  }

  @Test func edgesAlongAPixelsSidesCoverWhatTheyCut() {
    for (x, y) in [(1, 0), (-1, 0), (0, 1), (0, -1)] as [(Float, Float)] {
      for distance in [-0.7, -0.5, -0.2, 0, 0.3, 0.5, 2] as [Float] {
        var coverage: Float = -1
        ck_edge_coverage([distance], [x], [y], &coverage, 1)
        #expect(abs(coverage - min(max(distance + 0.5, 0), 1)) < 0.006)
      }
    }
  }

  /// So that no pixel depends on those beside it that are painted together.
  @Test func edgesBeyondAPixelsCornersCoverAllOrNothing() {
    for turn in 0..<97 {
      let angle = 2 * Double.pi * Double(turn) / 97
      for (distance, expected) in [(0.75, 1), (9, 1), (-0.75, 0), (-9, 0)] as [(Float, Float)] {
        var coverage: Float = -1
        ck_edge_coverage([distance], [Float(cos(angle))], [Float(sin(angle))], &coverage, 1)
        #expect(coverage == expected)
      }
    }
  }
}
