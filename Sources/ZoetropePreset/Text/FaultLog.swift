/// The place where a value of a preset was written.
enum SourcePlace: Hashable, Sendable {
  /// In the file: line and column, both from 1, columns counted in Unicode scalars.
  case file(line: Int, column: Int)
  /// On the command line, as the user typed it.
  case override(String)
  /// No place: a default.
  case standard
}

/// A log of all faults of a preset, so that they are reported together.
final class FaultLog {
  /// The largest number of faults that are reported; more are not helpful.
  static let limit = 100

  /// The number of faults after which further ones are only counted.
  private static let most = 10_000

  private let file: String
  private var unkept = 0
  private var entries: [(order: [Int], fault: Fault)] = []
  private var seen: Set<Fault> = []

  init(file: String) { self.file = file }

  var isEmpty: Bool { entries.isEmpty }

  /// True if there are so many faults that hardly any further one is shown, and hints would waste
  /// time.
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

  /// The error with all faults; nil if there are none.
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

  /// Returns the value made from a preset.
  ///
  /// - Throws: all faults, if there are any or if nothing was made.
  func checked<Value>(_ made: Value?) throws(PresetError) -> Value {
    if let error { throw error }
    guard let made else { throw errorForNothing }
    return made
  }

  /// The error if nothing could be made of a preset, with a general message if the reason is not
  /// known.
  var errorForNothing: PresetError {
    error
      ?? PresetError(
        Fault(
          file: file, line: nil, column: nil, path: "", message: "this preset cannot be read"))
  }
}
