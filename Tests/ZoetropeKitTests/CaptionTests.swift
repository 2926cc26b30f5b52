import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeRender
import ZoetropeScene
import ZoetropeTerminal

struct CaptionTests {
  /// Returns the columns and rows that the letters cover in the picture.
  private static func ink(_ mask: CaptionMask) -> (columns: Range<Int>, rows: Range<Int>) {
    let inked = mask.coverage.indices.filter { mask.coverage[$0] > 0.1 }
    let columns = inked.map { mask.left + $0 % mask.size.width }
    let rows = inked.map { mask.top + $0 / mask.size.width }
    return (
      (columns.min() ?? 0)..<(columns.max() ?? 0) + 1, (rows.min() ?? 0)..<(rows.max() ?? 0) + 1
    )
  }

  @Test(arguments: Caption.Place.allCases)
  func standsWhereItShould(_ place: Caption.Place) throws {
    let size = FrameSize(width: 640, height: 360)
    let mask = try #require(
      try CaptionMask(Caption(text: "HIM", place: place), on: size))
    let (columns, rows) = Self.ink(mask)
    let margin = 22
    let isLeft = place.rawValue.hasSuffix("left")
    let isRight = place.rawValue.hasSuffix("right")
    #expect(isLeft ? abs(columns.lowerBound - margin) <= 1 : columns.lowerBound > 200)
    #expect(isRight ? abs(columns.upperBound - (640 - margin)) <= 1 : columns.upperBound < 440)
    if !isLeft, !isRight { #expect(abs(columns.lowerBound + columns.upperBound - 640) <= 2) }
    let isUpper = place.rawValue.hasPrefix("top")
    let isLower = place.rawValue.hasPrefix("bottom")
    #expect(isUpper ? abs(rows.lowerBound - margin) <= 2 : rows.lowerBound > 160)
    #expect(isLower ? abs(rows.upperBound - (360 - margin)) <= 2 : rows.upperBound < 200)
    // Capitals of a font of 18 points.
    #expect(abs(rows.count - 13) <= 1)
  }

  /// Whatever it says, it is inside the picture; braces and percents are letters like all.
  @Test func fits() throws {
    let size = FrameSize(width: 320, height: 500)
    for text in ["i", String(repeating: "W", count: 200), "100 % {pts} %{frame}\\n:'", "Ψ ж"] {
      let mask = try #require(
        try CaptionMask(Caption(text: text, place: .center, size: 0.2), on: size))
      let (columns, rows) = Self.ink(mask)
      #expect(columns.lowerBound >= 0 && columns.upperBound <= 320, "\(text): \(columns)")
      #expect(rows.lowerBound >= 0 && rows.upperBound <= 500)
      #expect(mask.shade.count == mask.coverage.count)
      #expect(mask.shade.allSatisfy { (0...0.55).contains($0) } && mask.shade.contains { $0 > 0 })
    }
    #expect(try CaptionMask(Caption(text: "  "), on: size) == nil)
  }

  /// Letters that the font does not have are named before anything is painted, not shown as boxes.
  @Test func lettersThatTheFontLacksAreRefused() throws {
    let size = FrameSize(width: 320, height: 180)
    func refusal(_ text: String, font: String = "DejaVu Sans") -> String {
      do {
        _ = try CaptionMask(Caption(text: text, font: font), on: size)
        return ""
      } catch {
        let failure = Failure(error)
        return "\(failure.status): \(failure.message)"
      }
    }
    let advice = ". Name another font with finish.caption.font, or use other letters."
    #expect(
      refusal("A 中 B 文中\u{E123}")
        == "2: finish.caption.text: DejaVu Sans has no letter for '中' (U+4E2D), '文' (U+6587) and "
        + "U+E123" + advice)
    #expect(
      refusal("漢", font: "No Such Font")
        == "2: finish.caption.text: the font found for 'No Such Font' has no letter for '漢' (U+6F22)"
        + advice)
    #expect(
      refusal("一二三四五六七八九十").hasSuffix("'七' (U+4E03), '八' (U+516B) and 2 more" + advice))
    for text in [
      "Grüße, naïve Ångström — “Łódź” …", "Ψυχή", "Привет", "a\u{301}\u{A0}\u{AD}b", "□▯",
    ] {
      #expect(refusal(text) == "", "\(text)")
    }
  }

  /// Many marks on one letter may be set side by side: none is lost.
  @Test func marksOfOneCharacterAreLetters() throws {
    let size = FrameSize(width: 640, height: 360)
    func columns(_ text: String) throws -> Int {
      let mask = try #require(try CaptionMask(Caption(text: text, size: 0.1), on: size))
      return Self.ink(mask).columns.count
    }
    let marks = "ກ" + String(repeating: "\u{EB3}", count: 30)
    #expect(marks.count == 1)
    // What comes after them is still there: the whole line is fitted, and a long one fills it.
    #expect(try columns(marks + " END") <= 576 && columns(marks + " END") > 520)
    #expect(try columns(marks) != columns(marks + " END"))
  }
}
