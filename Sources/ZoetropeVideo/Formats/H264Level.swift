package import ZoetropeFrame

/// A level of H.264: the capacity and the speed that a decoder needs.
///
/// A film is marked with the lowest level that it fits, because a device that plays a level plays
/// all lower ones. The levels' limits on the bit rate are ignored, because films are encoded to a
/// quality, which a limit on the bit rate would lower.
package struct H264Level: Hashable, Sendable {
  /// The level's usual name, such as `4.1`.
  package let name: String
  /// The number `level_idc`, by which streams name the level.
  package let number: Int
  /// The most macroblocks (16x16 pixels) per second: MaxMBPS.
  package let macroblocksPerSecond: Int
  /// The most macroblocks in a frame: MaxFS.
  package let macroblocksPerFrame: Int
  /// The most macroblocks in the decoded picture buffer: MaxDpbMbs.
  package let macroblocksInBuffer: Int

  /// All levels from the lowest to the highest, from ITU-T H.264, Table A-1.
  static let all = [
    H264Level("1", 10, 1_485, 99, 396),
    H264Level("1b", 9, 1_485, 99, 396),
    H264Level("1.1", 11, 3_000, 396, 900),
    H264Level("1.2", 12, 6_000, 396, 2_376),
    H264Level("1.3", 13, 11_880, 396, 2_376),
    H264Level("2", 20, 11_880, 396, 2_376),
    H264Level("2.1", 21, 19_800, 792, 4_752),
    H264Level("2.2", 22, 20_250, 1_620, 8_100),
    H264Level("3", 30, 40_500, 1_620, 8_100),
    H264Level("3.1", 31, 108_000, 3_600, 18_000),
    H264Level("3.2", 32, 216_000, 5_120, 20_480),
    H264Level("4", 40, 245_760, 8_192, 32_768),
    H264Level("4.1", 41, 245_760, 8_192, 32_768),
    H264Level("4.2", 42, 522_240, 8_704, 34_816),
    H264Level("5", 50, 589_824, 22_080, 110_400),
    H264Level("5.1", 51, 983_040, 36_864, 184_320),
    H264Level("5.2", 52, 2_073_600, 36_864, 184_320),
    H264Level("6", 60, 4_177_920, 139_264, 696_320),
    H264Level("6.1", 61, 8_355_840, 139_264, 696_320),
    highest,
  ]

  /// The highest level.
  static let highest = H264Level("6.2", 62, 16_711_680, 139_264, 696_320)

  private init(
    _ name: String, _ number: Int, _ perSecond: Int, _ perFrame: Int, _ inBuffer: Int
  ) {
    self.name = name
    self.number = number
    macroblocksPerSecond = perSecond
    macroblocksPerFrame = perFrame
    macroblocksInBuffer = inBuffer
  }

  /// Returns the lowest level for films of this size and rate whose decoder must keep `frames`
  /// frames at a time; nil if even the highest level is too low.
  package static func lowest(
    for size: FrameSize, at rate: FrameRate, keeping frames: Int
  ) -> H264Level? {
    all.first {
      $0.holds(size) && $0.keepsUp(with: rate, of: size) && $0.framesInBuffer(of: size) >= frames
    }
  }

  /// Returns true if a frame of this size fits: its area in macroblocks, and each side, which must
  /// not exceed the square root of eight times the largest area.
  func holds(_ size: FrameSize) -> Bool {
    let (columns, rows) = (Self.columns(of: size), Self.rows(of: size))
    let longest = 8 * macroblocksPerFrame
    return columns * rows <= macroblocksPerFrame && columns * columns <= longest
      && rows * rows <= longest
  }

  /// Returns true if frames of this size can be decoded at this rate.
  func keepsUp(with rate: FrameRate, of size: FrameSize) -> Bool {
    Self.macroblocks(of: size) * rate.numerator <= macroblocksPerSecond * rate.denominator
  }

  /// Returns MaxDpbFrames, the number of decoded frames of this size that a decoder can keep, at
  /// most 16.
  func framesInBuffer(of size: FrameSize) -> Int {
    min(macroblocksInBuffer / Self.macroblocks(of: size), 16)
  }

  /// Returns the number of macroblocks in a frame of this size.
  static func macroblocks(of size: FrameSize) -> Int { columns(of: size) * rows(of: size) }

  private static func columns(of size: FrameSize) -> Int { (size.width + 15) / 16 }
  private static func rows(of size: FrameSize) -> Int { (size.height + 15) / 16 }
}
