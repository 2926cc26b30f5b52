internal import ArgumentParser
internal import ZoetropeExplore
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The command `zoetrope new`.
struct NewCommand: AsyncParsableCommand {
  private static let kinds = StarterKind.allCases.map(\.rawValue)

  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a preset to start from, another one each time.",
    discussion: """
        zoetrope new
        zoetrope new my.yaml --kind zoom
        zoetrope new --seed 4711 - | zoetrope still -

      The preset is short, and its comments say what to change next. Up to \(Starter.draws) are drawn, \
      and the first one whose film is worth watching is written; the command prints its file, and \
      its seed, which gives it again.

      Without a name it goes to KIND-SEED.yaml in this folder. No file is ever overwritten.
      """)

  @Argument(
    help: ArgumentHelp(
      "The file to write, ending in .yaml, or - for standard output.", valueName: "name.yaml"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "What moves it: \(kinds.dropLast().joined(separator: ", ")) or \(kinds.last ?? ""); drawn if "
        + "not given.", valueName: "kind"),
    completion: .list(kinds))
  var kind: String?

  @Option(
    help: ArgumentHelp(
      "The seed: the same number, the same preset; drawn if not given.", valueName: "n")
  )
  var seed: String?

  func run() async throws {
    let command = self
    let work = Conductor.task { try command.make() }
    try await Interruption.handled {
      Console.error("Stopping; once more to give up at once.")
      work.cancel()
    } end: { end in
      let rest = Saving.namedFiles > 0 ? "what was finished stays" : "nothing was written"
      Console.error("\(end == .givenUp ? "Given up" : "Interrupted"); \(rest).")
    } _: {
      try await work.value
    }
  }

  /// Draws a preset, writes it and prints its path.
  ///
  /// - Throws: `ExitCode` after any error, which is printed first.
  private func make() throws {
    do {
      let kind = try self.kind.map { try StarterKind.named($0) }
      let seed = try self.seed.map { try Starter.seed($0) }
      let path = name == "-" ? nil : name
      if let path { try Starter.check(path) }
      try TargetChoice.apply(nil)
      let starter = try Starter(kind, seed: seed ?? .random(in: 1...999_999))
      let told = "\(starter.kind.phrase) of seed \(starter.seed)"
      if name == "-" {
        Console.error("This is \(told). Again: \(starter.command)")
        try Console.output(starter.text)
        return
      }
      let written = try starter.write(to: path) {
        if case .warning(let text) = $0 { Console.error(text) }
      }
      let quoted = ShellWord.quoted(written)
      Console.error("\(written) is \(told). Again: \(starter.command)")
      Console.error("Next: zoetrope render \(quoted), or zoetrope explore \(quoted)")
      try Console.output(written + "\n")
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }
}
