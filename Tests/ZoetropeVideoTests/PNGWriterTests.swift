import Foundation
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// PNGs, read back by FFmpeg's own decoder, which shares no code with libpng.
@Suite struct PNGWriterTests {
  @Test(
    arguments: BitDepth.allCases,
    [
      FrameSize(width: 1, height: 1), FrameSize(width: 37, height: 23),
      FrameSize(width: 640, height: 360),
    ])
  func pixelsSurvive(_ depth: BitDepth, _ size: FrameSize) throws {
    let scratch = try Scratch()
    let pixels = noise(size, depth)
    try write(pixels, to: scratch.path("a.png"), size, depth)
    let reopened = try Reopened(scratch.path("a.png"))
    #expect(reopened.size == size)
    let same = reopened.frames.map(\.planes) == [[pixels]]
    #expect(same)
  }

  @Test(arguments: BitDepth.allCases) func alphaSurvives(_ depth: BitDepth) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 37, height: 24)
    // As many bytes as the picture has in four channels.
    let pixels = noise(FrameSize(width: 37, height: 32), depth)
    let png = try PNGWriter(path: scratch.path("a.png"), size: size, depth: depth, hasAlpha: true)
    try png.append(rows: pixels)
    try png.finish()
    let reopened = try Reopened(scratch.path("a.png"))
    #expect(reopened.size == size)
    let same = reopened.frames.map(\.planes) == [[pixels]]
    #expect(same)
  }

  @Test func chunksAreWhatTheyShouldBe() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 37, height: 23)
    let text = ["zoetrope_preset": String(repeating: "long ", count: 500), "Title": "ünï 絵"]
    try write(noise(size, .sixteen), to: scratch.path("a.png"), size, .sixteen, text: text)
    let chunks = try self.chunks(scratch.bytes("a.png"))
    #expect(
      chunks.map(\.kind).filter { $0 != "IDAT" } == ["IHDR", "sRGB", "iTXt", "iTXt", "IEND"])
    // 37 x 23, 16 bits, RGB, not interlaced.
    #expect(chunks[0].content == [0, 0, 0, 37, 0, 0, 0, 23, 16, 2, 0, 0, 0])
    // Keyword, then whether it is compressed: the short one is not, the long one is.
    let title = Array("Title".utf8)
    let preset = Array("zoetrope_preset".utf8)
    #expect(chunks[2].content == title + [0, 0, 0, 0, 0] + Array("ünï 絵".utf8))
    #expect(chunks[3].content.starts(with: preset + [0, 1, 0, 0, 0]))
    #expect(chunks[3].content.count < 200)
  }

  @Test func textSurvives() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 8, height: 8)
    let line = "  - { at: 50%, z: \"ünï — 絵 🎞\", ease: 'in\\out' } # = ; : \t#\r\n"
    let text = [
      "Title": "Slow silk", "Comment": "two\nlines", "empty": "",
      "zoetrope_preset": String(repeating: line, count: 2000),
    ]
    try write(noise(size, .eight), to: scratch.path("a.png"), size, .eight, text: text)
    #expect(try PNGText.read(path: scratch.path("a.png")) == text)
  }

  @Test func textOfOthersIsReadToo() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 8, height: 8)
    try write(noise(size, .eight), to: scratch.path("a.png"), size, .eight)
    #expect(try PNGText.read(path: scratch.path("a.png")) == [:])
    // A tEXt chunk in Latin-1 behind the picture.
    let whole = try scratch.bytes("a.png")
    let behind = chunk("tEXt", Array("Author".utf8) + [0, 0x4A, 0xFC, 0x72, 0x67])
    try scratch.write(whole.dropLast(12) + behind + whole.suffix(12), to: "b.png")
    #expect(try PNGText.read(path: scratch.path("b.png")) == ["Author": "Jürg"])
  }

  @Test func twoRunsGiveTheSameFile() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 64)
    let text = Dictionary(uniqueKeysWithValues: (0..<20).map { ("key \($0)", "\($0)") })
    for name in ["a.png", "b.png"] {
      let shuffled = Dictionary(uniqueKeysWithValues: text.map { ($0, $1) }.shuffled())
      try write(noise(size, .eight), to: scratch.path(name), size, .eight, text: shuffled)
    }
    let same = try scratch.bytes("a.png") == scratch.bytes("b.png")
    #expect(same)
  }

  @Test func widePicturesTakeLittleMemory() async {
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      let size = FrameSize(width: 16384, height: 2048)
      let row = (0..<size.width * 6).map { UInt8(truncatingIfNeeded: $0 / 96) }
      let before = ThisProcess.peak
      let png = try PNGWriter(path: scratch.path("a.png"), size: size, depth: .sixteen)
      for _ in 0..<size.height { try png.append(rows: row) }
      try png.finish()
      // The picture has 200 MB; kilobytes here.
      #expect(ThisProcess.peak - before < 10_000)
    }
  }

  @Test func errorsAreSentences() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 64)
    let path = scratch.path("none/a.png")
    let missing = videoError { _ = try PNGWriter(path: path, size: size, depth: .eight) }
    #expect(missing?.code == .file)
    #expect(
      missing?.description
        == "Cannot write \(path): the folder '\(scratch.folder)/none' does not exist.")
    let folder = videoError { _ = try PNGWriter(path: scratch.folder, size: size, depth: .eight) }
    #expect(folder?.description == "Cannot write \(scratch.folder): it is a folder.")

    let full = videoError { try write(noise(size, .eight), to: "/dev/full", size, .eight) }
    #expect(full?.code == .noSpace)
    #expect(full?.description == "Cannot write /dev/full: No space left on device.")

    let keyword = videoError {
      try write(
        noise(size, .eight), to: scratch.path("a.png"), size, .eight, text: [" x": "y"])
    }
    #expect(keyword?.code == .format)
    #expect(
      keyword?.description
        == "Cannot write the text ' x' into \(scratch.path("a.png")):"
        + " a PNG keyword is 1 to 79 ASCII characters with single spaces inside.")
    let huge = videoError {
      _ = try PNGWriter(
        path: scratch.path("a.png"), size: FrameSize(width: 2_000_000, height: 1), depth: .eight)
    }
    #expect(huge?.code == .format)
  }

  @Test func whatIsNoPNGSaysSo() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 64)
    try write(noise(size, .eight), to: scratch.path("a.png"), size, .eight)
    let whole = try scratch.bytes("a.png")
    try scratch.write("Dear diary".utf8, to: "notes.txt")
    try scratch.write(whole.prefix(2000), to: "cut.png")
    try scratch.write(whole.dropLast(6), to: "late.png")
    try scratch.write([], to: "empty.png")
    for (name, reason) in [
      ("notes.txt", "Not a PNG file"), ("cut.png", "the file is cut short"),
      ("late.png", "the file is cut short"),
      ("empty.png", "the file is cut short"),
    ] {
      let path = scratch.path(name)
      let error = videoError { _ = try PNGText.read(path: path) }
      #expect(error?.code == .format)
      #expect(error?.description == "Cannot read \(path): \(reason).")
    }
    let missing = videoError { _ = try PNGText.read(path: scratch.path("none.png")) }
    #expect(missing?.code == .file)
    #expect(
      missing?.description == "Cannot read \(scratch.path("none.png")): No such file or directory.")
    let folder = videoError { _ = try PNGText.read(path: scratch.folder) }
    #expect(folder?.description == "Cannot read \(scratch.folder): Is a directory.")
  }

  /// Damage, truncation and lying lengths give texts or an error, never a crash.
  @Test func damagedPicturesAreHarmless() throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 16, height: 16)
    let text = ["zoetrope_preset": String(repeating: "at: 50% ", count: 200), "Title": "x"]
    try write(noise(size, .eight), to: scratch.path("a.png"), size, .eight, text: text)
    let whole = try scratch.bytes("a.png")
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(state: seed)
    var refused = 0
    for round in 0..<400 {
      var damaged = whole
      if round % 3 == 0 {
        damaged.removeLast(Int.random(in: 1..<whole.count, using: &random))
      }
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      try scratch.write(damaged, to: "damaged.png")
      do {
        _ = try PNGText.read(path: scratch.path("damaged.png"))
      } catch {
        refused += 1
        #expect(error.code == .format, "seed \(seed)")
      }
    }
    #expect(refused > 0, "seed \(seed)")
  }

  private func write(
    _ pixels: [UInt8], to path: String, _ size: FrameSize, _ depth: BitDepth,
    text: [String: String] = [:]
  ) throws {
    let png = try PNGWriter(path: path, size: size, depth: depth, text: text)
    // In pieces of uneven height, as strips come.
    let rowBytes = size.width * depth.bytesPerPixel
    var row = 0
    while row < size.height {
      let count = min(1 + row % 7, size.height - row)
      try png.append(rows: Array(pixels[row * rowBytes..<(row + count) * rowBytes]))
      row += count
    }
    try png.finish()
  }

  private func noise(_ size: FrameSize, _ depth: BitDepth) -> [UInt8] {
    var random = SplitMix(state: 5)
    return (0..<size.width * size.height * depth.bytesPerPixel).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
  }

  private func chunks(_ bytes: [UInt8]) throws -> [(kind: String, content: [UInt8])] {
    var chunks: [(kind: String, content: [UInt8])] = []
    var rest = bytes.dropFirst(8)
    while rest.count >= 12 {
      let length = Box.integer(rest.prefix(4))
      try #require(length <= rest.count - 12)
      let kind = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      chunks.append((kind, Array(rest.dropFirst(8).prefix(length))))
      rest = rest.dropFirst(length + 12)
    }
    return chunks
  }

  private func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    func bigEndian(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(value >> (24 - 8 * $0) & 255) }
    }
    let body = Array(kind.utf8) + content
    var sum = UInt32.max
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return bigEndian(UInt32(content.count)) + body + bigEndian(~sum)
  }
}
