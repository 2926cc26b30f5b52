import Foundation
import Testing

/// The program where the system gives it less than it needs.
@Suite(.serialized) struct LimitedProgramTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  /// From the first limit under which the program can be loaded, each is refused with a sentence, and
  /// nothing is left.
  @Test func tooFewAddressesAreRefusedWithASentence() throws {
    let sentences = [
      "Not enough memory: ", "Cannot start ",
    ]
    var (megabytes, refusals) = (200, 0)
    while megabytes < 3000 {
      let outcome = try Program.run(
        ["render", "small.yaml", "-o", "a.mp4", "--threads", "2", "--progress", "none"],
        in: folder, shell: "ulimit -v \(megabytes * 1024)")
      #expect(!outcome.isKilled, "\(megabytes) MB: \(outcome.errors)")
      if outcome.status == 0 { break }
      // The system's own loader has no room for the libraries.
      if outcome.status != 127 {
        refusals += 1
        #expect(outcome.status == 1, "\(megabytes) MB: \(outcome.errors)")
        #expect(sentences.contains { outcome.errors.hasPrefix($0) }, "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
      }
      #expect(folder.names == ["small.yaml"])
      megabytes += 60
    }
    #expect(refusals > 3)
    #expect(folder.names == ["a.mp4", "small.yaml"])
  }

  /// Films are made although a small `ulimit -s` would give libraries' threads small stacks.
  @Test func smallStacksAreEnough() throws {
    let outcome = try Program.run(
      ["render", "small.yaml", "-o", "a.mp4", "--effort", "veryslow"], in: folder,
      shell: "ulimit -s 64")
    #expect(outcome.status == 0 && !outcome.isKilled, "\(outcome.errors)")
  }

  /// Root may start threads beyond any limit; there, `ThreadLimitTests` must do.
  @Test(.enabled(if: getuid() != 0)) func tooFewThreadsAreRefusedWithASentence() throws {
    let outcome = try Program.run(
      ["render", "small.yaml", "-o", "a.mp4"], in: folder, shell: "ulimit -u 1")
    #expect(outcome.status == 1 && !outcome.isKilled)
    #expect(
      outcome.errors
        == "Cannot start 2 threads: the system allows no more (ulimit -u, or the container's limit).\n"
    )
    #expect(folder.names == ["small.yaml"])
  }
}
