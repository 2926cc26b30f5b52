import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// How exactly sums must be known, against how steep colours are by the plain formulas.
  @Suite struct SensitivityTests {
    static let colourings: [Colouring] = [
      .rgb, .hsv, .oklab, .oklch,
      .palette(PictureTests.ramp, name: nil, use: PaletteUse(lightness: 0.7)),
    ]

    /// What the other channels are: more values than are measured, and others.
    static let others = stride(from: 0.05, through: 0.95, by: 0.15).map(\.self)

    /// The steepest slope along one channel's value, in codes of 255, whatever the others are.
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

    /// No colour is much steeper than what is reckoned with, whatever the other channels are.
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
