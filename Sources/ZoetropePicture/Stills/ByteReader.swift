/// Reads numbers from bytes that nobody vouches for: a place outside of them has no number.
struct ByteReader {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// Returns the byte at `place`, counted from 0.
  func byte(_ place: Int) -> Int? {
    place >= 0 && place < bytes.count ? Int(bytes[bytes.startIndex + place]) : nil
  }

  /// Returns the number in `count` bytes, 1 to 4, at `place`.
  func number(_ place: Int, _ count: Int, littleEndian: Bool = false) -> Int? {
    guard let part = slice(place, count) else { return nil }
    return littleEndian
      ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Returns `count` bytes at `place`; nil if there are not as many.
  func slice(_ place: Int, _ count: Int) -> ArraySlice<UInt8>? {
    guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else {
      return nil
    }
    let start = bytes.startIndex + place
    return bytes[start..<start + count]
  }

  /// Returns true if the bytes at `place` are those of `text`.
  func has(_ text: String, at place: Int) -> Bool {
    slice(place, text.utf8.count)?.elementsEqual(text.utf8) ?? false
  }
}
