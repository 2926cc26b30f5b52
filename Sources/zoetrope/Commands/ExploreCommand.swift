internal import ArgumentParser
internal import ZoetropeExplore
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The command `zoetrope explore`.
struct ExploreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Search many variations of a preset for those worth watching.",
    discussion: """
        zoetrope explore silk
        zoetrope explore silk --by colour --count 1000 --seed 2
        zoetrope explore silk -o sheet.mp4
        zoetrope explore silk --parents 3f2a,91c0
        zoetrope explore silk --pick 3f2a,91c0
        zoetrope explore silk --pick 3f2a,0b17,2c90 --keyframes -o journey.yaml

      Each candidate is seen in 16 small pictures and judged: what is too-fine, saturated, flat, static, or \
      jumps where it loops is rejected. Those of the rest that differ most go to \
      output/NAME-explore.png, the best one first, each over the id that makes it again, whatever \
      the search was. A sheet that ends in .mp4 is a film in which all of them move, as long as the \
      preset's. docs/explore.md has the thresholds.

      Without -o, picks are written to output/NAME-ID.yaml.
      """)

  @Argument(
    help: ArgumentHelp(
      "The preset: a file, the name of one that ships, or - for standard input.",
      valueName: "preset"))
  var preset: String

  @Option(
    help: ArgumentHelp("Change any key of the preset first.", valueName: "key=value"),
    transform: TypedChange.parsing("--set"))
  var set: [TypedChange] = []

  @Option(
    help: ArgumentHelp(
      "What to vary: seed, z, colour, structure (the network), or all, with symmetry and motion; seed "
        + "if not given.",
      valueName: "what"))
  var by: VariationChoice?

  @Option(
    help: ArgumentHelp(
      "Judge children of these one to four candidates, which mix and mutate what they change.",
      valueName: "ids"),
    transform: ExploreReading.ids)
  var parents: [CandidateID]?

  @Option(
    help: ArgumentHelp("How many candidates to judge; 500 if not given.", valueName: "n"))
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "The search: another number, other candidates; 1 if not given.", valueName: "n"))
  var seed: UInt64?

  @Flag(help: "Show those that were rejected, and why.")
  var rejected = false

  @Option(
    help: ArgumentHelp(
      "Write these candidates as presets: the ids on the sheet, with commas.", valueName: "ids"),
    transform: ExploreReading.ids)
  var pick: [CandidateID]?

  @Flag(help: "With --pick, write one preset whose keyframes go through them.")
  var keyframes = false

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The sheet, ending in .png, or in .mp4 to move; with --pick a folder, or a file ending in .yaml.",
      valueName: "path"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if work.chosenProgress != nil, pick != nil {
      throw ValidationError("--progress is for the search; --pick prints the presets it writes.")
    }
    if keyframes, pick == nil {
      throw ValidationError("--keyframes goes with --pick, which says through what they go.")
    }
    if rejected, pick != nil {
      throw ValidationError("--rejected is for the sheet; --pick writes presets.")
    }
    for (option, isGiven) in [
      ("--by", by != nil), ("--parents", parents != nil), ("--count", count != nil),
      ("--seed", seed != nil),
      ("--threads", work.threads != nil),
    ] where isGiven && pick != nil {
      throw ValidationError(
        "\(option) is for the search; --pick makes the candidates that the ids stand for, whatever "
          + "the search was.")
    }
    if by != nil, parents != nil {
      throw ValidationError("--by is for drawn candidates; children change what --parents change.")
    }
    if let count, !(1...Variation.most).contains(count) {
      throw ValidationError("--count is from 1 to \(Variation.most), not \(count).")
    }
  }

  func run() async throws {
    if let pick { return try write(pick) }
    let (command, threads) = (self, work.threads)
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      let source = try TypedChanges(command.set).source(command.preset)
      let suffix = command.rejected ? "rejected" : "explore"
      var job = try ExploreJob(
        source, by: (command.by ?? .seed).variation, count: command.count ?? 500,
        seed: command.seed ?? 1, breeding: command.parents ?? [],
        to: command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
          ?? .standard("\(source.name)-\(suffix).png"), threads: threads)
      job.showsRejected = command.rejected
      return try await job.run(observe)
    }
  }

  /// Writes the picked presets and prints their paths.
  ///
  /// - Throws: `ExitCode` after any error, which is printed first.
  private func write(_ ids: [CandidateID]) throws {
    do {
      try work.prepare()
      let job = try PickJob(ids, of: TypedChanges(set).source(preset))
      let observe: JobObserver = { if case .warning(let text) = $0 { Console.error(text) } }
      let paths =
        keyframes
        ? [try job.writeKeyframes(to: output, replace: overwrite.overwrite, observe: observe)]
        : try job.writePresets(to: output, replace: overwrite.overwrite, observe: observe)
      try Console.output(paths.map { $0 + "\n" }.joined())
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }
}

/// The values of `--by`.
enum VariationChoice: String, ExpressibleByArgument, CaseIterable {
  case seed, z, colour, structure, all

  var variation: Variation {
    switch self {
    case .seed: .seed
    case .z: .z
    case .colour: .colour
    case .structure: .structure
    case .all: .all
    }
  }
}

/// Parses lists of candidates' ids for ArgumentParser.
enum ExploreReading {
  static func ids(_ text: String) throws -> [CandidateID] {
    guard let ids = CandidateID.list(text) else {
      throw ValidationError(
        "Candidates are named by the ids under their pictures, such as 3f2a,91c0, "
          + "each of them once.")
    }
    return ids
  }
}
