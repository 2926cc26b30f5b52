import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Measured slopes of colours, against those of the plain formulas.
  @Suite struct SensitivityTests {
    static let colourings: [Colouring] = [
      .rgb, .hsv, .oklab, .oklch,
      .palette(PictureTests.ramp, name: nil, use: PaletteUse(lightness: 0.7)),
    ]

    /// Values of the other channels: more than are measured, and different ones.
    static let others = stride(from: 0.05, through: 0.95, by: 0.15).map(\.self)

    /// The steepest slope along one channel's value, in 8-bit levels, over all values of the
    /// others.
    static func steepest(_ painter: ReferencePainter, channel: Int, of channels: Int) -> Double {
      let steps = 128
      var settings: [[Double]] = [[]]
      for _ in 1..<max(channels, 1) { settings = settings.flatMap { s in others.map { s + [$0] } } }
      var steepest = 0.0
      for setting in settings {
        var before: [Double] = []
        for step in 0...steps {
          var values = setting
          values.insert(Double(step) / Double(steps), at: channel)
          let colour = painter.colour(of: values)
          for (a, b) in zip(before, colour) {
            steepest = max(steepest, abs(b - a) * 255 * Double(steps))
          }
          before = colour
        }
      }
      return steepest
    }

    /// Measured slopes are at least four fifths of those over other settings of the other channels.
    @Test(arguments: colourings.indices) func noSettingOfTheOthersIsForgotten(_ index: Int) {
      let colour = Self.colourings[index]
      let scene = SceneDraft.small(
        outputs: Array(repeating: .linear, count: colour.channels), colour: colour)
      let painter = ReferencePainter(scene)
      // A linear output's value rises half as fast as its sum.
      let slopes = Renderer(scene).steepestSlopes(frame: 0).map { 2 * $0 }
      #expect(slopes.count == colour.channels)
      for (channel, slope) in slopes.enumerated() {
        let exact = Self.steepest(painter, channel: channel, of: colour.channels)
        #expect(Double(slope) >= 0.8 * exact, "channel \(channel): \(slope), not \(exact)")
      }
    }
  }
}
