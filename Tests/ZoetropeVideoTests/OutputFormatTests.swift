import Foundation
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// Every row of the table of formats, by the files that it makes: a new row is tested here without a
/// line.
@Suite struct OutputFormatTests {
  static let size = FrameSize(width: 96, height: 64)
  static let texts = ["zoetrope_preset": "title: ünï", "title": "A title"]

  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func rowsAreToldApart() {
    let names = OutputFormat.all.map(\.name)
    #expect(Set(names).count == names.count)
    let suffixes = OutputFormat.all.flatMap(\.suffixes)
    #expect(Set(suffixes).count == suffixes.count)
    for format in OutputFormat.all {
      #expect(format.suffixes.isEmpty == (format.content == .stream), "\(format.name)")
      for suffix in format.suffixes {
        #expect(suffix == suffix.lowercased() && !suffix.contains("."))
        #expect(OutputFormat.ending(in: suffix) == format && OutputFormat.isKnown(suffix: suffix))
      }
    }
    #expect(OutputFormat.isKnown(suffix: "webm") && !OutputFormat.isKnown(suffix: "yaml"))
  }

  /// Rows as they are painted, for any layout of pixels.
  private static func rows(_ rows: Range<Int>, _ frame: Int) -> Strip {
    var strip = Strip(width: size.width, rows: rows)
    for index in strip.red.indices {
      strip.red[index] = Float((index + rows.lowerBound * size.width + 500 * frame) % 6144) / 6143
      strip.green[index] = Float(index % size.width) / 95
    }
    return strip
  }

  private static func load(
    _ blank: some FramePlanes, _ rows: Range<Int>, _ frame: Int, into film: FilmWriter
  ) throws {
    var planes = blank
    planes.quantise(Self.rows(rows, frame))
    try film.load(planes)
  }

  @Test(arguments: OutputFormat.all(.film))
  func filmsHoldTheirFramesAndTexts(_ format: OutputFormat) throws {
    let path = scratch.path("film.\(format.suffixes[0])")
    let settings = FilmSettings(
      size: Self.size, rate: FrameRate(30), format: format, tags: Self.texts)
    try FilmWriter.check(settings)
    let film = try FilmWriter(path: path, settings: settings)
    for frame in 0..<12 {
      for rows in [32..<64, 0..<32] {
        try Self.load(format.pixels.blank, rows, frame, into: film)
      }
      try film.encodeLoaded()
    }
    try film.finish()
    let reopened = try Reopened(path, keepingPlanes: false)
    #expect(reopened.frames.count == 12)
    let head = Array(try scratch.bytes("film.\(format.suffixes[0])").prefix(64))
    let texts = try OutputFormat.texts(in: path, beginning: head)
    for (key, text) in Self.texts { #expect(texts[key] == text, "\(key)") }
  }

  /// Settings that a format cannot have are rejected before anything is encoded.
  @Test(arguments: OutputFormat.all(.film))
  func filmsRefuseWhatTheirLimitsForbid(_ format: OutputFormat) {
    func refusal(_ width: Int, _ height: Int) -> VideoError? {
      videoError {
        try FilmWriter.check(
          FilmSettings(
            size: FrameSize(width: width, height: height), rate: FrameRate(30), format: format))
      }
    }
    #expect((refusal(97, 64)?.code == .encoding) == format.limits.needsEvenSides)
    if format.limits.longestSide < Int.max {
      #expect(refusal(format.limits.longestSide + 2, 2)?.code == .encoding)
    }
  }

  @Test(arguments: OutputFormat.all(.picture), BitDepth.allCases)
  func picturesHoldTheirRowsAndTexts(_ format: OutputFormat, _ depth: BitDepth) throws {
    let name = "picture.\(format.suffixes[0])"
    let picture = try format.open(
      PictureFile(
        path: scratch.path(name), size: Self.size, depth: depth, text: Self.texts, calling: name))
    for rows in [0..<32, 32..<64] {
      try picture.append(rows: Self.rows(rows, 0).interleaved(depth))
    }
    try picture.finish()
    let reopened = try Reopened(scratch.path(name), keepingPlanes: false)
    #expect(reopened.frames.count == 1)
    let head = Array(try scratch.bytes(name).prefix(64))
    #expect(try OutputFormat.texts(in: scratch.path(name), beginning: head) == Self.texts)
  }

  @Test(arguments: OutputFormat.all(.stream))
  func streamsHoldTheirPixels(_ format: OutputFormat) throws {
    func send<Stream: StreamWriter>(_ stream: Stream) throws {
      var (strip, picture) = stream.blank
      for frame in 0..<3 {
        for rows in [32..<64, 0..<32] {
          strip.quantise(Self.rows(rows, frame))
          picture.copyRows(of: strip)
        }
        try stream.append(picture)
      }
    }
    try scratch.write([], to: "stream")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path("stream")))
    try send(
      format.open(
        descriptor: file.fileDescriptor, size: Self.size, rate: FrameRate(30)))
    try file.close()
    let pixels = 3 * Self.size.width * Self.size.height * format.pixels.bytesPerPair / 2
    let bytes = try scratch.bytes("stream").count
    #expect((pixels..<pixels + 200).contains(bytes))
  }

  /// A format opens only the kind of content that it holds.
  @Test func formatsRefuseWhatTheyDoNotHold() {
    let film = videoError {
      try FilmWriter.check(
        FilmSettings(size: Self.size, rate: FrameRate(30), format: .png))
    }
    #expect(film?.description == "Cannot write a film as PNG: it holds none.")
    let picture = videoError {
      _ = try OutputFormat.mp4.open(
        PictureFile(path: "a", size: Self.size, depth: .eight, text: [:], calling: "a"))
    }
    #expect(picture?.description == "Cannot write a picture as MP4: it holds none.")
    let stream = videoError {
      _ = try OutputFormat.png.open(descriptor: 1, size: Self.size, rate: FrameRate(30))
    }
    #expect(stream?.description == "Cannot write a stream as PNG: it holds none.")
  }
}
