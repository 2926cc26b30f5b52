/// A film's tags as MP4 boxes.
///
/// MP4 has two lists of tags. Most programs look for a title in iTunes' list, under `©nam`; custom
/// names can be stored only in QuickTime's list. FFmpeg writes one list or the other, never both.
/// It is therefore given a filler text of the right length, and these boxes replace the filler when
/// the film is finished, so that nothing else in the file moves.
struct MovieTags: FilmTags {
  /// The tags that are written to iTunes' list too, with their names in that list.
  private static let listed = [
    ("title", "©nam"), ("comment", "©cmt"), ("encoder", "©too"),
  ]
  /// The key under which macOS looks for the title.
  private static let appleTitle = "com.apple.quicktime.title"

  /// The boxes for the index (`moov`); empty when there are no tags.
  let boxes: [UInt8]

  /// Lays out the tags in the order of their names.
  ///
  /// - Throws: `format` when a text holds a NUL, which ends texts in C.
  init(_ tags: [String: String]) throws(VideoError) {
    for (key, value) in tags { try Options.check(key, value) }
    guard !tags.isEmpty else {
      boxes = []
      return
    }
    var keyed = tags
    keyed[Self.appleTitle] = tags["title"]
    let sorted = keyed.sorted { $0.key < $1.key }
    boxes =
      Self.box("udta", Self.meta("mdir", "appl", [Self.list(of: tags)]))
      + Self.meta("mdta", nil, Self.keys(sorted))
  }

  /// A filler comment. The box that FFmpeg writes for it has room for `boxes` and for an empty box
  /// that fills the rest.
  var metadata: [String: String] {
    boxes.isEmpty ? [:] : ["comment": String(repeating: " ", count: boxes.count + Self.header)]
  }

  /// Overwrites FFmpeg's box with the filler by `boxes`.
  func write(into file: borrowing FileDescriptor, called name: String) throws(VideoError) {
    guard !boxes.isEmpty else { return }
    let index = try Self.find("moov", from: 0, in: file, name)
    let place = try Self.find("udta", from: index.lowerBound + Self.header, in: file, name)
    let rest = place.count - boxes.count
    guard place.upperBound <= index.upperBound, rest >= Self.header else { throw Self.noRoom(name) }
    let free = Self.box("free", [UInt8](repeating: 0, count: rest - Self.header))
    try file.write(boxes + free, at: place.lowerBound, name)
  }

  // MARK: - Boxes

  /// The number of bytes of a box's length and kind.
  private static let header = 8

  /// Returns the byte range of the first box of a kind, among the boxes that begin at `start`.
  private static func find(
    _ kind: String, from start: Int, in file: borrowing FileDescriptor, _ name: String
  ) throws(VideoError) -> Range<Int> {
    var place = start
    while true {
      let head = try file.read(2 * header, at: place, name)
      guard head.count >= header else { throw noRoom(name) }
      var length = integer(head[..<4])
      if length == 1, head.count == 2 * header { length = integer(head[8...]) }
      guard length >= header, length <= Int.max - place else { throw noRoom(name) }
      if head[4..<8].elementsEqual(kind.utf8) { return place..<place + length }
      place += length
    }
  }

  private static func noRoom(_ name: String) -> VideoError {
    VideoError(
      code: .encoding, step: "write the tags of \(name)",
      reason: "FFmpeg's index has no place for them")
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func box(_ kind: some Sequence<UInt8>, _ content: [UInt8]) -> [UInt8] {
    bytes(header + content.count) + Array(kind) + content
  }

  private static func box(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    // The first byte of `©nam` and its like is © in Latin-1 as in Unicode.
    box(kind.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, content)
  }

  /// Returns a box of tags: a handler that names their kind, then `lists`.
  private static func meta(_ kind: String, _ maker: String?, _ lists: [[UInt8]]) -> [UInt8] {
    let handler =
      bytes(0) + bytes(0) + Array(kind.utf8) + (maker.map { Array($0.utf8) } ?? bytes(0))
      + bytes(0) + bytes(0) + [0]
    return box("meta", bytes(0) + box("hdlr", handler) + lists.joined())
  }

  private static func list(of tags: [String: String]) -> [UInt8] {
    box(
      "ilst",
      listed.flatMap { key, kind in tags[key].map { box(kind, text($0)) } ?? [] })
  }

  private static func keys(_ tags: [(key: String, value: String)]) -> [[UInt8]] {
    let names = tags.flatMap { box("mdta", Array($0.key.utf8)) }
    let values = tags.enumerated().flatMap { index, tag in box(bytes(index + 1), text(tag.value)) }
    return [box("keys", bytes(0) + bytes(tags.count) + names), box("ilst", values)]
  }

  /// Returns a value box: of type UTF-8 (1), for all countries and languages (0).
  private static func text(_ value: String) -> [UInt8] {
    box("data", bytes(1) + bytes(0) + Array(value.utf8))
  }
}
