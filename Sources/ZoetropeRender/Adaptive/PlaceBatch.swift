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
  /// The blocks whose places they are.
  let blocks: UnsafeMutablePointer<Int32>
  private let answers: UnsafeMutablePointer<Float>
  private(set) var count = 0
  private var blockCount = 0

  init(lines: Int, in memory: UnsafeMutablePointer<Float>) {
    func integers(_ part: Int) -> UnsafeMutablePointer<Int32> {
      UnsafeMutableRawPointer(memory + part * Self.capacity)
        .bindMemory(to: Int32.self, capacity: Self.capacity)
    }
    columns = memory
    rows = memory + Self.capacity
    targets = integers(2)
    blocks = integers(3)
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

  /// The places that follow are this block's.
  mutating func beginBlock(_ block: Int) {
    blocks[blockCount] = Int32(truncatingIfNeeded: block)
    blockCount += 1
  }

  /// Forgets all places.
  mutating func removeAll() {
    count = 0
    blockCount = 0
  }
}
