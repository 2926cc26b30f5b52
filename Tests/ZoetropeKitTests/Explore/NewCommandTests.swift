import Foundation
import Testing
import ZoetropeExplore
import ZoetropeKit

/// Tests the command `zoetrope new` as people run it.
@Suite struct NewCommandTests {
  let folder = TemporaryFolder()

  private func run(_ line: String, input: String? = nil) throws -> Program.Outcome {
    try Program.run(line.split(separator: " ").map(String.init), in: folder, input: input)
  }

  private func text(_ outcome: Program.Outcome) -> String {
    String(decoding: outcome.output, as: UTF8.self)
  }

  @Test func aNamedFileIsWrittenOnce() throws {
    let outcome = try run("new my.yaml --kind pulse --seed 3")
    #expect(outcome.status == 0)
    #expect(text(outcome) == "my.yaml\n")
    #expect(
      outcome.errors == """
        my.yaml is a pulse of seed 3. Again: zoetrope new --kind pulse --seed 3
        Next: zoetrope render my.yaml, or zoetrope explore my.yaml

        """)
    #expect(folder.read("my.yaml") == (try Starter(.pulse, seed: 3).text))
    let again = try run("new my.yaml --kind tiles")
    #expect(again.status == 3)
    #expect(
      again.errors
        == "'my.yaml' exists already, and no preset is overwritten: name another file, or none.\n")
    #expect(folder.names == ["my.yaml"])
    #expect(folder.read("my.yaml") == (try Starter(.pulse, seed: 3).text))
  }

  @Test func aFreeNameIsChosen() throws {
    let names = ["pulse-3.yaml", "pulse-3-2.yaml", "pulse-3-3.yaml"]
    for name in names {
      let outcome = try run("new --kind pulse --seed 3")
      #expect(outcome.status == 0 && text(outcome) == name + "\n")
      #expect(outcome.errors.hasPrefix("\(name) is a pulse of seed 3."))
    }
    #expect(Set(folder.names) == Set(names))
    #expect(Set(names.map { folder.read($0) }).count == 1)
  }

  /// The seed that is printed gives the preset again, and another run has another seed.
  @Test func eachTimeIsAnother() throws {
    let (first, second) = (try run("new --kind pulse -"), try run("new --kind pulse -"))
    #expect(first.status == 0 && second.status == 0)
    #expect(text(first) != text(second))
    let again = try #require(first.errors.split(separator: "Again: zoetrope ").last)
    #expect(text(try run(again.dropLast() + " -")) == text(first))
    #expect(folder.names.isEmpty)
    let still = try run("still - --size 64x36 -o a.png", input: text(first))
    #expect(still.status == 0, "\(still.errors)")
  }

  @Test(arguments: [
    (
      "new --kind zom", 2,
      "There is no kind of preset 'zom'; expected loop, zoom, endless, symmetric, morph, tiles, "
        + "pulse or spiral; did you mean zoom?\n"
    ),
    (
      "new --kind xyzzy", 2,
      "There is no kind of preset 'xyzzy'; expected loop, zoom, endless, symmetric, morph, tiles, "
        + "pulse or spiral.\n"
    ),
    (
      "new --seed -1", 2,
      "--seed '-1': expected a whole number from 0 to 18446744073709551615, such as 4711.\n"
    ),
    (
      "new --seed 18446744073709551616", 2,
      "--seed '18446744073709551616': expected a whole number from 0 to 18446744073709551615, such "
        + "as 4711.\n"
    ),
    (
      "new --seed zebra", 2,
      "--seed 'zebra': expected a whole number from 0 to 18446744073709551615, such as 4711.\n"
    ),
    ("new my.txt", 2, "Cannot write 'my.txt': presets end in .yaml.\n"),
    ("new my", 2, "Cannot write 'my': presets end in .yaml.\n"),
    (
      "new no/my.yaml", 2,
      "Cannot write 'no/my.yaml': there is no folder 'no'. Make it first: mkdir -p no\n"
    ),
  ])
  func whatIsWrongIsSaid(_ line: String, _ status: Int32, _ said: String) throws {
    let outcome = try run(line)
    #expect(outcome.status == status)
    #expect(outcome.errors == said)
    #expect(outcome.output.isEmpty && folder.names.isEmpty)
  }
}
