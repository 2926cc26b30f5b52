import Testing
import ZoetropeFrame
import ZoetropeScene

extension RenderTests {
  /// Lengths of media are shares of the short side: measured in pictures of two sizes.
  @Suite struct MediaSizeTests {
    private static let sizes = [(480, 270), (1920, 1080)]

    /// The number of changes between dark and light along all rows of a picture 480 pixels wide. A
    /// change goes through the middle part of the range.
    private static func changes(_ light: [Float]) -> Int {
      let (low, high) = (Float(0.35), Float(0.65))
      var (count, isLight) = (0, false)
      for (i, light) in light.enumerated() where light < low || light > high {
        if i % 480 != 0, isLight != (light > high) { count += 1 }
        isLight = light > high
      }
      return count
    }

    /// Distances between lines and dots, larger than by default, so that they are wider than pixels
    /// in the small picture, to which the large one is shrunk.
    @Test(arguments: [Medium.Kind.engraving, .opArt, .halftone])
    func linesAndDotsAreAsFarApart(_ kind: Medium.Kind) throws {
      let counts = try Self.sizes.map { width, height in
        var scene = try MediaTests.scene(kind, width: width, height: height)
        scene.colour = .palette(
          ColourRamp(stops: [
            .init(position: 0, colour: RGB(0, 0, 0)), .init(position: 1, colour: RGB(1, 1, 1)),
          ]), name: nil)
        scene.timeline[.spacing] = .constant(kind == .opArt ? 1 : kind == .engraving ? 4 : 6)
        // Those of them that a medium has: no line or dot vanishes in the small picture.
        for (name, value) in [
          ("texture", 0), ("lightest", 0.4), ("darkest", 0.6), ("hatch", 0), ("mottle", 0),
        ] {
          scene.medium[name] = value
        }
        let picture = MediaTests.paint(scene)
        return Self.changes(width == 480 ? picture.green : MediaTests.shrunk(picture, by: 4))
      }
      #expect(counts[0] > 1000, "\(counts)")
      #expect(abs(Double(counts[1]) / Double(counts[0]) - 1) < 0.03, "\(counts)")
    }

    /// Two white sheets of which one throws a black shadow on the other, as wide as it falls.
    @Test func shadowsFallAsFar() throws {
      let shares = try Self.sizes.map { width, height in
        var scene = try MediaTests.scene(.paperCut, width: width, height: height)
        scene.colour = .palette(
          ColourRamp(stops: [.init(position: 0, colour: RGB(1, 1, 1))]), name: nil)
        for (name, value) in [
          ("sheets", 2), ("texture", 0), ("rim", 0), ("darkness", 1), ("shadow", 0.15),
          ("blur", 0.004),
        ] {
          scene.medium[name] = value
        }
        return [135.0, 315].reduce(0) { share, light in
          scene.timeline[.light] = .constant(light, turn: 360)
          let picture = MediaTests.paint(scene)
          return share
            + Double(picture.green.filter { $0 < 0.5 }.count) / Double(picture.green.count)
        }
      }
      #expect(shares[0] > 0.005, "\(shares)")
      #expect(abs(shares[1] / shares[0] - 1) < 0.03, "\(shares)")
    }
  }
}
