import Foundation
import Synchronization
import Testing
import ZoetropeKit
import ZoetropeRender
import ZoetropeTerminal

/// A reporter whose clock is set by hand.
private final class Desk: Sendable {
  let now = Mutex(0.0)
  let text = Mutex("")

  func reporter(_ style: ProgressReporter.Style, width: Int = 80) -> ProgressReporter {
    ProgressReporter(
      style: style, width: { width }, clock: { self.now.withLock { $0 } },
      write: { text in self.text.withLock { $0 += text } })
  }

  func at(_ time: Double) { now.withLock { $0 = time } }
  var lines: [String] { text.withLock { $0 }.split(separator: "\n").map(String.init) }
}

private let start = JobStart(
  path: "out/silk.mp4", total: 100, unit: "frame", size: "640x360", target: "avx2")
private let report = JobReport(
  path: "out/silk.mp4", frames: 100, planned: 100, seconds: 100 / 30.0, bytes: 4_200_000,
  elapsed: 8)

@Suite struct ProgressTests {
  @Test func whoEndsAtOnceSaysWhatIsLeft() {
    func said(
      _ style: ProgressReporter.Style = .plain, path: String = "a.mp4", done: Int? = nil,
      keepsSome: Bool = false
    ) -> String? {
      let desk = Desk()
      let reporter = desk.reporter(style)
      var start = start
      start.path = path
      reporter.observe(.started(start))
      if let done { reporter.observe(.advanced(done: done)) }
      reporter.abandoned("Given up", keepsSome: keepsSome, code: 130)
      reporter.fail("Nothing is said after that.", code: 1)
      return desk.lines.last
    }
    #expect(said() == "Given up; nothing was written.")
    #expect(said(done: 5) == "Given up; nothing was written.")
    #expect(said(done: 5, keepsSome: true) == "Given up; what was finished stays.")
    #expect(said(path: "-", done: 5) == "Given up.")
    #expect(said(path: "-") == "Given up; nothing was written.")
    #expect(
      said(.json)
        == #"{"event":"error","message":"Given up; nothing was written.","code":130}"#)
  }

  /// A name may hold what a terminal would obey.
  @Test func namesAreShownAndNotObeyed() {
    let desk = Desk()
    let reporter = desk.reporter(.plain)
    var start = start
    start.path = "a\u{1B}[31m.mp4"
    var report = report
    report.path = start.path
    reporter.observe(.started(start))
    reporter.finish(report)
    #expect(desk.lines.first == "a<U+001B>[31m.mp4: 100 frames of 640x360")
    #expect(desk.lines.last?.hasPrefix("a<U+001B>[31m.mp4: 100 frames, 3.333 s") == true)
  }

  /// The thread that waits for signals must not wait for one that writes where nobody reads.
  @Test func whoEndsAtOnceWaitsForNoReader() {
    let isWriting = DispatchSemaphore(value: 0)
    let mayGoOn = DispatchSemaphore(value: 0)
    let isOver = DispatchSemaphore(value: 0)
    let reporter = ProgressReporter(style: .plain) { _ in
      isWriting.signal()
      mayGoOn.wait()
    }
    Thread {
      reporter.observe(.started(start))
      isOver.signal()
    }.start()
    isWriting.wait()
    reporter.stopping()
    reporter.abandoned("Given up", keepsSome: false, code: 130)
    mayGoOn.signal()
    isOver.wait()
  }

  @Test func speedIsThatOfTheLastSeconds() throws {
    var meter = ProgressMeter(total: 1000, at: 0)
    #expect(meter.speed == nil && meter.remaining == nil)
    for step in 1...100 { meter.record(done: step, at: Double(step)) }  // 1 a second
    #expect(abs(try #require(meter.speed) - 1) < 1e-9)
    for step in 1...100 { meter.record(done: 100 + step, at: 100 + Double(step) * 0.1) }  // 10
    #expect(abs(try #require(meter.speed) - 10) < 0.3)
    #expect(abs(try #require(meter.remaining) - 80) < 3)
    #expect(meter.share == 0.2)
  }

  @Test func slowAndFastStepsAreMeasuredAlike() throws {
    var slow = ProgressMeter(total: 10, at: 0)
    slow.record(done: 1, at: 60)
    slow.record(done: 2, at: 120)
    #expect(abs(try #require(slow.speed) - 1 / 60.0) < 1e-9)
    var fast = ProgressMeter(total: 1_000_000, at: 0)
    for step in 1...20_000 { fast.record(done: step, at: Double(step) / 1000) }
    #expect(abs(try #require(fast.speed) - 1000) < 20)
  }

