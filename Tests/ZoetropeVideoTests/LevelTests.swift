import Testing
import ZoetropeFrame
import ZoetropeVideo

/// Films say that they need no more than they do, and play wherever H.264's profile High does.
@Suite struct LevelTests {
  static let efforts = [
    "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow",
  ]

  static func settings(
    _ width: Int, _ height: Int, _ rate: FrameRate, crf: Int = 17, effort: String = "medium"
  ) -> FilmSettings {
    FilmSettings(
      size: FrameSize(width: width, height: height), rate: rate,
      encoding: Encoding(crf: crf, effort: effort, threads: 1))
  }

  /// The parameters of a film of two grey frames.
  static func parameters(_ settings: FilmSettings) throws -> SequenceParameters {
    let scratch = try Scratch()
    let film = try FilmWriter(path: scratch.path("a.mp4"), settings: settings)
    let pixels = settings.size.width * settings.size.height
    let grey = YUVPicture(
      size: settings.size, luma: Array(repeating: 120, count: pixels),
      cb: Array(repeating: 128, count: pixels / 4), cr: Array(repeating: 128, count: pixels / 4))
    for _ in 0..<2 { try film.append(grey) }
    try film.finish()
    return try SequenceParameters(film: scratch.bytes("a.mp4"))
  }

  /// At the very limits of Table A-1, where one row more or one frame a second more is too much.
  static let limits: [(Int, Int, FrameRate, String)] = [
    (176, 144, FrameRate(15), "1"), (176, 144, FrameRate(30), "1.1"),
    // Its frame and its rate are level 1.1's; of the four frames that are kept, 1.1 holds two.
    (352, 288, FrameRate(15, 2), "1.2"),
    (352, 288, FrameRate(15), "1.2"), (352, 288, FrameRate(30), "1.3"),
    (352, 576, FrameRate(25), "2.1"), (720, 576, FrameRate(25, 2), "2.2"),
    (720, 576, FrameRate(25), "3"), (720, 576, FrameRate(26), "3.1"),
    (1280, 720, FrameRate(30), "3.1"), (1280, 720, FrameRate(30000, 1001), "3.1"),
    (1280, 720, FrameRate(31), "3.2"), (1280, 720, FrameRate(60), "3.2"),
    (1280, 736, FrameRate(30), "3.2"),
    // Half a block a second too many.
    (1280, 720, FrameRate(216_001, 7200), "3.2"),
    (1920, 1080, FrameRate(24), "4"), (1920, 1080, FrameRate(30), "4"),
    (1920, 1080, FrameRate(512, 17), "4"), (1920, 1080, FrameRate(30119, 1000), "4.2"),
    (1920, 1080, FrameRate(60), "4.2"), (2048, 1088, FrameRate(60), "4.2"),
    (2048, 1104, FrameRate(30), "5"), (2560, 1440, FrameRate(30), "5"),
    (3840, 2160, FrameRate(24), "5.1"), (3840, 2160, FrameRate(30), "5.1"),
    (3840, 2160, FrameRate(60), "5.2"), (4096, 2304, FrameRate(30), "5.2"),
    (7680, 4320, FrameRate(30), "6"), (7680, 4320, FrameRate(60), "6.1"),
    (7680, 4320, FrameRate(120), "6.2"), (8192, 4352, FrameRate(120), "6.2"),
    // A side has a limit too: the square root of eight times the largest area.
    (16384, 2, FrameRate(1), "6"), (2, 16384, FrameRate(30), "6"), (2704, 16, FrameRate(1), "3.1"),
    // Odd rates.
    (64, 36, FrameRate(1, 1000), "1"), (64, 36, FrameRate(1000), "2.1"),
    (2, 2, FrameRate(1485), "1"), (2, 2, FrameRate(1486), "1.1"),
    (2, 2, FrameRate(1_000_000), "5.2"), (1920, 1080, FrameRate(1000), "6.1"),
  ]

  @Test(arguments: limits)
  func theLevelIsTheLowestThatHoldsTheFilm(
    _ width: Int, _ height: Int, _ rate: FrameRate, _ name: String
  ) throws {
    let settings = Self.settings(width, height, rate)
    #expect(settings.level?.name == name)
    // Larger encoders take gigabytes.
    guard width * height <= 3840 * 2160 else { return }
    let found = try Self.parameters(settings)
    #expect(found.level == settings.level?.number)
    #expect(found.macroblocks == ((width + 15) / 16, (height + 15) / 16))
  }

