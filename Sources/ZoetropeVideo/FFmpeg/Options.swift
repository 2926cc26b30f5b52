internal import CFFmpeg

/// An `AVDictionary` of options, freed when its owner is released.
struct Options: ~Copyable {
  private(set) var raw: OpaquePointer?

  init(_ pairs: KeyValuePairs<String, String> = [:]) throws(VideoError) {
    raw = nil
    for (key, value) in pairs { try set(key, to: value) }
  }

  deinit {
    var doomed = raw
    av_dict_free(&doomed)
  }

  mutating func set(_ key: String, to value: String) throws(VideoError) {
    try Self.set(key, to: value, in: &raw)
  }

  /// Calls `body`, which removes the options that FFmpeg accepts, and throws if any option is left.
  /// FFmpeg alone would ignore an unknown option, such as a misspelt one.
  mutating func consumed(
    by step: String, _ body: (_ dictionary: inout OpaquePointer?) -> CInt
  ) throws(VideoError) {
    try call(step) { body(&raw) }
    let unknown = Self.pairs(raw).map(\.key)
    guard unknown.isEmpty else {
      throw VideoError(
        code: .encoding, step: step,
        reason: "FFmpeg does not know the options \(unknown.joined(separator: ", "))")
    }
  }

  static func set(
    _ key: String, to value: String, in dictionary: inout OpaquePointer?
  ) throws(VideoError) {
    try check(key, value)
    try call(step(key)) { av_dict_set(&dictionary, key, value, 0) }
  }

  /// Throws if `key` or `value` contains a NUL character, at which C would end the text.
  static func check(_ key: String, _ value: String) throws(VideoError) {
    guard !key.utf8.contains(0), !value.utf8.contains(0) else {
      throw VideoError(code: .format, step: step(key), reason: "the text holds a NUL character")
    }
  }

  private static func step(_ key: String) -> String { "set '\(key)'" }

  /// Returns the pairs of a dictionary, in its own order.
  static func pairs(_ dictionary: OpaquePointer?) -> [(key: String, value: String)] {
    var found: [(key: String, value: String)] = []
    var entry: UnsafeMutablePointer<AVDictionaryEntry>?
    while let next = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX) {
      if let key = next.pointee.key, let value = next.pointee.value {
        found.append((String(cString: key), String(cString: value)))
      }
      entry = next
    }
    return found
  }
}
