internal import ZoetropePreset

/// The documentation of presets for editors and readers.
public enum PresetReference {
  /// The JSON Schema of presets (draft 2020-12), for editors.
  public static var schema: String { Preset.schema }

  /// Returns a sentence on what standard input holds in place of a preset; nil if it may be one.
  package static func refusal(ofStandardInput bytes: [UInt8]) -> String? {
    Preset.refusal(ofStandardInput: bytes)
  }

  /// A reference in Markdown with every key, its meaning, range and default.
  public static var markdown: String { Preset.reference }
}
