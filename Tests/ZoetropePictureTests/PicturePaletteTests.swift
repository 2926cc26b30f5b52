import Testing
import ZoetropeFrame
import ZoetropePicture

/// The few colours of a picture are found, alike every time.
@Suite struct PicturePaletteTests {
  private func picture(
    _ size: FrameSize, _ colour: (_ x: Int, _ y: Int) -> SIMD3<Int>
  ) -> Picture {
    var planes = Array(repeating: [Float](), count: 3)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let colour = colour(x, y)
        for channel in 0..<3 { planes[channel].append(Float(colour[channel]) / 255) }
      }
    }
    return Picture(size: size, red: planes[0], green: planes[1], blue: planes[2])
  }

  private static let colours: [SIMD3<Int>] = [
    [16, 24, 48], [120, 30, 30], [40, 110, 160], [230, 180, 60], [245, 240, 230],
  ]

  /// Stripes of known widths.
  @Test func knownColoursAreFound() {
    let widths = [40, 10, 20, 20, 10]
    let stripes = picture(FrameSize(width: 100, height: 30)) { x, _ in
      var (left, index) = (x, 0)
      while left >= widths[index] {
        left -= widths[index]
        index += 1
      }
      return Self.colours[index]
    }
    let palette = PicturePalette(of: stripes, count: 5)
    #expect(
      palette.entries.map(\.colour.hex) == ["#101830", "#781e1e", "#286ea0", "#e6b43c", "#f5f0e6"])
    #expect(palette.entries.map { ($0.share * 100).rounded() } == [40, 10, 20, 20, 10])
    #expect(
      palette.yaml == """
        colour:
          - "#101830"  # 40 %
          - "#781e1e"  # 10 %
          - "#286ea0"  # 20 %
          - "#e6b43c"  # 20 %
          - "#f5f0e6"  # 10 %

        """)
  }

  /// Shrinking mixes the colours at edges, which must not tint the flats.
  @Test func edgesDoNotTint() {
    let board = picture(FrameSize(width: 1000, height: 777)) { x, y in
      Self.colours[(x / 91 + y / 83) % 5]
    }
    let found = Set(PicturePalette(of: board, count: 5).entries.map(\.colour.hex))
    #expect(found == ["#101830", "#781e1e", "#286ea0", "#e6b43c", "#f5f0e6"])
  }

  @Test func fewColoursGiveFew() {
    let plain = picture(FrameSize(width: 9, height: 9)) { _, _ in [10, 20, 30] }
    #expect(PicturePalette(of: plain, count: 8).yaml == "colour:\n  - \"#0a141e\"  # 100 %\n")
    let two = picture(FrameSize(width: 200, height: 1)) { x, _ in
      x == 0 ? [255, 255, 255] : [0, 0, 0]
    }
    let palette = PicturePalette(of: two, count: 2)
    #expect(
      palette.entries.count == 2 && palette.yaml.hasSuffix("# <1 %\n")
        || palette.yaml.hasSuffix("# 1 %\n"))
  }

  @Test func allCountsAreOrderedAndWhole() {
    let mixed = picture(FrameSize(width: 150, height: 90)) { x, y in
      [(x * 5) % 256, (y * 7 + x) % 256, (x * y) % 256]
    }
    for count in PicturePalette.counts {
      let palette = PicturePalette(of: mixed, count: count)
      #expect(palette == PicturePalette(of: mixed, count: count))
      #expect(palette.entries.count == count)
      let lightness = palette.entries.map { OKLab($0.colour).lightness }
      #expect(lightness == lightness.sorted())
      #expect(abs(palette.entries.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    }
  }
}
