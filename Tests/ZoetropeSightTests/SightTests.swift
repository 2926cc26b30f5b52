import Foundation
import Synchronization
import Testing
import ZoetropeConvnet
import ZoetropeFrame
import ZoetropeInspect
import ZoetropeKit
import ZoetropePicture
import ZoetropeSight

/// A page about a small network of random weights, whose numbers are computed again here.
@Suite struct SightTests {
  static let network = Convnet.tiny(seed: 3)

  /// A picture with a bright disc in one corner.
  static func picture(_ size: FrameSize = FrameSize(width: 60, height: 40)) -> Picture {
    func plane(_ inside: Float, _ outside: Float) -> [Float] {
      (0..<size.width * size.height).map { index in
        let (x, y) = (Double(index % size.width) - 15, Double(index / size.width) - 15)
        let wave = Float(index % 7) / 70
        return (x * x + y * y < 100 ? inside : outside) + wave
      }
    }
    return Picture(size: size, red: plane(0.8, 0.1), green: plane(0.5, 0.3), blue: plane(0.1, 0.6))
  }

  static func options() -> SightOptions {
    var options = SightOptions()
    (options.places, options.dreams, options.dreamSteps, options.dreamSide) = (12, 3, 8, 32)
    (options.inversionSteps, options.inversionArea) = (25, 48 * 48)
    return options
  }

  static func report() throws -> SightReport {
    let input = try SightInput(picture(), name: "disc", moment: "disc.png")
    let job = try SeeJob(
      input, network, options(), to: OutputFile("unused.html", replace: true))
    return try #require(try job.report())
  }

  private func shares(_ pixels: [Float], _ size: FrameSize) -> [Double] {
    let pass = ConvnetPass(Self.network, rows: size.height, columns: size.width, threads: 1)
    pass.run(pixels)
    let powers = pass.logits().map { exp(Double($0)) }
    return powers.map { $0 / powers.reduce(0, +) }
  }

  private func floats(_ picture: PagePicture) -> [Float] { picture.bytes.map { Float($0) / 255 } }

