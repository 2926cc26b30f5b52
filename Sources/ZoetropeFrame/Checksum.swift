/// An XXH64 checksum (Yann Collet's xxHash, 64 bits, seed 0) of bytes given piece by piece. It is
/// made to compare pictures, and is not safe against forgery.
///
/// It does not depend on how the bytes are split into pieces, and `xxhsum -H64` prints the same
/// number for a file of these bytes. The checksum of no bytes is `ef46db3751d8e999`; that of `abc`
/// is `44bc2cf5ad770999`.
public struct Checksum: Sendable, CustomStringConvertible {
  private var lanes = (
    prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1
  )
  /// Bytes that do not fill a block yet.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Creates the checksum of no bytes.
  public init() {}

  /// Creates the checksum of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.init()
    update(bytes)
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = rest.prefix(Self.blockSize - pending.count)
      pending += missing
      rest = rest.dropFirst(missing.count)
      guard pending.count == Self.blockSize else { return }
      let block = pending
      pending.removeAll(keepingCapacity: true)
      block.withUnsafeBytes { take($0) }
    }
    let whole = rest.count / Self.blockSize * Self.blockSize
    take(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
    pending += rest.dropFirst(whole)
  }

  /// The checksum of all bytes so far.
  public var value: UInt64 {
    var sum: UInt64
    if length >= Self.blockSize {
      sum = rotated(lanes.0, 1) &+ rotated(lanes.1, 7) &+ rotated(lanes.2, 12)
      sum = sum &+ rotated(lanes.3, 18)
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
        sum = (sum ^ mixed(0, lane)) &* prime1 &+ prime4
      }
    } else {
      sum = prime5
    }
    sum &+= length
    pending.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        sum = rotated(sum ^ mixed(0, word(bytes, offset)), 27) &* prime1 &+ prime4
        offset += 8
      }
      if offset + 4 <= bytes.count {
        let half = UInt32(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        sum = rotated(sum ^ (UInt64(half) &* prime1), 23) &* prime2 &+ prime3
        offset += 4
      }
      for byte in bytes[offset...] {
        sum = rotated(sum ^ (UInt64(byte) &* prime5), 11) &* prime1
      }
    }
    sum = (sum ^ (sum >> 33)) &* prime2
    sum = (sum ^ (sum >> 29)) &* prime3
    return sum ^ (sum >> 32)
  }

  /// The checksum as 16 hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static let blockSize = 32

  /// Adds whole blocks of `blockSize` bytes.
  private mutating func take(_ blocks: UnsafeRawBufferPointer) {
    var (first, second, third, fourth) = lanes
    for offset in stride(from: 0, to: blocks.count, by: Self.blockSize) {
      first = mixed(first, word(blocks, offset))
      second = mixed(second, word(blocks, offset + 8))
      third = mixed(third, word(blocks, offset + 16))
      fourth = mixed(fourth, word(blocks, offset + 24))
    }
    lanes = (first, second, third, fourth)
  }
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

private func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 {
  value << bits | value >> (64 - bits)
}

private func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
  rotated(lane &+ word &* prime2, 31) &* prime1
}

private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
  UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

/// Returns the checksum of the bytes of `planes`, one plane after the other.
func planesChecksum(_ planes: [[UInt8]]) -> UInt64 {
  var sum = Checksum()
  for plane in planes { sum.update(plane) }
  return sum.value
}
