import CPPN
import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeReport
import ZoetropeScene
import ZoetropeTerminal

private func scene(frames: Int, rate: FrameRate = FrameRate(30)) -> SceneDraft {
  let network = Architecture(
    inputs: [.x, .y], latent: 0, layers: [], wiring: .plain, outputs: [.sigmoid],
    weights: .normal(1), biases: .none)
  return SceneDraft(
    title: "", about: "", network: network, latentSpread: 1, view: FieldView(),
    timeline: Timeline(frameCount: frames, loop: .loop, seed: 1, latent: []),
    colour: .grey(inverted: false), size: FrameSize(width: 16, height: 16), rate: rate, samples: 1)
}

@Suite struct FilmTimeTests {
  @Test(arguments: [
    ("2.5s", FilmTime.seconds(2.5)), ("2", .seconds(2)), ("25%", .percent(25)), ("75f", .frame(75)),
    (".5", .seconds(0.5)),
  ])
  func momentsAreRead(text: String, time: FilmTime) { #expect(FilmTime(text) == time) }

  @Test(arguments: ["", "s", "%", "1:00", "nan", "inf", "0x10", "2.5f", "2 s", "1e400"])
  func otherWordsAreNot(text: String) { #expect(FilmTime(text) == nil) }

  @Test func momentsBecomeTheNearestFrame() throws {
    let film = scene(frames: 300)
    #expect(try FilmTime.seconds(2.5).frame(in: film) == 75)
    #expect(try FilmTime.seconds(2.51).frame(in: film) == 75)
    #expect(try FilmTime.seconds(10).frame(in: film) == 299)
    #expect(try FilmTime.percent(25).frame(in: film) == 75)
    #expect(try FilmTime.percent(100).frame(in: film) == 299)
    #expect(try FilmTime.frame(299).frame(in: film) == 299)
    for (time, message) in [
      (FilmTime.seconds(10.5), "There is no picture at 10.5 s: the film is 10 s long."),
      (.seconds(-1), "There is no picture at -1.0 s: the film is 10 s long."),
      (.percent(101), "There is no picture at 101.0%: a film goes from 0% to 100%."),
      (.frame(300), "There is no frame 300: the film has 300 frames, 0 to 299."),
    ] {
      let error = #expect(throws: JobError.self) { try time.frame(in: film) }
      #expect(error?.description == message)
    }
  }

  @Test func spansAreRead() {
    #expect(FrameSpan("10-20")?.frames == 10...20)
    #expect(FrameSpan("7")?.frames == 7...7)
    for other in ["", "-", "5-", "-5", "20-10", "1-2-3", "a-b", "1.5-2", "٣-٤"] {
      #expect(FrameSpan(other) == nil, "\(other)")
    }
  }
}

@Suite struct WordingTests {
  @Test(arguments: [
    (300, FrameRate(30), "10 s"), (300, FrameRate(30000, 1001), "10.01 s"),
    (1, FrameRate(30), "0.033333 s (1/30)"), (36, FrameRate(24), "1.5 s"),
    (1, FrameRate(24000, 1001), "0.041708 s (1001/24000)"), (25, FrameRate(40), "0.625 s"),
  ])
  func lengthsAreExact(frames: Int, rate: FrameRate, text: String) {
    #expect(
      PresetReport(MeasuredScene(unchecked: scene(frames: frames, rate: rate))).text.contains(
        " fps, \(text), 16x16"))
  }

  /// A heading of any length is followed by a space.
  @Test func longHeadingsAreApartFromTheirTexts() {
    let lines = [("a", "one"), ("warnings", "two"), ("headings", "three"), ("perspective", "four")]
    #expect(
      PresetReport.text(of: lines)
        == "  a        one\n  warnings two\n  headings three\n  perspective four\n")
  }

  /// Of a picture that is its own image above and below, on both sides of its middle.
  @Test(arguments: [(Symmetry.none, "100.0"), (.mirrorY, "50.0"), (.mirror, "25.0")])
  func copiesAreNotEvaluated(_ symmetry: Symmetry, _ cost: String) {
    var scene = scene(frames: 1, rate: FrameRate(30))
    scene.size = FrameSize(width: 64, height: 560)
    scene.network.layers = [NetworkLayer(width: 4, activations: [.step])]
    scene.view.symmetry = symmetry
    #expect(
      PresetReport(MeasuredScene(unchecked: scene)).text.contains("cost     \(cost) evaluations"))
  }

  @Test func seedsAreListed() {
    #expect(SeedList.parse("1-3,7,9-9") == [1, 2, 3, 7, 9])
    #expect(SeedList.parse("18446744073709551615") == [UInt64.max])
    for other in ["", "1,", "3-1", "1-2000", "a", "0-18446744073709551615", "-1"] {
      #expect(SeedList.parse(other) == nil, "\(other)")
    }
  }

  @Test func shellWordsAreQuotedWhereTheyMust() {
    #expect(ShellWord.quoted("out/a-1.gif") == "out/a-1.gif")
    #expect(ShellWord.quoted("it's a.gif") == "'it'\\''s a.gif'")
    #expect(ShellWord.quoted("") == "''")
  }

  @Test func filmsTooLargeForTheMachineAreRefused() throws {
    let size = FrameSize(width: 7680, height: 4320)
    let need = MemoryNeed.film(size, Encoding(), threads: 2)
    #expect((5_000_000_000...8_000_000_000).contains(need.bytes))
    try need.check(size, available: 16_000_000_000)
    let small = MemoryNeed.film(size, Encoding(lookAhead: 10), threads: 2)
    #expect(small.bytes < need.bytes * 2 / 3)
    // A machine of many cores must not need much more: its threads share frames.
    #expect(MemoryNeed.film(size, Encoding(), threads: 64).bytes - need.bytes < 500_000_000)
    let error = #expect(throws: JobError.self) {
      try need.check(size, available: 4_000_000_000)
    }
    #expect(
      error.map { Failure($0).message }
        == "A film of 7680x4320 takes about 7.18 GB of memory, and this machine has 4.00 GB. "
        + "Use a smaller --size; 'still' and 'frames' take little.")
    // Someone who sends frames on runs 'frames' already.
    let pipe = #expect(throws: JobError.self) {
      try MemoryNeed.pipe(size, ahead: 2, threads: 2).check(size, available: 100_000_000)
    }
    #expect(
      pipe.map { Failure($0).message }?.hasSuffix(
        " Use a smaller --size; 'frames' takes little when it writes files: -o FOLDER.") == true)
  }

  @Test func sheetsAreAboutSquareAndHoldAll() {
    for count in 1...60 {
      let layout = SheetLayout(
        count: count, columns: nil, picture: FrameSize(width: 320, height: 180))
      #expect(layout.columns * layout.rows >= count && layout.columns * (layout.rows - 1) < count)
      if count >= 12 {
        let shape = Double(layout.size.width) / Double(layout.size.height)
        #expect(shape > 1 && shape < 2.4, "\(count): \(shape)")
      }
    }
    let layout = SheetLayout(count: 5, columns: 9, picture: FrameSize(width: 100, height: 50))
    #expect(layout.columns == 5 && layout.rows == 1)
  }
}
