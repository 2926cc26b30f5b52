/// The place where a value of a preset was written.
enum SourcePlace: Hashable, Sendable {
  /// A place in the file. Line and column count from 1; columns are counted in Unicode scalars.
  case file(line: Int, column: Int)
  /// An override, with its origin, such as `--set film.fps=60`.
  case override(String)
  /// No place, because the value is a default.
  case standard
}

/// A log of all faults of a preset, so that they are reported together.
final class FaultLog {
  /// The largest number of faults that are reported one by one. The others are only counted.
  static let limit = 100

  /// The number of faults after which further ones are only counted.
  private static let most = 10_000

  private let file: String
  private var unkept = 0
  private var entries: [(order: [Int], fault: Fault)] = []
  private var seen: Set<Fault> = []

  init(file: String) { self.file = file }

  var isEmpty: Bool { entries.isEmpty }

  /// True if there are so many faults that further ones are unlikely to be shown, so hints for them
  /// would waste time.
  var isLong: Bool { entries.count >= 10 * Self.limit }

  /// True if further faults are only counted.
  var isFull: Bool { entries.count >= Self.most }

  func add(_ message: @autoclosure () -> String, at place: SourcePlace, path: String) {
    guard !isFull else {
      unkept += 1
      return
    }
    var fault = Fault(file: file, line: nil, column: nil, path: path, message: printable(message()))
    // Faults of the file are reported in its order; those of the command line follow in the order
    // of arrival.
    var order = [Int.max, 0]
    switch place {
    case .file(let line, let column):
      fault.line = line
      fault.column = column
      order = [line, column]
    case .override(let origin):
      fault.file = printable(origin)
    case .standard:
      break
    }
    guard seen.insert(fault).inserted else { return }
    entries.append((order + [entries.count], fault))
  }

  /// The error with the faults in order; nil if there are none. After `limit` faults, a last one
  /// gives the number of the others.
  var error: PresetError? {
    guard !entries.isEmpty else { return nil }
    var faults = entries.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.fault)
    if faults.count > Self.limit {
      let rest = faults.count - Self.limit
      faults.removeLast(rest)
      faults.append(
        Fault(
          file: file, line: nil, column: nil, path: "", message: "and \(rest + unkept) more faults")
      )
    }
    return PresetError(faults[0], Array(faults.dropFirst()))
  }

  /// Returns `made`, which was made from a preset.
  ///
  /// - Throws: all faults; a general one if there are none and `made` is nil.
  func checked<Value>(_ made: Value?) throws(PresetError) -> Value {
    if let error { throw error }
    guard let made else { throw errorForNothing }
    return made
  }

  /// The error for a preset of which nothing could be made: all faults or, if there are none, one
  /// with a general message.
  var errorForNothing: PresetError {
    error
      ?? PresetError(
        Fault(
          file: file, line: nil, column: nil, path: "", message: "this preset cannot be read"))
  }
}