  @Test(
    arguments: efforts,
    [
      (96, 64, FrameRate(30)), (352, 288, FrameRate(15, 2)), (640, 360, FrameRate(30)),
      (1280, 720, FrameRate(30)), (1920, 1080, FrameRate(30)), (1920, 1080, FrameRate(60)),
      (64, 36, FrameRate(1, 1000)), (64, 36, FrameRate(1)), (64, 36, FrameRate(3, 2)),
      (4096, 2, FrameRate(30)),
    ])
  func everyEffortStaysInTheLevel(
    _ effort: String, _ film: (width: Int, height: Int, rate: FrameRate)
  ) throws {
    let found = try Self.parameters(
      Self.settings(film.width, film.height, film.rate, effort: effort))
    let size = FrameSize(width: film.width, height: film.height)
    let buffered = found.buffered ?? 0
    #expect(found.references <= buffered)
    // Groups of one frame, at less than a frame a second, refer to nothing.
    let isIntra = film.rate == FrameRate(1, 1000)
    #expect((found.buffered == nil) == (isIntra && effort != "ultrafast"))
    #expect((buffered == 0) == isIntra)
    // The level holds what the stream says, and no lower level does.
    let lowest = H264Level.lowest(for: size, at: film.rate, keeping: max(1, buffered))
    #expect(found.level == lowest?.number)
    // A slower effort does not need a higher level than the usual one.
    let usual = Self.settings(film.width, film.height, film.rate).level?.number ?? 0
    #expect(found.level <= usual)
    #expect(found.profile == (effort == "ultrafast" ? 66 : 100))
  }

  /// The films that are usually made have the references that x264 gives them by itself.
  @Test(arguments: [(96, 64), (1280, 720), (1920, 1080), (3840, 2160)])
  func theUsualEffortIsLeftItsReferences(_ width: Int, _ height: Int) throws {
    let found = try Self.parameters(Self.settings(width, height, FrameRate(30)))
    #expect(found.references == 4 && found.buffered == 4)
  }

  @Test(arguments: [
    ("slow", 1280, 720, 5), ("slow", 1920, 1080, 4), ("slower", 640, 360, 8),
    ("slower", 1280, 720, 5), ("veryslow", 640, 360, 8), ("veryslow", 320, 180, 9),
    ("veryslow", 1920, 1080, 4), ("veryslow", 96, 64, 16), ("veryslow", 3840, 2160, 5),
  ])
  func slowEffortsReferToWhatTheLevelHolds(
    _ effort: String, _ width: Int, _ height: Int, _ expected: Int
  ) throws {
    let found = try Self.parameters(Self.settings(width, height, FrameRate(30), effort: effort))
    #expect(found.references == expected)
  }

  @Test(arguments: efforts, [1, 2, 10, 17, 51])
  func everyQualityPlaysInProfileHigh(_ effort: String, _ crf: Int) throws {
    let found = try Self.parameters(
      Self.settings(96, 64, FrameRate(30), crf: crf, effort: effort))
    // The fastest effort has nothing that needs more than Baseline.
    #expect(found.profile == (effort == "ultrafast" ? 66 : 100))
    #expect(found.chroma == 1 && found.bitDepths == [8, 8] && !found.canBeLossless)
  }

  @Test func losslessIsRefused() {
    let error = videoError {
      try FilmWriter.check(Self.settings(96, 64, FrameRate(30), crf: 0))
    }
    #expect(error?.code == .encoding)
    #expect(
      error?.description
        == "Cannot encode with crf 0: that is lossless, which H.264 has in its profile High 4:4:4 "
        + "Predictive alone, and few players open it; 1 is the lowest.")
  }

  @Test(arguments: [
    (
      (16384, 16384), FrameRate(30),
      "Cannot encode 16384x16384: H.264's highest level, 6.2, holds 139264 blocks of 16x16 pixels in "
        + "a frame, and this size has 1048576; use a smaller size."
    ),
    (
      (8192, 4354), FrameRate(30),
      "Cannot encode 8192x4354: H.264's highest level, 6.2, holds 139264 blocks of 16x16 pixels in "
        + "a frame, and this size has 139776; use a smaller size."
    ),
    (
      (3840, 2160), FrameRate(1000),
      "Cannot encode 3840x2160 at 1000 frames per second: H.264's highest level, 6.2, holds 16711680 "
        + "blocks of 16x16 pixels in a second, which is 515 frames of this size; use a lower rate or "
        + "a smaller size."
    ),
    (
      (7680, 4320), FrameRate(129),
      "Cannot encode 7680x4320 at 129 frames per second: H.264's highest level, 6.2, holds 16711680 "
        + "blocks of 16x16 pixels in a second, which is 128 frames of this size; use a lower rate or "
        + "a smaller size."
    ),
  ])
  func whatIsBeyondTheHighestLevelIsRefused(
    _ size: (Int, Int), _ rate: FrameRate, _ message: String
  ) {
    let settings = Self.settings(size.0, size.1, rate)
    #expect(videoError { try settings.validate() }?.description == message)
    #expect(videoError { try FilmWriter.check(settings) }?.code == .encoding)
  }
}
