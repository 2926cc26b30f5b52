internal import Foundation
public import ZoetropeKit
internal import ZoetropePreset

/// The message for a first word on the command line that is not a command.
public enum CommandHint {
  /// Commands of `zoetrope`, keyed by the names that other programs give to similar commands.
  private static let otherWords = [
    "make": "render", "build": "render", "run": "render", "export": "render", "video": "render",
    "film": "render", "movie": "render", "encode": "render", "animate": "render",
    "gif": "frames", "pngs": "frames", "sequence": "frames", "images": "frames",
    "image": "still", "picture": "still", "poster": "still", "preview": "still",
    "screenshot": "still", "frame": "still", "thumbnail": "still", "grid": "sheet",
    "contactsheet": "sheet", "contact": "sheet", "seeds": "sheet", "search": "explore",
    "mutate": "explore", "random": "explore", "evolve": "explore", "list": "presets",
    "ls": "presets", "gallery": "presets", "examples": "presets", "validate": "check",
    "lint": "check", "verify": "check", "test": "check", "info": "check", "inspect": "check",
    "create": "new", "init": "new", "starter": "new", "template": "new", "add": "new",
    "extract": "recipe", "show": "recipe", "dump": "recipe", "metadata": "recipe",
    "colours": "palette", "colors": "palette", "swatches": "palette",
    "reference": "schema", "docs": "schema", "benchmark": "bench", "speed": "bench",
    "perf": "bench", "version": "--version", "usage": "--help",
  ]

  /// Returns the command for `word`, which may be a format that the command writes or another
  /// program's name for the command; nil for other words.
  private static func command(for word: String) -> String? {
    switch OutputFormat.ending(in: word)?.content {
    case .film: "render"
    case .picture: "still"
    default: otherWords[word]
    }
  }

  /// Returns the first command that begins with the same three letters as `word` and differs in
  /// length by at most two letters; nil if there is none.
  private static func beginning(as word: String, among commands: [String]) -> String? {
    commands.first {
      word.count >= 3 && $0.lowercased().prefix(3) == word.lowercased().prefix(3)
        && abs($0.count - word.count) <= 2
    }
  }

  /// Returns a sentence that rejects `word` and names the command that was probably meant.
  ///
  /// - Parameters:
  ///   - word: the first word on the command line.
  ///   - commands: the names of all commands.
  ///   - catalogue: the presets; for the name of a preset, `render` is suggested.
  public static func refusal(
    of word: String, commands: [String], catalogue: Catalogue = .standard
  ) -> String {
    if word.hasPrefix("-") {
      let start = "There is no option '\(printable(word))' before a command."
      if let meant = Spelling.nearest(to: word, among: ["--version", "--help"]) {
        return "\(start) Did you mean 'zoetrope \(meant)'?"
      }
      return start
        + " Options follow the command and the preset, as in 'zoetrope render silk --fps 60'."
    }
    let start = "There is no command '\(printable(word))'."
    func answer(_ meant: String) -> String { "\(start) Did you mean 'zoetrope \(meant)'?" }
    if let same = Spelling.same(as: word, among: commands) { return answer(same) }
    let other = command(for: Spelling.folded(word))
    let isPreset =
      catalogue.names.contains(word) || FileManager.default.fileExists(atPath: word)
      || [".yaml", ".yml"].contains { word.hasSuffix($0) }
    if isPreset, other == nil { return answer("render \(ShellWord.quoted(word))") }
    let near = Spelling.nearest(to: word, among: commands)
    if let meant = near ?? other ?? beginning(as: word, among: commands) { return answer(meant) }
    return "\(start) 'zoetrope --help' lists those that there are."
  }
}
