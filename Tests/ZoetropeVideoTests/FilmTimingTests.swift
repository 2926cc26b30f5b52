import CFFmpeg
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// Exactly N frames in exactly N / rate seconds.
@Suite struct FilmTimingTests {
  static let rates = [
    FrameRate(24), FrameRate(25), FrameRate(30), FrameRate(60), FrameRate(25, 2),
    FrameRate(30000, 1001), FrameRate(24000, 1001), FrameRate(60000, 1001),
  ]

  @Test(arguments: rates, [1, 2, 3, 250, 251])
  func lastsExactlyItsFrames(_ rate: FrameRate, _ count: Int) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    let film = try FilmWriter(
      path: scratch.path("a.mp4"), settings: FilmSettings(size: size, rate: rate))
    for frame in 0..<count { try film.append(Pictures.wave(size, frame: frame)) }
    try film.finish()

    let reopened = try Reopened(scratch.path("a.mp4"), keepingPlanes: false)
    #expect(reopened.frames.count == count)
    #expect(reopened.units.count == count)
    #expect(reopened.framesInHeader == count)
    #expect(reopened.size == size)
    #expect(reopened.startTime == 0)
    // duration * tick == count / rate, in whole numbers.
    let ticks = Int(reopened.duration) * Int(reopened.tick.num) * rate.numerator
    #expect(ticks == count * rate.denominator * Int(reopened.tick.den))
    #expect(abs(Double(reopened.fileDuration) - 1e6 * rate.seconds(count)) <= 1)
    for found in [reopened.averageRate, reopened.realRate] {
      #expect(FrameRate(Int(found.num), Int(found.den)) == rate)
    }
    // Every frame at its own time, each a frame long.
    let step = Int64(Int(reopened.tick.den) * rate.denominator / rate.numerator)
    #expect(reopened.units.map(\.pts).sorted() == (0..<count).map { Int64($0) * step })
    #expect(reopened.units.allSatisfy { $0.duration == step })
    #expect(zip(reopened.units, reopened.units.dropFirst()).allSatisfy { $0.dts < $1.dts })

    let bytes = try scratch.bytes("a.mp4")
    for path in [["moov", "mvhd"], ["moov", "trak", "mdia", "mdhd"]] {
      let clock = try Box.find(path, in: bytes[...]).clock()
      #expect(
        clock.ticks * rate.numerator == count * rate.denominator * clock.ticksPerSecond,
        "\(path)")
    }
  }

  /// Players that round times to a clock's ticks see fine ones, also of slow films.
  @Test(arguments: [
    (FrameRate(24), 12288), (FrameRate(30), 15360), (FrameRate(1, 1000), 16384),
    (FrameRate(30000, 1001), 30000), (FrameRate(9999), 19998), (FrameRate(10000), 10000),
    (FrameRate(1_000_000), 1_000_000),
  ])
  func aSecondHasTenThousandTicksAtLeast(_ rate: FrameRate, _ ticks: Int) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    let film = try FilmWriter(
      path: scratch.path("a.mp4"), settings: FilmSettings(size: size, rate: rate))
    for frame in 0..<3 { try film.append(Pictures.wave(size, frame: frame)) }
    try film.finish()
    let bytes = try scratch.bytes("a.mp4")
    for path in [["moov", "mvhd"], ["moov", "trak", "mdia", "mdhd"]] {
      let clock = try Box.find(path, in: bytes[...]).clock()
      #expect(clock.ticksPerSecond == ticks)
      #expect(clock.ticks == 3 * ticks * rate.denominator / rate.numerator)
    }
  }

  /// A film that is stopped has the frames that the encoder gave back, none missing between them.
  @Test(arguments: ["ultrafast", "medium", "veryslow"])
  func aStoppedFilmIsABeginning(_ effort: String) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    let film = try FilmWriter(
      path: scratch.path("a.mp4"),
      settings: FilmSettings(size: size, rate: FrameRate(30), encoding: Encoding(effort: effort)))
    for frame in 0..<100 { try film.append(Pictures.wave(size, frame: frame)) }
    let count = try film.finish(patience: .zero, atMost: .seconds(1000), unless: { true })
    film.abandon()
    #expect((1..<100).contains(count))
    let reopened = try Reopened(scratch.path("a.mp4"), keepingPlanes: false)
    #expect(reopened.frames.count == count && reopened.framesInHeader == count)
    let step = Int64(Int(reopened.tick.den) / 30)
    #expect(reopened.units.map(\.pts).sorted() == (0..<count).map { Int64($0) * step })
  }

  @Test func indexComesFirst() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    let film = try FilmWriter(
      path: scratch.path("a.mp4"), settings: FilmSettings(size: size, rate: FrameRate(30)))
    for frame in 0..<10 { try film.append(Pictures.wave(size, frame: frame)) }
    try film.finish()
    let kinds = try Box.walk(scratch.bytes("a.mp4")[...]).map(\.kind)
    #expect(kinds.filter { $0 != "free" } == ["ftyp", "moov", "mdat"])
  }

  @Test(arguments: [(FrameRate(30), 60), (FrameRate(25, 2), 25), (FrameRate(24000, 1001), 48)])
  func groupsAreClosedAndTwoSecondsLong(_ rate: FrameRate, _ length: Int) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    let film = try FilmWriter(
      path: scratch.path("a.mp4"), settings: FilmSettings(size: size, rate: rate))
    for frame in 0..<150 { try film.append(Pictures.wave(size, frame: frame)) }
    try film.finish()
    let units = try Reopened(scratch.path("a.mp4"), keepingPlanes: false).units
    let step = try #require(units.first).duration
    let keys = units.indices.filter { units[$0].isKey }
    let starts = keys.map { Int(units[$0].pts / step) }
    #expect(starts.first == 0)
    // x264 may begin a group a little early, where the picture changes much; never late.
    let lengths = zip(starts.dropFirst(), starts).map { $0 - $1 }
    #expect(lengths.count >= 149 / length)
    #expect(lengths.allSatisfy { (length * 3 / 4...length).contains($0) })
    #expect(150 - (starts.last ?? 0) <= length)
    for key in keys {
      // Nothing behind a key frame in the file is shown before it, and it is an IDR picture.
      #expect(units[key...].allSatisfy { $0.pts >= units[key].pts })
      let kinds = try kindsOfNAL(units[key].bytes)
      #expect(kinds.contains(5))
      // The stream's parameters (kind 7) are in the file's header, once.
      #expect(!kinds.contains(7))
    }
  }

  /// The kinds of the NAL units in a packet, each of which follows its length in four bytes.
  private func kindsOfNAL(_ bytes: [UInt8]) throws -> [UInt8] {
    var kinds: [UInt8] = []
    var rest = bytes[...]
    while rest.count > 4 {
      let length = Box.integer(rest.prefix(4))
      try #require(length > 0 && length <= rest.count - 4)
      rest = rest.dropFirst(4)
      kinds.append((rest.first ?? 0) & 31)
      rest = rest.dropFirst(length)
    }
    return kinds
  }
}
