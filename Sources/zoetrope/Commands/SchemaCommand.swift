internal import ArgumentParser
internal import ZoetropeKit

/// The command `zoetrope schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the presets' JSON Schema for editors, or their reference.",
    discussion: """
        zoetrope schema > preset.schema.json
        zoetrope schema --reference

      Editors that know the schema complete keys and underline mistakes while you type.
      """)

  @Flag(help: "Every key with its meaning, range and default, in Markdown.")
  var reference = false

  func run() throws {
    let text = reference ? PresetReference.markdown : PresetReference.schema
    try Console.output(text.hasSuffix("\n") ? text : text + "\n")
  }
}
