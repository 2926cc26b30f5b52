import Foundation
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// Labels have ink, and every character is drawn as itself.
@Suite struct LabelTests {
  static let size = FrameSize(width: 240, height: 32)

  private func mask(_ text: String, _ size: FrameSize = size) throws -> [UInt8] {
    try Label.mask(text, size: size, pointSize: 16)
  }

  private func ink(_ mask: [UInt8]) -> Int { mask.reduce(0) { $0 + Int($1) } }

  @Test func whiteIsFullAndBlackIsNone() throws {
    let mask = try self.mask("Hello")
    #expect(mask.count == 240 * 32)
    #expect(mask.max() == 255)
    #expect(mask.min() == 0)
    #expect(ink(mask) > 255 * 50)
  }

  /// Texts that would be lost, expanded or rejected if they passed through FFmpeg's own syntax.
  static let difficult = [
    "%{pts}", "a:b'c\\d", "a:b'c", "100%", "%%", "\\", "\\\\", "'", "''", "[in];[out],x=1",
    "text=1:x=2", "Übergröße — naïve", "\"quoted\"", "$HOME", "%H:%M", "{n}",
  ]

  @Test(arguments: difficult)
  func difficultTextHasInk(_ text: String) throws {
    #expect(ink(try mask(text)) > 0)
    // A letter behind it moves nothing and adds ink: no character ended or swallowed the text.
    #expect(ink(try mask(text + "W")) > ink(try mask(text)) + 255 * 10)
  }

  @Test func allTextsDiffer() throws {
    let masks = Set(try Self.difficult.map { try mask($0) })
    #expect(masks.count == Self.difficult.count)
  }

  /// Two characters' ink is what each has: a `%` is not taken for the start of something.
  @Test func nothingIsExpanded() throws {
    #expect(ink(try mask("%%%%")) > 3 * ink(try mask("%")))
    #expect(ink(try mask("\\\\\\\\")) > 3 * ink(try mask("\\")))
  }

  @Test func emptyAndControlCharactersAreBlankOrSpaces() throws {
    for text in ["", "   ", "\n", "\u{0}"] { #expect(ink(try mask(text)) == 0) }
    for text in ["a\nb", "a\u{0}b", "a\tb", "a\u{2028}b"] {
      #expect(try mask(text) == mask("a b"))
    }
  }

  @Test func labelsShareABaseline() throws {
    func lowest(_ text: String) throws -> Int? {
      let mask = try self.mask(text)
      return mask.lastIndex { $0 > 128 }.map { $0 / Self.size.width }
    }
    // None of these reaches below the line, and some are low, some high.
    let lines = try ["H", "x", "l", "H.", "Ä", "1"].map { try lowest($0) }
    #expect(Set(lines).count == 1)
    // What follows an H, high or deep, does not move it.
    let heads = try ["H", "Hg", "H(", "HÄ", "Hx"].map { text -> [UInt8] in
      let mask = try self.mask(text)
      return (0..<Self.size.height).flatMap {
        mask[$0 * Self.size.width..<$0 * Self.size.width + 10]
      }
    }
    #expect(Set(heads).count == 1)
    // A capital is in the middle: as much above as below, to a pixel.
    let mask = try self.mask("H")
    let top = try #require(mask.firstIndex { $0 > 128 }) / Self.size.width
    let bottom = try #require(lines.first ?? nil)
    #expect(abs(top - (Self.size.height - 1 - bottom)) <= 1)
  }

  @Test func textIsCutToTheMask() throws {
    let long = try mask(String(repeating: "W", count: 500), FrameSize(width: 31, height: 9))
    #expect(long.count == 31 * 9)
    #expect(ink(long) > 0)
    #expect(try mask("W", FrameSize(width: 1, height: 1)).count == 1)
  }

  @Test func aMissingOrBrokenFontIsPassedOver() throws {
    let scratch = try Scratch()
    try scratch.write("no font".utf8, to: "a.ttf")
    for font in ["/nonexistent/font.ttf", scratch.path("a.ttf")] {
      let mask = try Label.mask("H", size: Self.size, pointSize: 16, fontFiles: [font])
      #expect(ink(mask) > 0)
    }
  }

  @Test func noFontAtAllSaysSo() async {
    // In a process of its own, where fontconfig knows no font either.
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      try scratch.write("<?xml version=\"1.0\"?><fontconfig/>".utf8, to: "fonts.conf")
      setenv("FONTCONFIG_FILE", scratch.path("fonts.conf"), 1)
      let error = videoError {
        _ = try Label.mask("H", size: LabelTests.size, pointSize: 16, fontFiles: ["/no/font.ttf"])
      }
      #expect(error?.code == .file)
      #expect(
        error?.description
          == "Cannot draw a label: no font was found; install DejaVu Sans"
          + " (Debian: fonts-dejavu-core).")
    }
  }
}
