internal import ZoetropePreset

/// What editors and readers need to know about presets.
public enum PresetReference {
  /// JSON Schema (draft 2020-12), for editors.
  public static var schema: String { Preset.schema }

  /// A sentence on what standard input holds in place of a preset; nil where it may be one.
  package static func refusal(ofStandardInput bytes: [UInt8]) -> String? {
    Preset.refusal(ofStandardInput: bytes)
  }

  /// Every key with its meaning, range and default, in Markdown.
  public static var markdown: String { Preset.reference }
}
