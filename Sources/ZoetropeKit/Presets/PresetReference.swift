internal import ZoetropePreset

/// The documentation of presets, for editors and for people.
public enum PresetReference {
  /// The JSON Schema of presets (draft 2020-12), with which editors check them.
  public static var schema: String { Preset.schema }

  /// Returns the message that rejects standard input which is not text; nil if the input may be a
  /// preset.
  package static func refusal(ofStandardInput bytes: [UInt8]) -> String? {
    Preset.refusal(ofStandardInput: bytes)
  }

  /// A reference in Markdown with every key, its meaning, range and default.
  public static var markdown: String { Preset.reference }
}
