internal import ZoetropePreset

/// What editors and readers need to know about presets.
public enum PresetReference {
  /// JSON Schema (draft 2020-12), for editors.
  public static var schema: String { Preset.schema }

  /// Every key with its meaning, range and default, in Markdown.
  public static var markdown: String { Preset.reference }
}
