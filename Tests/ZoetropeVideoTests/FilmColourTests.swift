import CFFmpeg
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// Decoded pictures match the encoded ones, and their tags say how to read them.
@Suite struct FilmColourTests {
  @Test func tagsSayBT709LimitedLeft() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    try film(scratch.path("a.mp4"), FilmSettings(size: size, rate: FrameRate(30)), frames: 3) {
      Pictures.wave(size, frame: $0)
    }
    let reopened = try Reopened(scratch.path("a.mp4"))
    #expect(reopened.format == AV_PIX_FMT_YUV420P)
    #expect(reopened.range == AVCOL_RANGE_MPEG)
    #expect(reopened.matrix == AVCOL_SPC_BT709)
    #expect(reopened.primaries == AVCOL_PRI_BT709)
    #expect(reopened.transfer == AVCOL_TRC_BT709)
    #expect(reopened.chroma == AVCHROMA_LOC_LEFT)
    // The container says the same as the stream: nclx, 1/1/1, limited.
    let sample = try Box.find(
      ["moov", "trak", "mdia", "minf", "stbl", "stsd"], in: scratch.bytes("a.mp4")[...])
    let avc1 = try Box.find(["avc1"], in: sample.content.dropFirst(8))
    let colr = try Box.find(["colr"], in: avc1.content.dropFirst(78))
    #expect(Array(colr.content) == Array("nclx".utf8) + [0, 1, 0, 1, 0, 1, 0])
  }

  static let flats: [Pictures.Codes] =
    [
      (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1), (0, 0, 0),
      (0.1, 0.1, 0.1), (0.3, 0.3, 0.3), (0.5, 0.5, 0.5), (0.7, 0.7, 0.7), (0.2, 0.15, 0.3),
    ].map { Pictures.codes(red: $0.0, green: $0.1, blue: $0.2) }

  @Test(arguments: flats)
  func flatColoursSurviveTheDefaults(_ codes: Pictures.Codes) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 128, height: 96)
    let picture = Pictures.flat(codes, size)
    try film(scratch.path("a.mp4"), FilmSettings(size: size, rate: FrameRate(30)), frames: 20) {
      _ in picture
    }
    for frame in try Reopened(scratch.path("a.mp4")).frames {
      for (plane, exact) in zip(frame.planes, [codes.y, codes.cb, codes.cr]) {
        let errors = plane.map { abs(Double($0) - exact) }
        let mean = plane.reduce(0) { $0 + Double($1) } / Double(plane.count)
        #expect(abs(mean - exact) <= 0.5)
        #expect(errors.count { $0 <= 1 } >= plane.count * 97 / 100)
        #expect(errors.allSatisfy { $0 <= 3 })
      }
    }
  }

  /// Widths that are no multiple of what FFmpeg pads rows to, at the highest quality: neighbours in
  /// this noise are 43 levels apart on average.
  @Test(arguments: [2, 34, 98, 100, 102, 130])
  func everyPixelIsAtItsPlace(_ width: Int) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: width, height: 38)
    let pictures = (0..<6).map { Pictures.noise(size, frame: $0) }
    try film(
      scratch.path("a.mp4"),
      FilmSettings(size: size, rate: FrameRate(25), encoding: Encoding(crf: 1)), frames: 6
    ) { pictures[$0] }
    let frames = try Reopened(scratch.path("a.mp4")).frames
    try #require(frames.count == 6)
    for (frame, picture) in zip(frames, pictures) {
      for (found, painted) in zip(frame.planes, [picture.luma, picture.cb, picture.cr]) {
        try #require(found.count == painted.count)
        let furthest = zip(found, painted).map { abs(Int($0) - Int($1)) }.max()
        #expect((furthest ?? 0) <= 3)
      }
    }
  }

  @Test func twoRunsGiveTheSameFile() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 320, height: 180)
    var settings = FilmSettings(size: size, rate: FrameRate(30))
    settings.tags = Dictionary(uniqueKeysWithValues: (0..<20).map { ("zoetrope_\($0)", "v\($0)") })
    for name in ["a.mp4", "b.mp4"] {
      // A dictionary made anew has its keys in another order.
      settings.tags = Dictionary(uniqueKeysWithValues: settings.tags.map { ($0, $1) }.shuffled())
      try film(scratch.path(name), settings, frames: 24) { Pictures.wave(size, frame: $0) }
    }
    let same = try scratch.bytes("a.mp4") == scratch.bytes("b.mp4")
    #expect(same)
  }

  /// x264 has code that reads uninitialised memory; its contents must not affect the film.
  @Test func leftoverMemoryDoesNotShow() async {
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      let size = FrameSize(width: 320, height: 180)
      let settings = FilmSettings(size: size, rate: FrameRate(30))
      var films: Set<[UInt8]> = []
      for filling: CInt in [0, 1, 85, 165, 255] {
        ThisProcess.fillMemory(with: filling)
        let film = try FilmWriter(path: scratch.path("a.mp4"), settings: settings)
        for frame in 0..<24 { try film.append(Pictures.wave(size, frame: frame)) }
        try film.finish()
        films.insert(try scratch.bytes("a.mp4"))
      }
      #expect(films.count == 1)
    }
  }

  @Test func threadsAreASettingAndNeverSliceFrames() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 320, height: 180)
    for threads in [1, 3] {
      let name = "\(threads).mp4"
      try film(
        scratch.path(name),
        FilmSettings(size: size, rate: FrameRate(30), encoding: Encoding(threads: threads)),
        frames: 8
      ) { Pictures.wave(size, frame: $0) }
      // x264 writes its settings into the stream.
      let text = String(decoding: try scratch.bytes(name), as: UTF8.self)
      #expect(text.contains(" threads=\(threads) "))
      #expect(text.contains(" sliced_threads=0 "))
      #expect(text.contains(" rc=crf "))
      #expect(text.contains(" crf=17.0 "))
      // FFmpeg only warns of settings in x264's own words that it did not understand.
      for setting in ["deblock=1:1:1", "psy=0", "chroma_qp_offset=-3", "trellis=2", "open_gop=0"] {
        #expect(text.contains(" \(setting) "))
      }
    }
  }

  @Test(arguments: [
    ("medium", nil, 40), ("medium", 10, 10), ("medium", 60, 40), ("veryfast", 8, 8),
    ("ultrafast", 10, 0), ("slow", 10, 10),
  ])
  func theLookAheadIsNeverLongerThanTheEffortsOwn(
    effort: String, asked: Int?, expected: Int
  ) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    let settings = FilmSettings(
      size: size, rate: FrameRate(30), encoding: Encoding(effort: effort, lookAhead: asked))
    try film(scratch.path("a.mp4"), settings, frames: 2) { Pictures.wave(size, frame: $0) }
    let text = String(decoding: try scratch.bytes("a.mp4"), as: UTF8.self)
    // x264 leaves it out where there is none.
    #expect(text.contains(" rc_lookahead=\(expected) ") || (expected == 0))
    #expect(text.contains(" rc_lookahead=") == (expected > 0))
  }

  @Test func stripsMakeTheSameFilmAsPictures() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 98, height: 70)
    func strip(_ frame: Int, _ rows: Range<Int>) -> YUVStrip {
      var floats = Strip(width: size.width, rows: rows)
      for index in floats.red.indices {
        let place = index + rows.lowerBound * size.width
        floats.red[index] = Float((place * 7 + frame * 50) % 1000) / 999
        floats.green[index] = Float(place % 98) / 97
      }
      var strip = YUVStrip()
      strip.quantise(floats)
      return strip
    }
    let settings = FilmSettings(size: size, rate: FrameRate(30))
    let parts = try FilmWriter(path: scratch.path("a.mp4"), settings: settings)
    for frame in 0..<5 {
      for rows in [0..<32, 32..<64, 64..<70] { try parts.load(strip(frame, rows)) }
      try parts.encodeLoaded()
    }
    // The beginning of a frame that never ends.
    try parts.load(strip(5, 0..<32))
    try parts.finish()
    try film(scratch.path("b.mp4"), settings, frames: 5) {
      let strip = strip($0, 0..<70)
      return YUVPicture(size: size, luma: strip.luma, cb: strip.cb, cr: strip.cr)
    }
    #expect(try scratch.bytes("a.mp4") == scratch.bytes("b.mp4"))
  }

  private func film(
    _ path: String, _ settings: FilmSettings, frames: Int, _ picture: (Int) -> YUVPicture
  ) throws {
    let film = try FilmWriter(path: path, settings: settings)
    for frame in 0..<frames { try film.append(picture(frame)) }
    try film.finish()
  }
}
