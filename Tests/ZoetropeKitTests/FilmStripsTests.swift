import Foundation
import Synchronization
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeRender
import ZoetropeScene

/// Records, in the encoder's place, the planes of whole frames and the memory that they were in.
private struct PlaneLedger: FrameWriting, Sendable {
  final class Book: Sendable {
    struct Entries {
      var sums: [UInt64] = []
      var luma: [UInt8] = []
      var cb: [UInt8] = []
      var cr: [UInt8] = []
      var places: Set<UInt> = []
      var strips = 0
      var rows = 0

      mutating func clear(_ size: FrameSize) {
        luma = Array(repeating: 0, count: size.width * size.height)
        cb = Array(repeating: 0, count: luma.count / 4)
        cr = cb
        rows = 0
      }
    }
    let entries = Mutex(Entries())
  }

  let size: FrameSize
  let book = Book()

  init(size: FrameSize) {
    self.size = size
    book.entries.withLock { $0.clear(size) }
  }

  func append(_ painted: PaintedStrip<YUVStrip>) {
    for strip in painted.planes { note(strip) }
  }

  private func note(_ strip: YUVStrip) {
    book.entries.withLock { book in
      let count = strip.rows.count * size.width
      let start = strip.rows.lowerBound * size.width
      #expect(
        book.luma[start..<start + count].allSatisfy { $0 == 0 }, "each row once, and never black")
      book.luma.replaceSubrange(start..<start + count, with: strip.luma[..<count])
      for (plane, codes) in [(\Book.Entries.cb, strip.cb), (\.cr, strip.cr)] {
        book[keyPath: plane].replaceSubrange(
          start / 4..<(start + count) / 4, with: codes[..<(count / 4)])
      }
      book.strips += 1
      book.rows += strip.rows.count
      book.places.insert(strip.luma.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) })
      guard book.rows == size.height else { return }
      var sum = Checksum(book.luma)
      sum.update(book.cb)
      sum.update(book.cr)
      book.sums.append(sum.value)
      book.clear(size)
    }
  }
  func finish() {}
  func abandon() {}
}

@Suite struct FilmStripsTests {
  let folder = TemporaryFolder()

  /// A moving scene of several strips a frame, the last of them lower than the rest.
  private func scene(_ changes: [String]) throws -> SceneDraft {
    try folder.write(Sample.preset, to: "small.yaml")
    var source = try SceneSource(folder("small.yaml"), catalogue: Catalogue(folder: nil))
    source.set("film.size", to: "130x222", origin: "test")
    source.set("film.duration", to: "0.4", origin: "test")
    source.set("z", to: "orbit 1 2 3", origin: "test")
    for change in changes {
      let parts = change.split(separator: "=", maxSplits: 1)
      source.set(String(parts[0]), to: String(parts[1]), origin: "test")
    }
    return try source.scene().values
  }

  /// The checksums of each frame's planes as the encoder is handed them.
  private func planes(
    of scene: SceneDraft, _ frames: Range<Int>? = nil, threads: Int, ahead: Int = 4
  ) async throws -> PlaneLedger.Book.Entries {
    let frames = frames ?? 0..<scene.timeline.frameCount
    let ledger = PlaneLedger(size: scene.size)
    let strips = FilmStrips(Renderer(scene), frames: frames, threads: threads, ahead: ahead)
    let told = Mutex<[Int]>([])
    let count = try await strips.feed(
      to: WriterActor(ledger), threads: threads, as: YUVStrip(),
      done: { done in told.withLock { $0.append(done) } })
    #expect(count == frames.count)
    #expect(told.withLock { $0 } == Array(1...frames.count))
    return ledger.book.entries.withLock { $0 }
  }

  @Test(arguments: [
    ["colour=glacier"], ["film.samples=4"], ["network.activation=[sin, tanh, step]", "colour=hsv"],
    ["network.wiring=dense"], ["view.symmetry=mirror-y"],
    ["network.inputs=[r]", "film.samples=4", "finish.grain=0.1", "film.size=130x386"],
  ])
  func threadsDoNotChangeThePlanes(changes: [String]) async throws {
    let scene = try scene(changes)
    let renderer = Renderer(scene)
    let expected = try (0..<scene.timeline.frameCount).map {
      try renderer.frame($0).picture().checksum
    }
    #expect(Set(expected).count == expected.count, "the picture moves")
    for threads in [1, 2, 3, 8] {
      #expect(try await planes(of: scene, threads: threads).sums == expected)
    }
    #expect(try await planes(of: scene, threads: 3, ahead: 1).sums == expected)
  }

  @Test func piecesAreTheFilmsOwnFrames() async throws {
    let scene = try scene(["colour=glacier"])
    let whole = try await planes(of: scene, threads: 2).sums
    var pieces: [UInt64] = []
    for piece in [0..<1, 1..<6, 6..<8, 8..<12] {
      pieces += try await planes(of: scene, piece, threads: piece.count).sums
    }
    #expect(pieces == whole)
  }

  @Test func framesAreMadeInMemoryThatServesAgain() async throws {
    // All strips alike: a place that first held the lowest would have to grow once.
    let scene = try scene(["film.duration=3", "film.size=130x384"])
    let seen = try await planes(of: scene, threads: 3, ahead: 2)
    #expect(seen.strips == 90 * 3)
    // As many places as the window holds strips: nothing is allocated for the later ones.
    #expect(seen.places.count <= 2 * 3 + 2 * 3)
  }

  @Test(arguments: ["none", "mirror-y"])
  func aCancelledFilmEndsWithWholeFrames(_ symmetry: String) async throws {
    let scene = try scene(["film.duration=1000", "view.symmetry=\(symmetry)"])
    let ledger = PlaneLedger(size: scene.size)
    let strips = FilmStrips(Renderer(scene), frames: 0..<30_000, threads: 2, ahead: 2)
    let work = Task {
      try await strips.feed(
        to: WriterActor(ledger), threads: 2, as: YUVStrip(), done: { _ in })
    }
    while ledger.book.entries.withLock({ $0.sums.count }) < 3 {
      try await Task.sleep(for: .milliseconds(1))
    }
    work.cancel()
    let count = try await work.value
    #expect(count == ledger.book.entries.withLock { $0.sums.count } && count < 30_000)
  }

  /// In a process of its own, whose children are the three films alone.
  @Test func memoryIsThatOfTheLookAheadHoweverLongTheFilm() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      try folder.write(Sample.preset, to: "small.yaml")
      /// The most that a program so far had resident, in bytes.
      func peak(_ frames: Int, _ options: String...) throws -> Int {
        let outcome = try Program.run(
          [
            "render", "small.yaml", "-o", "a.mp4", "-y", "--size", "640x360", "--fps", "\(frames)",
            "--threads", "2",
          ] + options, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        var usage = rusage()
        #if canImport(Glibc)
          getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
          return usage.ru_maxrss * 1024
        #else
          getrusage(RUSAGE_CHILDREN, &usage)
          return usage.ru_maxrss
        #endif
      }
      let small = try peak(70, "--low-memory")
      let usual = try peak(70)
      let long = try peak(180)
      let pixels = 640 * 360
      #expect(usual - small > 60 * pixels, "\(small) \(usual)")
      // Six more frames' worth, where the longer film has a hundred and ten more.
      #expect(long - usual < 40 * pixels, "\(usual) \(long)")
    }
  }
}
