internal import ArgumentParser
internal import Foundation
internal import ZoetropeBench
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The command `zoetrope bench`.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how fast this machine renders, against its own limits.",
    discussion: """
        zoetrope bench
        zoetrope bench --films all
        zoetrope bench --networks none --films none --no-looks --samples all
        zoetrope bench --networks 4x32 --films none --target avx2 --json

      Pictures: six reference networks against the processor's peak, a loop of independent fused \
      multiply-adds in registers; the shares count the networks' multiply-adds alone. Films: presets \
      from end to end against encoding alone. Looks: what palette, symmetry and finishing add, and media over \
      a palette. Takes some fifteen minutes; all films take half an hour, with --runs 1 a quarter. Rows of \
      tables appear as they are measured, so Ctrl-C loses no more than one.
      """)

  @Flag(help: "One JSON object.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "The size of pictures and films.", valueName: "WxH"))
  var size = "1920x1080"

  @Option(
    help: ArgumentHelp(
      "The networks: all, none, or names such as 4x32,9x16.", valueName: "names"))
  var networks = "all"

  @Option(
    help: ArgumentHelp(
      "The presets: some (if not given), all that ship, none, or names such as silk,flower.",
      valueName: "names"))
  var films: String?

  @Option(
    help: ArgumentHelp(
      "The presets painted with 16 samples for each pixel and with one, named as films are; none if "
        + "not given.",
      valueName: "names"))
  var samples: String?

  @Flag(
    inversion: .prefixedNo,
    help:
      "Compare palette, symmetry and finishing with plain RGB, and media with a palette; done if not given."
  )
  var looks: Bool?

  @Option(
    help: ArgumentHelp("How many runs to take the median of; 3 if not given.", valueName: "n"))
  var runs: Int?

  @Option(
    help: ArgumentHelp("How many threads; all cores if not given.", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "The processor's instruction set; the best one if not given.",
      valueName: "name"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "How to show what is being measured: auto (if not given), plain (lines), json (one object a "
        + "line, on standard error), none.",
      valueName: "how"))
  var progress: ProgressChoice?

  @Option(
    name: .customLong("export"),
    help: ArgumentHelp(
      "Measure nothing; write the networks' weights and pictures there, for other programs.",
      valueName: "folder"))
  var exportFolder: String?

  @Option(
    name: .customLong("convnet"),
    help: ArgumentHelp(
      "Look at the pictures in a folder; for Benchmarks/peers.", valueName: "folder",
      visibility: .hidden))
  var convnetFolder: String?

  func validate() throws {
    try refuseForExport()
    for (option, isGiven) in [
      ("--films", films != nil), ("--samples", samples != nil), ("--runs", runs != nil),
      ("--json", json), (looks == false ? "--no-looks" : "--looks", looks != nil),
    ] where isGiven && exportFolder != nil {
      throw ValidationError("\(option) is for measuring; --export measures nothing.")
    }
    if exportFolder != nil, networks == "none" {
      throw ValidationError("--networks none leaves nothing to export.")
    }
    if let runs, !(1...100).contains(runs) {
      throw ValidationError("--runs is from 1 to 100, not \(runs).")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is from 1 to 1024, not \(threads).")
    }
  }

  /// Throws a `ValidationError` if `--threads` or `--progress` is given together with `--export`.
  private func refuseForExport() throws {
    for (option, isGiven) in [("--threads", threads != nil), ("--progress", progress != nil)]
    where isGiven && exportFolder != nil {
      throw ValidationError("\(option) is for measuring; --export measures nothing.")
    }
  }

  func run() async throws {
    let (films, samples, looks) = (films ?? "some", samples ?? "none", looks ?? true)
    if networks == "none", films == "none", samples == "none", !looks, exportFolder == nil {
      throw JobError(
        .usage,
        "There is nothing to measure: --networks none, --films none, --samples none and --no-looks "
          + "leave nothing.")
    }
    try TargetChoice.apply(target)
    if let convnetFolder {
      let times = try ConvnetRace.run(folder: convnetFolder, runs: runs ?? 20)
      try Console.output(times + "\n")
      return
    }
    let benchmark = try Benchmark(
      size: size, threads: threads, runs: runs ?? 3, networks: try chosenNetworks(),
      films: exportFolder == nil ? try chosenPresets(films, "--films") : [],
      sampled: exportFolder == nil ? try chosenPresets(samples, "--samples") : [], looks: looks,
      program: Bundle.main.executablePath)
    let step = StepReporter(style: (progress ?? .auto).style, width: { Console.columns() }) {
      Console.errors($0)
    }
    do {
      if let exportFolder {
        try benchmark.export(to: exportFolder)
      } else {
        let isJSON = json
        let result = try await Interruption.handled(stop: nil) { _ in
          step.interrupted()
        } _: {
          try await benchmark.run { event in
            switch event {
            case .measuring(let name): step.begin(name)
            case .text(let text):
              step.clear()
              if !isJSON { Self.row(text) }
            }
          }
        }
        step.clear()
        if isJSON { try Console.output(result.json + "\n") }
      }
    } catch {
      step.clear()
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }

  /// Writes a row of a table to standard output. Ends the program if the row cannot be written,
  /// because further rows could not be written either.
  private static func row(_ text: String) {
    do {
      guard try Console.output(text) else { Interruption.exit(0) }
    } catch {
      Console.error(Failure(error).message)
      Interruption.exit(1)
    }
  }

  private func chosenNetworks() throws(JobError) -> [ReferenceNetwork] {
    switch networks {
    case "all": ReferenceNetwork.all
    case "none": []
    default: try ReferenceNetwork.named(Self.names(networks))
    }
  }

  private func chosenPresets(_ list: String, _ option: String) throws(JobError) -> [String] {
    let shipped = Catalogue.standard.names
    switch list {
    case "none": return []
    case "all", "some":
      guard !shipped.isEmpty else {
        throw JobError(
          .input,
          "Cannot find the presets that ship; name some with \(option), or say \(option) none.")
      }
      return list == "all" ? shipped : Benchmark.usualFilms.filter(shipped.contains)
    default: return Self.names(list)
    }
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
