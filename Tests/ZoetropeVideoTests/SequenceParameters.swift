import Testing

/// The sequence parameter set of an H.264 film, parsed from the file's bytes (ITU-T H.264, 7.3.2.1
/// and E.1.1).
struct SequenceParameters: Equatable {
  /// `profile_idc`: 66 Baseline, 77 Main, 100 High, 244 High 4:4:4 Predictive.
  var profile = 0
  /// `constraint_set0_flag` first.
  var constraints = 0
  /// `level_idc`, ten times the level.
  var level = 0
  var chroma = 1
  var bitDepths = [8, 8]
  /// Lossless coding, which only High 4:4:4 Predictive has.
  var canBeLossless = false
  /// `max_num_ref_frames`.
  var references = 0
  var macroblocks = (wide: 0, high: 0)
  /// `max_dec_frame_buffering`; x264 leaves it out where every frame stands alone.
  var buffered: Int?

  static func == (a: Self, b: Self) -> Bool {
    (a.profile, a.constraints, a.level, a.references, a.buffered)
      == (b.profile, b.constraints, b.level, b.references, b.buffered)
  }

  /// Reads those of the film's only track.
  init(film: [UInt8]) throws {
    let sample = try Box.find(["moov", "trak", "mdia", "minf", "stbl", "stsd"], in: film[...])
    let avc1 = try Box.find(["avc1"], in: sample.content.dropFirst(8))
    let avcC = Array(try Box.find(["avcC"], in: avc1.content.dropFirst(78)).content)
    try #require(avcC[0] == 1 && avcC[5] & 31 == 1, "one parameter set")
    let unit = Array(avcC[8..<8 + Box.integer(avcC[6..<8])])
    try #require(unit[0] & 31 == 7)
    // The file's own header repeats the three bytes.
    try #require(Array(avcC[1...3]) == Array(unit[1...3]))
    var bits = Bits.ofUnit(unit)
    try read(&bits)
  }

  private mutating func read(_ bits: inout Bits) throws {
    (profile, constraints, level) = (bits.number(8), bits.number(8), bits.number(8))
    _ = bits.golomb()  // seq_parameter_set_id
    if [100, 110, 122, 244].contains(profile) {
      chroma = bits.golomb()
      if chroma == 3 { _ = bits.number(1) }
      bitDepths = [8 + bits.golomb(), 8 + bits.golomb()]
      canBeLossless = bits.number(1) == 1
      try #require(bits.number(1) == 0, "no scaling matrix")
    }
    _ = bits.golomb()  // log2_max_frame_num_minus4
    let order = bits.golomb()
    try #require(order != 1)
    if order == 0 { _ = bits.golomb() }
    references = bits.golomb()
    _ = bits.number(1)
    macroblocks = (bits.golomb() + 1, bits.golomb() + 1)
    try #require(bits.number(1) == 1, "frames, not fields")
    _ = bits.number(1)
    if bits.number(1) == 1 { for _ in 0..<4 { _ = bits.golomb() } }  // cropping
    try #require(bits.number(1) == 1, "usability information")
    try readUsability(&bits)
  }

  private mutating func readUsability(_ bits: inout Bits) throws {
    if bits.number(1) == 1, bits.number(8) == 255 { _ = bits.number(32) }  // shape of pixels
    if bits.number(1) == 1 { _ = bits.number(1) }  // overscan
    if bits.number(1) == 1 {  // video signal
      _ = bits.number(4)
      if bits.number(1) == 1 { _ = bits.number(24) }
    }
    if bits.number(1) == 1 { _ = (bits.golomb(), bits.golomb()) }  // chroma's place
    if bits.number(1) == 1 { _ = (bits.number(32), bits.number(32), bits.number(1)) }  // timing
    try #require(bits.number(1) == 0 && bits.number(1) == 0, "no buffering model")
    _ = bits.number(1)
    guard bits.number(1) == 1 else { return }  // bitstream restrictions
    _ = bits.number(1)
    for _ in 0..<5 { _ = bits.golomb() }
    buffered = bits.golomb()
  }
}

/// Bits of a NAL unit, first to last.
private struct Bits {
  private var bytes: [UInt8]
  private var place = 0

  /// Those behind the unit's first byte, without the bytes that keep start codes from appearing.
  static func ofUnit(_ unit: [UInt8]) -> Bits {
    var bytes: [UInt8] = []
    var zeros = 0
    for byte in unit.dropFirst() {
      if zeros >= 2, byte == 3 {
        zeros = 0
        continue
      }
      zeros = byte == 0 ? zeros + 1 : 0
      bytes.append(byte)
    }
    return Bits(bytes: bytes)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Zeros behind the end, so that a wrong reading ends.
  mutating func number(_ count: Int) -> Int {
    var value = 0
    for _ in 0..<count {
      let byte = place / 8 < bytes.count ? bytes[place / 8] : 0
      value = value << 1 | Int(byte >> (7 - place % 8) & 1)
      place += 1
    }
    return value
  }

  /// An Exp-Golomb number.
  mutating func golomb() -> Int {
    var zeros = 0
    while zeros < 32, number(1) == 0 { zeros += 1 }
    return (1 << zeros) - 1 + number(zeros)
  }
}
