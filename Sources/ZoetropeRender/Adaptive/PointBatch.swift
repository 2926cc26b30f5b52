/// Points at which the network is to be evaluated, and where the values go, collected until they
/// are worth a call.
struct PointBatch {
  /// Points in one call: enough to keep the kernels busy, few enough to stay in the first-level
  /// cache.
  static let capacity = 1024

  /// The floats of memory that a batch needs, for a network that gives `lines` numbers at a point.
  static func floats(lines: Int) -> Int { capacity * (lines + 4) }

  let columns: UnsafeMutablePointer<Float>
  let rows: UnsafeMutablePointer<Float>
  /// The offset in the lattice of each value.
  let targets: UnsafeMutablePointer<Int32>
  /// The owners of the points: the index of a block, or a packed cell or pixel.
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

  /// The values of one line, or their prediction errors once those are in the lattice.
  func results(_ line: Int) -> UnsafeMutablePointer<Float> { allResults + line * Self.capacity }

  /// True if `more` points fit.
  func hasRoom(for more: Int) -> Bool { count + more <= Self.capacity }

  /// Adds a point, in pixels from the picture's top left corner.
  mutating func add(column: Float, row: Float, target: Int) {
    columns[count] = column
    rows[count] = row
    targets[count] = Int32(truncatingIfNeeded: target)
    count += 1
  }

  /// Begins the points of the next owner.
  mutating func beginUnit(_ unit: Int) {
    units[unitCount] = Int32(truncatingIfNeeded: unit)
    unitCount += 1
  }

  /// Begins the points of a cell.
  mutating func beginUnit(column: Int, row: Int) { beginUnit(row << 16 | column) }

  /// The cell that owns unit `unit`.
  func cell(_ unit: Int) -> (column: Int, row: Int) {
    (Int(units[unit] & 0xFFFF), Int(units[unit] >> 16))
  }

  /// Empties the batch.
  mutating func removeAll() {
    count = 0
    unitCount = 0
  }
}
