/// One thing that is wrong in a preset, with its place.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
  /// The file's name as the user typed it; for an override, its origin.
  public var file: String
  /// The line, counted from 1; nil if the fault is not at a line of the file.
  public var line: Int?
  /// The column, counted from 1 in Unicode scalars; nil if the line is nil.
  public var column: Int?
  /// The path of the faulty value, such as `film.fps` or `keyframes[1].at`; empty for the whole
  /// preset.
  public var path: String
  /// The problem, what is expected instead, and sometimes a suggestion.
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

/// All faults of a preset, at least one: those of the file in its order, then those of overrides.
public struct PresetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The first fault.
  public let first: Fault
  /// The faults after the first.
  public let others: [Fault]

  /// Creates an error of one fault or more.
  public init(_ first: Fault, _ others: [Fault] = []) {
    self.first = first
    self.others = others
  }

  /// All faults.
  public var faults: [Fault] { [first] + others }

  /// The faults, one per line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
