internal import ArgumentParser

/// The error message for an option that only other commands have.
enum OptionHint {
  /// Returns `text`, the parser's error message. If the message is about an option that only other
  /// commands have, its first line is replaced by one that names these commands.
  ///
  /// - Parameters:
  ///   - command: the first word of the command line.
  ///   - commands: all commands, whose help is searched for the option.
  static func correcting(
    _ text: String, of command: String?, among commands: [any ParsableCommand.Type]
  ) -> String {
    let start = "Error: Unknown option '"
    guard text.hasPrefix(start), let command,
      let option = text.dropFirst(start.count).split(separator: "'").first?.split(separator: "=")
        .first
    else { return text }
    let owners = commands.filter { options(of: $0).contains(String(option)) }
      .map { "'\($0._commandName)'" }
    guard let last = owners.last else { return text }
    let names =
      owners.count == 1 ? last : owners.dropLast().joined(separator: ", ") + " and " + last
    let rest = text.drop { !$0.isNewline }
    return
      "Error: '\(command)' has no option '\(option)'; \(names) \(owners.count == 1 ? "has" : "have") it."
      + rest
  }

  /// Returns a command's options, long and short, as its help lists them.
  private static func options(of command: any ParsableCommand.Type) -> Set<String> {
    var options: Set<String> = []
    for line in Zoetrope.helpMessage(for: command, columns: 200).split(separator: "\n")
    where line.hasPrefix("  -") {
      for word in line.split(separator: " ") {
        guard word.hasPrefix("-") else { break }
        options.insert(String(word.filter { $0 != "," }))
      }
    }
    return options
  }
}
