import Synchronization
import Testing
import ZoetropeKit
import ZoetropeTerminal

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("", 0), ("silk", 4), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("한국어", 6),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ｆｕｌｌ", 8), ("ｶﾅ", 2), ("🎬", 2), ("❤", 1), ("❤\u{FE0F}", 2),
    ("⌚\u{FE0F}", 2), ("🇩🇪", 2), ("👩\u{200D}🚀", 4), ("a\u{200B}b", 2), ("a\u{AD}b", 3), ("ไทย", 3),
    ("กำ", 2), ("─█░…", 4), ("«»", 2), ("𠮷", 2), ("\u{7}", 0),
  ])
  func columnsAreCounted(_ text: String, _ columns: Int) {
    #expect(TerminalText.columns(text) == columns, "\(text)")
  }

  @Test func textIsCutByColumns() {
    #expect(TerminalText.prefix("日本語", columns: 3) == "日")
    #expect(TerminalText.suffix("日本語", columns: 5) == "本語")
    #expect(TerminalText.prefix("ab🎬c", columns: 4) == "ab🎬")
    #expect(TerminalText.suffix("e\u{301}e\u{301}", columns: 1) == "e\u{301}")
    #expect(TerminalText.prefix("silk", columns: 0) == "")
    #expect(TerminalText.space(after: "日本", columns: 6) == "  ")
    #expect(TerminalText.space(after: "日本", columns: 3) == "")
  }

  /// The bar is never as wide as the terminal, whatever the film is called.
  @Test(arguments: [
    "日本語のとても長い題名の映画フィルムその一.mp4", "🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬.mp4",
    String(repeating: "e\u{301}", count: 40), "a\nb\u{1B}[2J.mp4", "silk.mp4",
  ])
  func theBarFits(_ name: String) {
    var meter = ProgressMeter(total: 300, at: 0)
    meter.record(done: 120, at: 5)
    for width in 1...120 {
      let bar = ProgressText.bar(meter, name: name, unit: "frame", width: width)
      #expect(TerminalText.columns(bar) < width, "\(width): \(bar)")
      #expect(!bar.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test func marksTakeNoRoomFromTheBar() {
    var meter = ProgressMeter(total: 4, at: 0)
    meter.record(done: 2, at: 5)
    let plain = ProgressText.bar(meter, name: "ee.mp4", unit: "strip", width: 40)
    let marked = ProgressText.bar(meter, name: "e\u{301}e\u{301}.mp4", unit: "strip", width: 40)
    #expect(marked == plain.replacing("ee", with: "e\u{301}e\u{301}"))
  }

  @Test func listsAreSetInColumns() throws {
    let folder = TemporaryFolder()
    let preset = "zoetrope: 1\ntitle: T\nfilm: { duration: 1 }\n"
    for name in ["絹", "silk"] { try folder.write(preset, to: name + ".yaml") }
    #expect(
      Shelf.list(Catalogue(folder: folder.path).entries()) == "  silk  T, 1 s\n  絹    T, 1 s\n")
  }

  @Test func aStepIsCutByColumns() {
    let text = Mutex("")
    let reporter = StepReporter(
      style: .bar, width: { 10 }, write: { more in text.withLock { $0 += more } })
    reporter.begin("films: 日本語\n")
    #expect(text.withLock { $0 } == "\rfilms: 日\u{1B}[K")
  }
}