  @Test func numbersAreThoseOfTheNetwork() throws {
    let report = try Self.report()
    // The page's picture is what the network saw: whole levels, the picture's shape.
    let size = report.seen.size
    #expect(size == FrameSize(width: 274, height: 183))
    let own = shares(floats(report.seen), size)
    #expect(report.classes.count == 10 && report.classCount == 10)
    #expect(abs(report.classes.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    for listed in report.classes { #expect(abs(own[listed.index] - listed.share) < 1e-6) }
    #expect(zip(report.classes, report.classes.dropFirst()).allSatisfy { $0.share >= $1.share })

    // Occlusion: the covered picture on the page gives the lowest share.
    let occlusion = report.occlusion
    #expect(occlusion.shares.count == occlusion.columns * occlusion.rows)
    #expect(occlusion.columns == 4 && occlusion.rows == 3)
    #expect(occlusion.share == report.classes[0].share)
    let covered = shares(floats(occlusion.covered), size)
    #expect(
      abs(covered[report.classes[0].index] - (occlusion.shares.min() ?? 0)) < 1e-6)
    let grey = zip(occlusion.covered.bytes, report.seen.bytes).filter { $0.0 != $0.1 }
    #expect(!grey.isEmpty && grey.allSatisfy { $0.0 == 128 })
  }

  @Test func theAdversaryStaysNearAndGetsItsWay() throws {
    let report = try Self.report()
    let adversarial = report.adversarial
    let distances = zip(adversarial.picture.bytes, report.seen.bytes).map {
      abs(Int($0.0) - Int($0.1))
    }
    #expect(distances.max() == adversarial.levels && (1...4).contains(adversarial.levels))
    let before = shares(floats(report.seen), report.seen.size)
    let after = shares(floats(adversarial.picture), report.seen.size)
    let wanted = try #require(adversarial.after.first { $0.name == adversarial.wanted })
    #expect(abs(after[wanted.index] - wanted.share) < 1e-6)
    #expect(after[wanted.index] > before[wanted.index])
    #expect(adversarial.before.contains { $0.name == adversarial.wanted })
  }

  @Test func channelsAreRankedByWhatIsUsual() throws {
    let report = try Self.report()
    #expect(report.layers.map(\.block) == [0, 2, 4])
    let size = report.seen.size
    let pass = ConvnetPass(Self.network, rows: size.height, columns: size.width, threads: 1)
    pass.run(floats(report.seen))
    for layer in report.layers {
      let (rows, columns, channels, values) = pass.values(ofBlock: layer.block)
      #expect((rows, columns) == (layer.rows, layer.columns) && channels == layer.channels)
      let norms = Self.network.norms[layer.block]
      let ranks = (0..<channels).map { channel in
        let own = stride(from: channel, to: values.count, by: channels).map { Double(values[$0]) }
        let mean = own.reduce(0, +) / Double(own.count)
        return (mean - Double(norms.mean[channel])) / Double(norms.deviation[channel])
      }
      #expect(layer.shown.count == 8)
      for (shown, rank) in zip(layer.shown, ranks.sorted(by: >)) {
        #expect(abs(shown.rank - rank) < 1e-9 && abs(ranks[shown.channel] - rank) < 1e-9)
        #expect(shown.picture.size == FrameSize(width: columns, height: rows))
      }
    }
    #expect(report.features.map(\.block) == [4, 4, 5])
    #expect(report.features.first?.channel == report.layers.last?.shown.first?.channel)
  }

  @Test func inversionComesNearer() throws {
    let inversion = try Self.report().inversion
    #expect(inversion.block == 5 && inversion.after < inversion.before)
  }

  @Test func sameInputSamePage() throws {
    let pages = try (0..<2).map { _ in try SightPage(Self.report()).html }
    let isSame = pages[0] == pages[1]
    #expect(isSame)
  }

  @Test func pageIsWholeAndSafe() throws {
    var report = try Self.report()
    report.title = "<script>alert('x')</script> & \"more\""
    report.about = "<img src=x>"
    report.classes[0].name = "a<b"
    let page = try SightPage(report)
    let html = page.html
    #expect(!html.contains("<script") && !html.contains("<img src=x") && !html.contains("a<b"))
    for anchor in [
      "classes", "places", "pixels", "layers", "channels", "adversarial", "inversion", "sources",
      "references",
    ] {
      #expect(html.contains("<section id=\"\(anchor)\">"), "\(anchor)")
    }
    for match in html.matches(of: /href="#([^"]*)"/) {
      #expect(html.contains("id=\"\(match.1)\""), "\(match.1)")
    }
    for word in ["http:", "https:", "<link", "javascript:", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("torchvision") && html.contains("Apache License 2.0"))
    let names = page.files.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(html.components(separatedBy: "<img ").count - 1 >= names.count)
  }

  @Test func stepsAreCounted() throws {
    let events = Mutex<[JobEvent]>([])
    let input = try SightInput(Self.picture(), name: "disc", moment: "disc.png")
    let job = try SeeJob(
      input, Self.network, Self.options(), to: OutputFile("unused.html", replace: true))
    _ = try job.report { event in events.withLock { $0.append(event) } }
    let all = events.withLock { $0 }
    guard case .started(let start) = all.first, case .advanced(let done) = all.last else {
      Issue.record("\(all.count) events")
      return
    }
    #expect(start.total == done && all.count == done + 1)
  }

  @Test func cancelledJobsWriteNothing() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "see-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "page.html").path
    let input = try SightInput(Self.picture(), name: "disc", moment: "disc.png")
    let job = try SeeJob(input, Self.network, Self.options(), to: OutputFile(path, replace: false))
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await job.run()
    }
    #expect(try await task.value.isInterrupted)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func shapesAreKeptAndTheLongestRefused() throws {
    let tall = try SeenPicture(Self.picture(FrameSize(width: 20, height: 80)))
    #expect(tall.size == FrameSize(width: 112, height: 448))
    let whole = try SeenPicture(Self.picture(FrameSize(width: 224, height: 224)))
    #expect(whole.size == FrameSize(width: 224, height: 224))
    #expect(throws: JobError.self) {
      try SeenPicture(Self.picture(FrameSize(width: 2000, height: 20)))
    }
  }

  @Test(.enabled(if: Convnet.isFetched)) func theFetchedNetworkSees() throws {
    let input = try SightInput(Self.picture(), name: "disc", moment: "disc.png")
    var options = Self.options()
    (options.dreams, options.dreamSteps, options.inversionSteps) = (2, 2, 2)
    let report = try #require(
      try SeeJob(
        input, try Convnet.standard(), options, to: OutputFile("unused.html", replace: true)
      ).report())
    #expect(report.classCount == 1000 && report.layers.map(\.block) == [0, 2, 4, 7, 10, 12, 14])
    #expect(report.features.map(\.block) == [10, 12] && report.inversion.block == 7)
    #expect(report.adversarial.after[0].name == report.adversarial.wanted)
  }
}