  @Test func theBarFitsTheTerminal() {
    var meter = ProgressMeter(total: 300, at: 0)
    meter.record(done: 120, at: 5)
    #expect(
      ProgressText.bar(meter, name: "silk.mp4", unit: "frame", width: 80)
        == "silk.mp4  █████████████░░░░░░░░░░░░░░░░░░░░  40 %  120/300  24.0 fps  8 s left")
    for width in 1...200 {
      let bar = ProgressText.bar(meter, name: "silk.mp4", unit: "frame", width: width)
      #expect(bar.count < width, "\(width): \(bar)")
    }
    meter.record(done: 300, at: 10)
    #expect(
      ProgressText.bar(meter, name: "x", unit: "frame", width: 80).hasSuffix("fps  finishing"))
  }

  @Test func theBarIsDrawnFourTimesASecondAtMost() {
    let desk = Desk()
    let reporter = desk.reporter(.bar)
    reporter.observe(.started(start))
    for step in 1...100 {
      desk.at(Double(step) / 50)
      reporter.observe(.advanced(done: step))
    }
    reporter.finish(report)
    let drawn = desk.text.withLock { $0 }.split(separator: "\r").filter { !$0.hasPrefix("\u{1B}") }
    #expect((6...10).contains(drawn.count), "\(drawn.count)")
    #expect(
      desk.lines.last?.hasSuffix(
        "\r\u{1B}[Kout/silk.mp4: 100 frames, 3.333 s, 4.2 MB in 8.0 s (12.5 fps)") == true)
  }

  @Test func plainLinesComeByTenths() {
    let desk = Desk()
    let reporter = desk.reporter(.plain)
    reporter.observe(.started(start))
    for step in 1...100 {
      desk.at(Double(step))
      reporter.observe(.advanced(done: step))
    }
    reporter.observe(.warning("so and so"))
    reporter.finish(report)
    #expect(desk.lines.count == 12)
    #expect(desk.lines[0] == "out/silk.mp4: 100 frames of 640x360")
    #expect(desk.lines[1] == "10 %, frame 10 of 100, 1.0 fps, 1:30 left")
    #expect(desk.lines[10] == "Note: so and so")
  }

  /// A search whose sheet is a film starts twice.
  @Test func aSecondStartBeginsAtNothing() {
    let desk = Desk()
    let reporter = desk.reporter(.plain)
    for unit in ["candidate", "frame"] {
      reporter.observe(
        .started(JobStart(path: "a.mp4", total: 10, unit: unit, size: "1x1", target: "avx2")))
      for done in 1...10 {
        desk.at(desk.now.withLock { $0 } + 2)
        reporter.observe(.advanced(done: done))
      }
    }
    #expect(desk.lines.count { $0.contains(", candidate ") } == 9)
    #expect(desk.lines.count { $0.contains(", frame ") } == 9)
  }

  @Test func slowWorkSaysSomethingEachHalfMinute() {
    let desk = Desk()
    let reporter = desk.reporter(.plain)
    reporter.observe(.started(start))
    for step in 1...6 {
      desk.at(Double(step) * 16)
      reporter.observe(.advanced(done: step))
    }
    #expect(desk.lines.count == 4)
  }

  @Test func jsonHasOneTerminalEvent() throws {
    let desk = Desk()
    let reporter = desk.reporter(.json)
    reporter.observe(.started(start))
    for step in 1...100 {
      desk.at(Double(step) / 20)
      reporter.observe(.advanced(done: step))
    }
    reporter.observe(.warning("a \"quote\"\nand a line"))
    reporter.stopping()
    reporter.finish(report)
    reporter.fail("late", code: 1)
    reporter.finish(report)
    reporter.observe(.advanced(done: 3))
    let objects = try desk.lines.map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    let events = objects.compactMap { $0["event"] as? String }
    #expect(events.first == "start" && events.last == "done")
    #expect(events.count { $0 == "done" || $0 == "error" } == 1)
    let frames = objects.filter { $0["event"] as? String == "progress" }
      .compactMap { $0["frame"] as? Int }
    #expect(frames == frames.sorted() && frames.last == 100 && frames.count <= 21)
    #expect(objects[objects.count - 2]["message"] as? String == "a \"quote\"\nand a line")
    #expect(objects.last?["bytes"] as? Int == 4_200_000)
  }

  @Test func jsonTellsOfAnInterruption() throws {
    let desk = Desk()
    let reporter = desk.reporter(.json)
    reporter.observe(.started(start))
    reporter.finish(
      JobReport(path: nil, frames: 0, planned: 100, seconds: 0, bytes: nil, elapsed: 1))
    #expect(
      desk.lines.last
        == #"{"event":"error","message":"Interrupted; nothing was written.","code":130,"#
        + #""path":null,"frames":0,"seconds":0.0,"t":1.0}"#)
  }

  /// Lines for people do not say that something begins after the user has requested a stop;
  /// programs read every event.
  @Test func nothingBeginsAfterARequestToStop() {
    func said(_ style: ProgressReporter.Style) -> [String] {
      let desk = Desk()
      let reporter = desk.reporter(style)
      reporter.stopping()
      reporter.observe(.measuring(.began(.centre)))
      reporter.observe(.started(start))
      return desk.lines
    }
    #expect(said(.plain) == ["Stopping; once more to give up at once."])
    #expect(said(.bar) == ["Stopping; once more to give up at once."])
    #expect(said(.json).count == 2)
  }

  @Test func nothingIsSaidWhenNothingIsWanted() {
    let desk = Desk()
    let reporter = desk.reporter(.none)
    reporter.observe(.started(start))
    reporter.observe(.advanced(done: 50))
    reporter.finish(report)
    #expect(desk.lines == [])
  }

  @Test func textIsQuotedForJSON() throws {
    let nasty = "\u{0}\u{1B}\"\\\t\r\n\u{2028}é😀\u{7F}"
    let quoted = JSONLine.quoted(nasty)
    #expect(quoted.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    let back = try JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8))
    #expect(back == [nasty])
  }

  private func measuring(_ style: ProgressReporter.Style) -> String {
    let desk = Desk()
    let reporter = desk.reporter(style, width: 16)
    reporter.observe(.measuring(.began(.centre)))
    reporter.observe(.measuring(.began(.pace)))
    reporter.observe(.warning("the end"))
    reporter.observe(.started(start))
    return desk.text.withLock { $0 }
  }

  @Test func whatIsMeasuredIsNamed() {
    let bar = measuring(.bar)
    #expect(
      bar.hasPrefix(
        "\rchoosing the ce\u{1B}[K" + "\rmeasuring the p\u{1B}[K" + "\r\u{1B}[KNote: the end\n"))
    #expect(
      measuring(.plain) == "choosing the centre\nmeasuring the pace\nNote: the end\n"
        + "out/silk.mp4: 100 frames of 640x360\n")
    let lines = measuring(.json).split(separator: "\n").prefix(3)
    #expect(
      Array(lines) == [
        #"{"event":"step","step":"choosing the centre"}"#,
        #"{"event":"step","step":"measuring the pace"}"#,
        #"{"event":"warning","message":"the end"}"#,
      ])
    #expect(measuring(.none) == "Note: the end\n")
  }

  /// Balancing of 45 s with up to 64 gains, of which 50 are needed.
  private func balancing(_ report: (MeasuringEvent, Double) -> Void) {
    report(.began(.weights, seconds: 45), 100)
    for step in 0..<50 {
      report(.advanced(.weights, share: Double(step) / 64), 100 + Double(step) * 0.75)
    }
  }

  private func balancing(_ style: ProgressReporter.Style) -> [String] {
    let desk = Desk()
    let reporter = desk.reporter(style)
    balancing { event, time in
      desk.at(time)
      reporter.observe(.measuring(event))
    }
    reporter.observe(.warning("the end"))
    return desk.text.withLock { $0 }.split { $0 == "\r" || $0 == "\n" }.map(String.init)
  }

  @Test func balancingHasItsTimeAndProgress() {
    let bar = balancing(.bar)
    let steps = (1..<50).map { "balancing the weights, some 45 s: \($0 * 100 / 64) %\u{1B}[K" }
    #expect(bar.first == "balancing the weights, some 45 s\u{1B}[K")
    #expect(bar.dropFirst().prefix(49).elementsEqual(steps))
    #expect(bar.dropFirst(50).elementsEqual(["\u{1B}[KNote: the end"]))
    let plain = balancing(.plain)
    let tenths = [10, 20, 31, 40, 50, 60, 70].map { "balancing the weights: \($0) %" }
    #expect(plain.first == "balancing the weights, some 45 s" && plain.last == "Note: the end")
    #expect(plain.dropFirst().dropLast().elementsEqual(tenths))
    let json = balancing(.json)
    #expect(json.count == 51)
    #expect(json.first == #"{"event":"step","step":"balancing the weights","seconds":45}"#)
    #expect(
      json.dropFirst(32).first == #"{"event":"step","step":"balancing the weights","share":0.5}"#)
    #expect(balancing(.none) == ["Note: the end"])
  }

  /// Shares that come fast are not all written, and none after the user has requested a stop.
  @Test func progressIsWrittenNowAndThen() {
    func lines(_ style: ProgressReporter.Style, stopsAt stop: Int = 1000) -> [String] {
      let desk = Desk()
      let reporter = desk.reporter(style)
      reporter.observe(.measuring(.began(.weights)))
      for step in 0..<100 {
        if step == stop { reporter.stopping() }
        desk.at(Double(step) / 50)
        reporter.observe(.measuring(.advanced(.weights, share: Double(step) / 100)))
      }
      return desk.text.withLock { $0 }.split { $0 == "\r" || $0 == "\n" }.map(String.init)
    }
    #expect(lines(.bar).count == 8 && lines(.json).count == 8, "\(lines(.bar))")
    #expect(
      lines(.plain) == ["balancing the weights", "balancing the weights: 50 %"])
    #expect(
      lines(.plain, stopsAt: 20)
        == ["balancing the weights", "Stopping; once more to give up at once."])
  }

  private func checking(_ style: ProgressReporter.Style) -> [String] {
    let now = Mutex(0.0)
    let text = Mutex("")
    let reporter = StepReporter(style: style, clock: { now.withLock { $0 } }) { part in
      text.withLock { $0 += part }
    }
    balancing { event, time in
      now.withLock { $0 = time }
      reporter.observe(event, of: "silk")
    }
    return text.withLock { $0 }.split { $0 == "\r" || $0 == "\n" }.map(String.init)
  }

  @Test func stepsHaveProgressToo() {
    let bar = checking(.bar)
    #expect(bar.count == 50 && bar.first == "silk: balancing the weights, some 45 s\u{1B}[K")
    #expect(bar.dropFirst(32).first == "silk: balancing the weights, some 45 s: 50 %\u{1B}[K")
    let plain = checking(.plain)
    let tenths = [10, 20, 31, 40, 50, 60, 70].map { "silk: balancing the weights: \($0) %" }
    #expect(plain.first == "silk: balancing the weights, some 45 s")
    #expect(plain.dropFirst().elementsEqual(tenths))
    let json = checking(.json)
    #expect(json.count == 50)
    #expect(json.first == #"{"event":"step","step":"silk: balancing the weights","seconds":45}"#)
    #expect(
      json.dropFirst(32).first
        == #"{"event":"step","step":"silk: balancing the weights","share":0.5}"#)
    #expect(checking(.none) == [])
  }

  private func steps(_ style: ProgressReporter.Style, isInterrupted: Bool = false) -> String {
    let text = Mutex("")
    let reporter = StepReporter(style: style, width: { 16 }) { part in text.withLock { $0 += part }
    }
    reporter.begin("films: 1 of 2, silk")
    reporter.clear()
    reporter.clear()
    reporter.begin("films: 2 of 2")
    if isInterrupted { reporter.interrupted() }
    return text.withLock { $0 }
  }

  @Test func stepsAreDrawnOrWrittenInLines() {
    #expect(
      steps(.bar)
        == "\r" + "films: 1 of 2, \u{1B}[K" + "\r\u{1B}[K" + "\r" + "films: 2 of 2\u{1B}[K")
    #expect(steps(.plain) == "films: 1 of 2, silk\nfilms: 2 of 2\n")
    #expect(
      steps(.json)
        == #"{"event":"step","step":"films: 1 of 2, silk"}"# + "\n"
        + #"{"event":"step","step":"films: 2 of 2"}"# + "\n")
    #expect(steps(.none) == "")
    #expect(steps(.bar, isInterrupted: true) == steps(.bar) + "\r\u{1B}[K" + "Interrupted.\n")
    #expect(steps(.none, isInterrupted: true) == "Interrupted.\n")
    #expect(
      steps(.json, isInterrupted: true)
        == steps(.json) + #"{"event":"error","message":"Interrupted.","code":130}"# + "\n")
  }
}
