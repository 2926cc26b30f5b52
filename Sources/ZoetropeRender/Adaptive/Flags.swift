/// A grid of bytes. On every side it has a margin of one byte, which is always 0.
struct Flags {
  private let stride: Int
  private let base: UnsafeMutablePointer<UInt8>

  /// Returns the size of the memory that a grid needs, in floats.
  static func floats(columns: Int, rows: Int) -> Int {
    bytes(columns, rows) / MemoryLayout<Float>.size + 1
  }

  private static func bytes(_ columns: Int, _ rows: Int) -> Int { (columns + 2) * (rows + 2) }

  /// Creates a grid of zeros.
  init(columns: Int, rows: Int, in memory: UnsafeMutablePointer<Float>) {
    let count = Self.bytes(columns, rows)
    stride = columns + 2
    let bytes = UnsafeMutableRawPointer(memory).bindMemory(to: UInt8.self, capacity: count)
    bytes.update(repeating: 0, count: count)
    base = bytes + stride + 1
  }

  subscript(column: Int, row: Int) -> UInt8 {
    get { base[row * stride + column] }
    nonmutating set { base[row * stride + column] = newValue }
  }

  /// Returns the bitwise OR of a flag and its eight neighbours.
  func around(_ column: Int, _ row: Int) -> UInt8 {
    let here = base + row * stride + column
    let (above, below) = (here - stride, here + stride)
    return above[-1] | above[0] | above[1] | here[-1] | here[0] | here[1] | below[-1] | below[0]
      | below[1]
  }
}
