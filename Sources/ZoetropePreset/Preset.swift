public import ZoetropeScene

/// One thing that is wrong with a preset.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it, or `--set` for an override.
  public var file: String
  /// The line, from 1; nil for overrides.
  public var line: Int?
  /// The column, from 1.
  public var column: Int?
  /// Where in the document: `film.fps`, `keyframes[1].at`; empty for the whole.
  public var path: String
  /// What is wrong, what was expected, what was perhaps meant.
  public var message: String

  /// Creates a fault.
  public init(file: String, line: Int?, column: Int?, path: String, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }

  /// `file:line:column: key.path: what is wrong; expected …; did you mean …?`
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if let line = line, line > 0, let column { place += ":\(column)" }
    return place + ": " + (path.isEmpty ? "" : path + ": ") + message
  }
}

/// Everything that is wrong with a preset, in the order of the file.
public struct PresetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One or more.
  public var faults: [Fault]

  /// Creates an error.
  public init(faults: [Fault]) { self.faults = faults }

  /// One line per fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// A value given on the command line for a key of the preset: `film.fps=60`.
public struct Override: Hashable, Sendable {
  /// The path as faults print it.
  public var path: String
  /// The value, as YAML.
  public var value: String
  /// What the user typed, to name in a fault: `--set film.fps=60`, `--fps 60`.
  public var origin: String

  /// Creates an override.
  public init(path: String, value: String, origin: String) {
    self.path = path
    self.value = value
    self.origin = origin
  }
}

/// Presets as text.
public enum Preset {
  /// Reads a preset strictly: all faults at once.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for faults.
  ///   - overrides: values that replace or add keys before anything is checked, later ones winning.
  public static func scene(
    from bytes: [UInt8], file: String, overrides: [Override] = []
  ) throws(PresetError) -> Scene { fatalError("stub") }

  /// Reads the file at `path`, refusing folders, devices and files over 1 MiB.
  public static func scene(
    at path: String, overrides: [Override] = []
  ) throws(PresetError) -> Scene { fatalError("stub") }

  /// The scene as a preset that says everything and reads back to an equal scene.
  public static func canonical(_ scene: Scene) -> String { fatalError("stub") }

  /// JSON Schema (draft 2020-12) of presets, for editors.
  public static var schema: String { fatalError("stub") }

  /// The reference page: every key with its meaning, range and default, in Markdown.
  public static var reference: String { fatalError("stub") }
}
