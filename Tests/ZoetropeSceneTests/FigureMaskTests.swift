import Testing
import ZoetropeScene

@Suite struct FigureMaskTests {
  /// A disc with a soft edge.
  static func disc(_ side: Int, source: UInt64 = 7) throws -> FigureMask {
    let middle = Double(side) / 2
    let coverage = (0..<side * side).map { index in
      let (x, y) = (Double(index % side) + 0.5 - middle, Double(index / side) + 0.5 - middle)
      return middle - 1 - (x * x + y * y).squareRoot() + 0.5
    }
    return try #require(FigureMask(width: side, coverage: coverage, source: source))
  }

  @Test func keepsThePartThatIsCovered() throws {
    var coverage = [Double](repeating: 0, count: 70)
    for index in [23, 24, 33, 45] { coverage[index] = 1 }
    let mask = try #require(FigureMask(width: 10, coverage: coverage, source: 1))
    #expect(mask.columns == 3 && mask.rows == 3)
    #expect(mask.levels == [127, 127, 0, 127, 0, 0, 0, 0, 127])
    #expect(FigureMask(width: 10, coverage: [Double](repeating: 0, count: 70), source: 1) == nil)
    #expect(FigureMask(width: 10, coverage: coverage.dropLast().map(\.self), source: 1) == nil)
  }

  @Test(arguments: [1, 2, 9, 100, 300]) func textsReadBack(_ side: Int) throws {
    var seed = UInt64(side)
    func next() -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return seed >> 33
    }
    let disc = side > 8 ? try Self.disc(side) : nil
    // Noise, as far as its text is short enough.
    let rows = min(side, 3)
    let noise = FigureMask(
      columns: side, rows: rows,
      levels: (0..<side * rows).map { UInt8(($0 == 0 ? 127 : next()) % 128) },
      source: .max)
    for mask in [disc, noise] {
      guard let mask else { continue }
      let text = mask.text
      let read = FigureMask(text: text)
      #expect(read == mask && read?.source == mask.source)
      #expect(read?.text == text)
    }
    #expect(noise != nil)
  }

  /// Runs cost little: the text of a disc grows with its edge, not with its area.
  @Test func textsAreShort() throws {
    let (small, large) = (try Self.disc(100).text.utf8.count, try Self.disc(400).text.utf8.count)
    #expect(small < 2500 && large < 5 * small, "\(small) \(large)")
  }

  /// Damage is noticed, whatever it is.
  @Test func damagedTextsAreNone() throws {
    let text = Array(try Self.disc(24).text.utf8)
    for index in text.indices where text[index] != UInt8(ascii: "=") {
      var damaged = text
      damaged[index] = damaged[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      // The source is not covered by the checksum: another one means another form.
      let mask = FigureMask(text: String(decoding: damaged, as: UTF8.self))
      #expect(mask == nil || mask?.source != 7, "\(index)")
      #expect(FigureMask(text: String(decoding: text.prefix(index), as: UTF8.self)) == nil)
    }
    for text in ["", "A", "====", "zoetrope", String(repeating: "A", count: 70_000)] {
      #expect(FigureMask(text: text) == nil, "\(text)")
    }
  }

  /// A mask counts only for the form that it was drawn from.
  @Test func otherFormsHaveNoMask() throws {
    let form = Figure.Form.word("A", font: "DejaVu Sans")
    var figure = Figure(form, mask: try Self.disc(24, source: form.checksum))
    #expect(figure.drawnMask != nil)
    for other in [
      Figure.Form.word("B", font: "DejaVu Sans"), .word("A", font: "DejaVu Serif"),
    ] {
      figure.form = other
      #expect(figure.drawnMask == nil)
    }
  }
}
