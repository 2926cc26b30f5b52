public import ZoetropeScene

/// Presets as text: reading them, writing recipes, and the schema and reference of their keys.
public enum Preset {
  /// Reads a preset strictly, reporting all faults together.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for messages.
  ///   - overrides: values that replace or add keys before anything is checked; of two for one key,
  ///     the later one counts.
  /// - Throws: all faults, in the order of the file, then of the overrides.
  public static func scene(
    from bytes: [UInt8], file: String, overrides: [Override] = []
  ) throws(PresetError) -> ValidScene {
    try scene(from: bytes, file: file, folder: nil, overrides: overrides)
  }

  private static func scene(
    from bytes: [UInt8], file: String, folder: PresetFolder?, overrides: [Override]
  ) throws(PresetError) -> ValidScene {
    let log = FaultLog(file: printable(file))
    var document = PresetDocument(bytes, file: file, folder: folder, log: log)
    for change in overrides { document?.set(change, log: log) }
    return try log.checked(document?.scene(log: log))
  }

  /// Reads the file at `path`, refusing folders, devices and files over 1 MiB.
  ///
  /// - Throws: an error if the file cannot be read, or with all of its faults.
  public static func scene(
    at path: String, overrides: [Override] = []
  ) throws(PresetError) -> ValidScene {
    try scene(
      from: PresetFile.bytes(at: path), file: path, folder: PresetFolder(of: path),
      overrides: overrides)
  }
}
