/// A batch of points at which the network is evaluated in one call, with the places in a lattice
/// for their values.
struct PointBatch {
  /// The largest number of points in a batch: enough to keep the kernels busy, and few enough to
  /// fit into the first-level cache.
  static let capacity = 1024

  /// Returns the number of floats that a batch needs, for a network with `lines` results at each
  /// point.
  static func floats(lines: Int) -> Int { capacity * (lines + 4) }

  let columns: UnsafeMutablePointer<Float>
  let rows: UnsafeMutablePointer<Float>
  /// The offset in the lattice at which each point's values are stored.
  let targets: UnsafeMutablePointer<Int32>
  /// The units to which the points belong, each with the same number of points. A unit is the index
  /// of a block, or the column and row of a cell or a pixel, packed.
  let units: UnsafeMutablePointer<Int32>
  private(set) var unitCount = 0
  private let allResults: UnsafeMutablePointer<Float>
  private(set) var count = 0

  init(lines: Int, in memory: UnsafeMutablePointer<Float>) {
    func integers(_ part: Int) -> UnsafeMutablePointer<Int32> {
      UnsafeMutableRawPointer(memory + part * Self.capacity)
        .bindMemory(to: Int32.self, capacity: Self.capacity)
    }
    columns = memory
    rows = memory + Self.capacity
    targets = integers(2)
    units = integers(3)
    allResults = memory + 4 * Self.capacity
  }

  /// Returns the values of one line at the points. Once the values are stored in the lattice, the
  /// prediction errors take their place here.
  func results(_ line: Int) -> UnsafeMutablePointer<Float> { allResults + line * Self.capacity }

  /// Returns true if `more` further points fit into the batch.
  func hasRoom(for more: Int) -> Bool { count + more <= Self.capacity }

  /// Adds a point, in pixels from the picture's top left corner, with its offset `target` in the
  /// lattice.
  mutating func add(column: Float, row: Float, target: Int) {
    columns[count] = column
    rows[count] = row
    targets[count] = Int32(truncatingIfNeeded: target)
    count += 1
  }

  /// Begins a unit, to which the next points belong.
  mutating func beginUnit(_ unit: Int) {
    units[unitCount] = Int32(truncatingIfNeeded: unit)
    unitCount += 1
  }

  /// Begins the unit of a cell, to which the next points belong.
  mutating func beginUnit(column: Int, row: Int) { beginUnit(row << 16 | column) }

  /// Returns the column and row of the cell that is unit `unit`.
  func cell(_ unit: Int) -> (column: Int, row: Int) {
    (Int(units[unit] & 0xFFFF), Int(units[unit] >> 16))
  }

  /// Empties the batch.
  mutating func removeAll() {
    count = 0
    unitCount = 0
  }
}
