/// A fault of a preset: one thing that is wrong in it, with its place.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
  /// The file's name as the user typed it, or `--set` for an override.
  public var file: String
  /// The line, from 1; nil for overrides.
  public var line: Int?
  /// The column, from 1.
  public var column: Int?
  /// The path in the document: `film.fps`, `keyframes[1].at`; empty for the whole.
  public var path: String
  /// The problem, the expectation, and perhaps a suggestion.
  public var message: String

  /// Creates a fault.
  public init(file: String, line: Int?, column: Int?, path: String, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }

  /// The fault as a line: `file:line:column: key.path: what is wrong; expected …; did you mean …?`
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return place + ": " + (path.isEmpty ? "" : path + ": ") + message
  }
}

/// All faults of a preset, in the order of the file: one or more.
public struct PresetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The first fault.
  public let first: Fault
  /// The faults after it.
  public let others: [Fault]

  /// Creates an error of one fault or more.
  public init(_ first: Fault, _ others: [Fault] = []) {
    self.first = first
    self.others = others
  }

  /// The first fault and those after it.
  public var faults: [Fault] { [first] + others }

  /// The faults, one per line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
