import CFFmpeg
import Foundation
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// Each failure is one clear sentence.
@Suite struct FilmErrorTests {
  /// FFmpeg says "Generic error in an external library" of a thread that x264 could not start.
  @Test func whatTheSystemRefusesToTheEncoderIsSaid() {
    func error(_ code: CInt, _ logged: String?) -> VideoError {
      VideoError(ffmpeg: code, step: "encode 64x48", logged: logged)
    }
    for logged in [nil, "malloc of size 4096 failed"] {
      let refused = error(FF_ERROR_EXTERNAL, logged)
      #expect(refused.code == .resources)
      #expect(
        refused.description
          == "Cannot encode 64x48: the encoder has too little memory or may start too few threads.")
    }
    #expect(error(FF_ERROR_EXTERNAL, "the level is too low").code == .encoding)
    #expect(
      error(FF_ERROR_NO_MEMORY, nil).description
        == "Cannot encode 64x48: there is not enough memory.")
  }

  static let size = FrameSize(width: 64, height: 48)
  static let settings = FilmSettings(size: size, rate: FrameRate(30))

  @Test(arguments: [
    (1921, 1081, "1922x1082"), (1921, 1080, "1922x1080"), (1920, 1081, "1920x1082"),
    (1, 1, "2x2"),
  ])
  func oddSidesAreRefusedWithTheNextEven(_ width: Int, _ height: Int, _ even: String) {
    let size = FrameSize(width: width, height: height)
    let error = videoError { try FilmWriter.check(FilmSettings(size: size, rate: FrameRate(30))) }
    #expect(error?.code == .encoding)
    #expect(
      error?.description == "Cannot encode \(size): H.264 4:2:0 needs even sides; use \(even).")
  }

  @Test func settingsOutOfRangeAreRefused() {
    func message(_ change: (inout FilmSettings) -> Void) -> String? {
      var settings = Self.settings
      change(&settings)
      return videoError { try FilmWriter.check(settings) }?.description
    }
    #expect(
      message { $0.encoding.crf = 52 } == "Cannot encode with crf 52: it must be from 1 to 51.")
    #expect(
      message { $0.encoding.crf = -1 } == "Cannot encode with crf -1: it must be from 1 to 51.")
    #expect(
      message { $0.encoding.effort = "mediocre" }
        == "Cannot encode with effort 'mediocre': it must be one of ultrafast, superfast, veryfast,"
        + " faster, fast, medium, slow, slower, veryslow.")
    #expect(
      message { $0.encoding.threads = 0 }
        == "Cannot encode with 0 threads: there must be from 1 to 64.")
    #expect(
      message { $0.size = FrameSize(width: 20000, height: 100) }
        == "Cannot encode 20000x100: H.264 takes at most 16384 pixels a side.")
    #expect(
      message { $0.rate = FrameRate(1_000_003) }
        == "Cannot encode 1000003 frames per second: MP4 takes a fraction of numbers up to 1000000,"
        + " such as 30000/1001.")
  }

  @Test(arguments: ["ultrafast", "medium", "veryslow"], [1, 17, 51])
  func goodSettingsPass(_ effort: String, _ crf: Int) throws {
    try FilmWriter.check(
      FilmSettings(
        size: Self.size, rate: FrameRate(30),
        encoding: Encoding(crf: crf, effort: effort, threads: 1)))
  }

  @Test func missingFolderIsNamed() throws {
    let scratch = try Scratch()
    let path = scratch.path("none/a.mp4")
    let error = videoError { _ = try FilmWriter(path: path, settings: Self.settings) }
    #expect(error?.code == .file)
    #expect(
      error?.description
        == "Cannot write \(path): the folder '\(scratch.folder)/none' does not exist.")
    let named = videoError {
      _ = try FilmWriter(path: path, settings: Self.settings, calling: "ember.mp4")
    }
    #expect(
      named?.description
        == "Cannot write ember.mp4: the folder '\(scratch.folder)/none' does not exist.")
  }

  @Test func aFolderIsNoFile() throws {
    let scratch = try Scratch()
    let error = videoError { _ = try FilmWriter(path: scratch.folder, settings: Self.settings) }
    #expect(error?.code == .file)
    #expect(error?.description == "Cannot write \(scratch.folder): it is a folder.")
    try scratch.write([1], to: "file")
    let path = scratch.path("file/a.mp4")
    let below = videoError { _ = try FilmWriter(path: path, settings: Self.settings) }
    #expect(
      below?.description == "Cannot write \(path): '\(scratch.path("file"))' is not a folder.")
  }

  @Test(.disabled(if: geteuid() == 0, "root may write anywhere"))
  func unwritableFolderIsRefused() throws {
    let scratch = try Scratch()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: scratch.folder)
    let path = scratch.path("a.mp4")
    let error = videoError { _ = try FilmWriter(path: path, settings: Self.settings) }
    #expect(error?.code == .file)
    #expect(error?.description == "Cannot write \(path): no permission to write it.")
  }

  @Test func wrongSettingsLeaveTheFileAlone() throws {
    let scratch = try Scratch()
    try scratch.write([1, 2, 3], to: "a.mp4")
    var settings = Self.settings
    settings.encoding.crf = 99
    #expect(throws: VideoError.self) {
      try FilmWriter(path: scratch.path("a.mp4"), settings: settings)
    }
    #expect(try scratch.bytes("a.mp4") == [1, 2, 3])
  }

  @Test func fullDiskSaysSo() {
    let error = videoError { _ = try FilmWriter(path: "/dev/full", settings: Self.settings) }
    #expect(error?.code == .noSpace)
    #expect(error?.description == "Cannot write /dev/full: No space left on device.")
  }

  /// A limit on the file's size strikes late: while writing, or only when the buffers are emptied.
  @Test(arguments: [0.01, 0.5, 1])
  func fullDiskWhileWritingSaysSo(_ share: Double) async {
    // In a process of its own: the limit holds for every file that it writes.
    await #expect(processExitsWith: .success) { [share] in
      let scratch = try Scratch()
      let path = scratch.path("a.mp4")
      func write() throws {
        let film = try FilmWriter(path: path, settings: FilmErrorTests.settings)
        for frame in 0..<60 {
          try film.append(Pictures.noise(FilmErrorTests.size, frame: frame))
        }
        try film.finish()
      }
      try write()
      ThisProcess.limitFiles(to: Int(Double(try scratch.bytes("a.mp4").count) * share) - 1)
      let error = videoError { try write() }
      #expect(error?.code == .noSpace)
      #expect(error?.description == "Cannot write \(path): File too large.")
    }
  }

  /// FFmpeg's code is uninformative here; the reason is in its log, which is captured, not printed.
  @Test func whatFFmpegLogsIsTheReason() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      // An encoder for other pixels than ours.
      let error = videoError {
        try FilmWriter.check(FilmErrorTests.settings, encoder: "libx264rgb")
      }
      #expect(error?.code == .encoding)
      #expect(error?.description.hasPrefix("Cannot encode 64x48: Specified pixel format ") == true)
      #expect(error?.description.contains("yuv420p") == true)
      let scratch = try Scratch()
      let path = scratch.path("a.mp4")
      let film = try FilmWriter(path: path, settings: FilmErrorTests.settings)
      try film.append(Pictures.wave(FilmErrorTests.size, frame: 0))
      try film.finish()
      try scratch.write("no film".utf8, to: "b.mp4")
      #expect(videoError { _ = try FilmInfo(path: scratch.path("b.mp4")) } != nil)
    }
    let printed = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    // The test library has its own lines there; FFmpeg's begin with who speaks, as in "[libx264 @".
    #expect(!printed.contains(" @ 0x"), "\(printed)")
    #expect(!printed.contains("pixel format"), "\(printed)")
  }

  @Test func missingEncoderIsNamed() {
    let error = videoError { try FilmWriter.check(Self.settings, encoder: "libx999") }
    #expect(error?.code == .missingEncoder)
    #expect(
      error?.description
        == "Cannot encode H.264: this FFmpeg was built without the encoder libx999.")
  }

  /// FFmpeg ignores what it does not know; an encoder that encodes nothing knows no options.
  @Test func optionsThatFFmpegDoesNotKnowAreAnError() {
    let error = videoError { try FilmWriter.check(Self.settings, encoder: "rawvideo") }
    #expect(error?.code == .encoding)
    #expect(
      error?.description
        == "Cannot encode 64x48: FFmpeg does not know the options preset, crf, deblock, psy, "
        + "x264-params.")
  }

  @Test func aFilmWithoutFramesIsRefused() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.mp4")
    let film = try FilmWriter(path: path, settings: Self.settings)
    let error = videoError { try film.finish() }
    #expect(error?.code == .encoding)
    #expect(error?.description == "Cannot finish \(path): it has no frames.")
    // And again for later calls.
    #expect(videoError { try film.finish() } == error)
  }

  @Test func abandonedFilesAreClosedAndUnplayable() throws {
    let scratch = try Scratch()
    let film = try FilmWriter(path: scratch.path("a.mp4"), settings: Self.settings)
    try film.append(Pictures.wave(Self.size, frame: 0))
    film.abandon()
    film.abandon()
    #expect(videoError { _ = try FilmInfo(path: scratch.path("a.mp4")) }?.code == .format)
  }

  /// Neither files nor memory stay behind, whichever way a film ends.
  @Test func nothingLeaks() async {
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      let size = FrameSize(width: 640, height: 360)
      var settings = FilmSettings(
        size: size, rate: FrameRate(30),
        encoding: Encoding(effort: "veryfast", threads: 2))
      settings.tags = ["zoetrope_preset": String(repeating: "x", count: 1_000_000)]
      func round() throws {
        _ = videoError { _ = try FilmWriter(path: scratch.path("no/a.mp4"), settings: settings) }
        _ = videoError { _ = try FilmWriter(path: "/dev/full", settings: settings) }
        let film = try FilmWriter(path: scratch.path("a.mp4"), settings: settings)
        for frame in 0..<3 { try film.append(Pictures.wave(size, frame: frame)) }
        film.abandon()
      }
      for _ in 0..<5 { try round() }
      let (files, peak) = (ThisProcess.openFiles, ThisProcess.peak)
      for _ in 0..<20 { try round() }
      #expect(ThisProcess.openFiles == files)
      // One encoder of this size is some 20 MB; kilobytes here.
      #expect(ThisProcess.peak - peak < 20_000)
    }
  }
}
