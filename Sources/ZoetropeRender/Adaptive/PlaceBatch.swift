/// Places that the network is to be asked at, and where the answers go, collected until they are worth
/// a call.
struct PlaceBatch {
  /// How many places are asked in one call: enough to keep the kernels busy, few enough to stay in
  /// the first cache.
  static let capacity = 1024

  /// How many floats of memory a batch takes, of a network that answers with so many lines.
  static func floats(lines: Int) -> Int { capacity * (lines + 4) }

  let columns: UnsafeMutablePointer<Float>
  let rows: UnsafeMutablePointer<Float>
  /// Where each answer belongs.
  let targets: UnsafeMutablePointer<Int32>
  /// What asks for the places: a block, a cell or a pixel.
  let units: UnsafeMutablePointer<Int32>
  private(set) var unitCount = 0
  private let answers: UnsafeMutablePointer<Float>
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
    answers = memory + 4 * Self.capacity
  }

  /// The answers of one line.
  func answers(_ line: Int) -> UnsafeMutablePointer<Float> { answers + line * Self.capacity }

  /// Whether `more` places still fit.
  func hasRoom(for more: Int) -> Bool { count + more <= Self.capacity }

  /// Adds a place, in pixels from the picture's top left corner.
  mutating func add(column: Float, row: Float, target: Int) {
    columns[count] = column
    rows[count] = row
    targets[count] = Int32(truncatingIfNeeded: target)
    count += 1
  }

  /// The places that follow are for this.
  mutating func beginUnit(_ unit: Int) {
    units[unitCount] = Int32(truncatingIfNeeded: unit)
    unitCount += 1
  }

  /// The places that follow are for a cell.
  mutating func beginUnit(column: Int, row: Int) { beginUnit(row << 16 | column) }

  /// The cell that a unit is.
  func cell(_ unit: Int) -> (column: Int, row: Int) {
    (Int(units[unit] & 0xFFFF), Int(units[unit] >> 16))
  }

  /// Forgets all places.
  mutating func removeAll() {
    count = 0
    unitCount = 0
  }
}
