import Testing

/// The boxes of an MP4, walked by hand: FFmpeg shall not be the only witness of what FFmpeg wrote.
struct Box {
  let kind: String
  /// The four bytes of the kind: not always text.
  let code: [UInt8]
  let content: ArraySlice<UInt8>

  static func walk(_ bytes: ArraySlice<UInt8>) throws -> [Box] {
    var boxes: [Box] = []
    var rest = bytes
    while rest.count >= 8 {
      var (length, header) = (integer(rest.prefix(4)), 8)
      if length == 1 {
        length = integer(rest.dropFirst(8).prefix(8))
        header = 16
      }
      try #require(length >= header && length <= rest.count, "a box must fit its parent")
      let code = Array(rest.dropFirst(4).prefix(4))
      boxes.append(
        Box(
          kind: String(decoding: code, as: UTF8.self), code: code,
          content: rest.prefix(length).dropFirst(header)))
      rest = rest.dropFirst(length)
    }
    return boxes
  }

  /// The first box on the way down `path`.
  static func find(_ path: [String], in bytes: ArraySlice<UInt8>) throws -> Box {
    let first = try #require(path.first)
    let box = try #require(try walk(bytes).first { $0.kind == first }, "no box '\(first)'")
    return path.count == 1 ? box : try find(Array(path.dropFirst()), in: box.content)
  }

  /// Clock and length of a box that begins as `mvhd` and `mdhd` do (version 0).
  func clock() throws -> (ticksPerSecond: Int, ticks: Int) {
    try #require(content.first == 0)
    return (
      Self.integer(content.dropFirst(12).prefix(4)), Self.integer(content.dropFirst(16).prefix(4))
    )
  }

  static func integer(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
