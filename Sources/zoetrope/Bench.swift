internal import ArgumentParser
internal import ZoetropeKit

/// `zoetrope bench`
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how fast this machine renders, against its own limits.",
    discussion: """
      The peak is a loop of independent fused multiply-adds in registers; the shares count the \
      networks' multiply-adds alone. Takes about half a minute.

        zoetrope bench
        zoetrope bench --target avx2 --json
      """)

  @Flag(help: "One JSON object.")
  var json = false

  @Option(help: ArgumentHelp("How many runs to take the median of.", valueName: "n"))
  var runs = 5

  @Option(
    help: ArgumentHelp("How many threads 'all' is; all cores if not given.", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "The processor's instruction set; the best one if not given.",
      valueName: "name"))
  var target: String?

  func validate() throws {
    guard (1...100).contains(runs) else {
      throw ValidationError("--runs is from 1 to 100, not \(runs).")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is from 1 to 1024, not \(threads).")
    }
  }

  func run() async throws {
    try TargetChoice.apply(target)
    let result = try await Benchmark(threads: threads, runs: runs).run()
    Console.output(json ? result.json + "\n" : result.text)
  }
}
