import Testing
import ZoetropeFrame
import ZoetropeVideo

/// A film's tags are where each kind of program looks for them.
@Suite struct FilmTagTests {
  static let tags = [
    "title": "Slow silk ünï 絵", "comment": "two\nlines", "encoder": "zoetrope 1",
    "zoetrope_preset": String(repeating: "zoetrope: 1 # 絵\n", count: 300),
  ]

  private func film(_ tags: [String: String], frames: Int = 3) throws -> [UInt8] {
    let scratch = try Scratch()
    let size = FrameSize(width: 64, height: 48)
    let settings = FilmSettings(size: size, rate: FrameRate(30), tags: tags)
    let film = try FilmWriter(path: scratch.path("a.mp4"), settings: settings)
    for frame in 0..<frames { try film.append(Pictures.wave(size, frame: frame)) }
    try film.finish()
    return try scratch.bytes("a.mp4")
  }

  /// The kind of a list of tags, and the boxes behind its handler.
  private func list(_ path: [String], in film: [UInt8]) throws -> (handler: String, boxes: [Box]) {
    let meta = try Box.find(path, in: film[...])
    // Version and flags come first.
    let boxes = try Box.walk(meta.content.dropFirst(4))
    let handler = try #require(boxes.first { $0.kind == "hdlr" })
    let kind = String(decoding: handler.content.dropFirst(8).prefix(4), as: UTF8.self)
    return (kind, boxes.filter { $0.kind != "hdlr" })
  }

  /// The text in an item of a list.
  private func text(_ item: Box) throws -> String {
    let data = try Box.find(["data"], in: item.content)
    #expect(Array(data.content.prefix(8)) == [0, 0, 0, 1, 0, 0, 0, 0], "UTF-8, any language")
    return String(decoding: data.content.dropFirst(8), as: UTF8.self)
  }

  private func items(_ boxes: [Box]) throws -> [(kind: [UInt8], text: String)] {
    let list = try #require(boxes.first { $0.kind == "ilst" })
    return try Box.walk(list.content).map { ($0.code, try text($0)) }
  }

  @Test func titleAndCommentAreInITunesList() throws {
    let (handler, boxes) = try list(["moov", "udta", "meta"], in: film(Self.tags))
    #expect(handler == "mdir")
    let items = try items(boxes)
    let codes = items.map { String(String.UnicodeScalarView($0.kind.map { Unicode.Scalar($0) })) }
    #expect(codes == ["©nam", "©cmt", "©too"])
    #expect(
      items.map(\.text) == [Self.tags["title"], Self.tags["comment"], Self.tags["encoder"]])
  }

  @Test func allAreUnderTheirKeys() throws {
    let (handler, boxes) = try list(["moov", "meta"], in: film(Self.tags))
    #expect(handler == "mdta")
    let keys = try #require(boxes.first { $0.kind == "keys" })
    #expect(Box.integer(keys.content.dropFirst(4).prefix(4)) == 5)
    let names = try Box.walk(keys.content.dropFirst(8)).map { key in
      #expect(key.kind == "mdta")
      return String(decoding: key.content, as: UTF8.self)
    }
    let items = try items(boxes)
    #expect(items.map { Box.integer($0.kind[...]) } == Array(1...5))
    var expected = Self.tags
    // Where macOS looks.
    expected["com.apple.quicktime.title"] = Self.tags["title"]
    #expect(Dictionary(uniqueKeysWithValues: zip(names, items.map(\.text))) == expected)
    #expect(names == names.sorted())
  }

  @Test(arguments: [
    [:], ["title": "x"], ["zoetrope_version": "1"], tags,
    ["zoetrope_preset": String(repeating: "x", count: 3_000_000)],
  ])
  func nothingElseMoves(_ tags: [String: String]) throws {
    let film = try film(tags)
    let kinds = try Box.walk(film[...]).map(\.kind)
    #expect(kinds == ["ftyp", "moov", "free", "mdat"])
    let index = try Box.walk(Box.find(["moov"], in: film[...]).content)
    // Without tags there is FFmpeg's own box for them, with none in it.
    let behind = tags.isEmpty ? [] : ["meta", "free"]
    #expect(index.map(\.kind) == ["mvhd", "trak", "udta"] + behind)
    // What FFmpeg was given to hold the place is gone.
    if let free = index.last, free.kind == "free" { #expect(free.content.allSatisfy { $0 == 0 }) }
    // The first frame is where the index says: its length comes first there.
    let table = try Box.find(["moov", "trak", "mdia", "minf", "stbl", "stco"], in: film[...])
    let start = Box.integer(table.content.dropFirst(8).prefix(4))
    let sizes = try Box.find(["moov", "trak", "mdia", "minf", "stbl", "stsz"], in: film[...])
    let data = try #require(try Box.walk(film[...]).last).content
    #expect(start == data.startIndex)
    let total = (0..<3).reduce(0) {
      $0 + Box.integer(sizes.content.dropFirst(12 + 4 * $1).prefix(4))
    }
    #expect(total == data.count)
  }

  @Test func whatEveryoneReadsIsTheSame() throws {
    let scratch = try Scratch()
    try scratch.write(film(Self.tags), to: "a.mp4")
    let reopened = try Reopened(scratch.path("a.mp4"))
    #expect(reopened.frames.count == 3)
    let info = try FilmInfo(path: scratch.path("a.mp4"))
    for (key, value) in Self.tags {
      #expect(reopened.tags[key] == value)
      #expect(info.tags[key] == value)
    }
  }

  /// Films that carry their tags under keys alone, in the place that FFmpeg has for them, are read too.
  @Test func tagsOfOlderFilmsAreRead() throws {
    let scratch = try Scratch()
    var film = try film(["zoetrope_preset": "title: x"])
    // The same list as before: under `udta`, without iTunes' list in front. Boxes keep their lengths.
    let index = try Box.find(["moov"], in: film[...]).content
    let boxes = try Box.walk(index)
    let (udta, meta) = (boxes[2], boxes[3])
    let start = udta.content.startIndex - 8
    let wrapped = Array(film[meta.content.startIndex - 8..<meta.content.endIndex])
    let free = udta.content.count
    let length = 8 + wrapped.count
    var patch = [0, 0, UInt8(length >> 8), UInt8(length & 255)] + Array("udta".utf8) + wrapped
    patch += [0, 0, UInt8(free >> 8), UInt8(free & 255)] + Array("free".utf8)
    patch += [UInt8](repeating: 0, count: free - 8)
    try #require(start + patch.count == meta.content.endIndex)
    film.replaceSubrange(start..<start + patch.count, with: patch)
    try scratch.write(film, to: "old.mp4")
    #expect(try FilmInfo(path: scratch.path("old.mp4")).tags["zoetrope_preset"] == "title: x")
  }
}
