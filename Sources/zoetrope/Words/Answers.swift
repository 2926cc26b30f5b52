internal import ArgumentParser
internal import Foundation
internal import ZoetropeKit
internal import ZoetropeTerminal

extension Zoetrope {
  /// Prints ArgumentParser's text for `error` and ends the program. The text is help, the version,
  /// a completion script or an error message.
  ///
  /// ArgumentParser's own function ignores errors in writing the text.
  static func leave(with error: any Error) -> Never {
    let text = OptionHint.correcting(
      fullMessage(for: error), of: CommandLine.arguments.dropFirst().first, among: commands)
    let status = exitCode(for: error).rawValue
    guard !text.isEmpty else { Foundation.exit(status) }
    guard status == 0 else {
      Console.error(text)
      Foundation.exit(status)
    }
    do {
      try Console.output(text + "\n")
      Foundation.exit(0)
    } catch {
      Console.error(Failure(error).message)
      Foundation.exit(Failure(error).status)
    }
  }
}
