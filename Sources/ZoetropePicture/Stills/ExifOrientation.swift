extension Orientation {
  /// Finds the orientation in Exif data, which has the structure of a TIFF file: the tag 0x0112 of
  /// the first directory. Nothing else is read. Returns `.upright` where the data has no such tag
  /// or is damaged.
  package init(exif bytes: ArraySlice<UInt8>) {
    self = .upright
    var data = ByteReader(bytes)
    // Files differ in whether JPEG's marker comes first.
    if data.has("Exif\0\0", at: 0) { data = ByteReader(bytes.dropFirst(6)) }
    let isLittle = data.has("II*\0", at: 0)
    guard isLittle || data.has("MM\0*", at: 0),
      let directory = data.number(4, 4, littleEndian: isLittle),
      let count = data.number(directory, 2, littleEndian: isLittle)
    else { return }
    for entry in 0..<count {
      let place = directory + 2 + 12 * entry
      guard let tag = data.number(place, 2, littleEndian: isLittle) else { return }
      guard tag == 0x0112 else { continue }
      // One number of 16 bits, at the start of the entry's value.
      guard data.number(place + 2, 2, littleEndian: isLittle) == 3,
        let code = data.number(place + 8, 2, littleEndian: isLittle),
        let found = Orientation(rawValue: code)
      else { return }
      self = found
      return
    }
  }
}
