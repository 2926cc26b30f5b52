import Foundation
import Testing
import ZoetropeKit

/// Tests the messages for words that are nearly right, options that have no effect, and presets
/// that are valid but seldom intended.
@Suite(.serialized) struct CommandLineWordsTests {
  let folder = TemporaryFolder()

  init() throws {
    try folder.write(Sample.preset, to: "small.yaml")
  }

  private func run(_ arguments: [String], input: String? = nil) throws -> Program.Outcome {
    try Program.run(
      arguments, in: folder, environment: ["ZOETROPE_PRESETS": folder.path], input: input)
  }

  private func text(_ outcome: Program.Outcome) -> String {
    String(decoding: outcome.output, as: UTF8.self)
  }

  @Test(arguments: [
    ("rneder silk", "There is no command 'rneder'. Did you mean 'zoetrope render'?\n"),
    ("Render small", "There is no command 'Render'. Did you mean 'zoetrope render'?\n"),
    ("preset", "There is no command 'preset'. Did you mean 'zoetrope presets'?\n"),
    ("list", "There is no command 'list'. Did you mean 'zoetrope presets'?\n"),
    ("validate small", "There is no command 'validate'. Did you mean 'zoetrope check'?\n"),
    ("small", "There is no command 'small'. Did you mean 'zoetrope render small'?\n"),
    (
      "small.yaml", "There is no command 'small.yaml'. Did you mean 'zoetrope render small.yaml'?\n"
    ),
    ("frame small", "There is no command 'frame'. Did you mean 'zoetrope frames'?\n"),
    ("cheke small", "There is no command 'cheke'. Did you mean 'zoetrope check'?\n"),
    ("movie small", "There is no command 'movie'. Did you mean 'zoetrope render'?\n"),
    ("xyzzy", "There is no command 'xyzzy'. 'zoetrope --help' lists those that there are.\n"),
    ("rneder --help", "There is no command 'rneder'. Did you mean 'zoetrope render'?\n"),
    ("help rneder", "There is no command 'rneder'. Did you mean 'zoetrope render'?\n"),
    (
      "--verison",
      "There is no option '--verison' before a command. Did you mean 'zoetrope --version'?\n"
    ),
    (
      "--fps 60 render small",
      "There is no option '--fps' before a command. Options follow the command and the preset, as in "
        + "'zoetrope render silk --fps 60'.\n"
    ),
  ])
  func aMistypedCommandIsAnswered(_ line: String, _ said: String) throws {
    let outcome = try run(line.split(separator: " ").map(String.init))
    #expect(outcome.status == 64)
    #expect(outcome.errors == said)
    #expect(outcome.output.isEmpty)
  }

  @Test func anEmptyCommandIsNone() throws {
    let outcome = try run([""])
    #expect(outcome.status == 64)
    #expect(
      outcome.errors
        == "There is no command ''. 'zoetrope --help' lists those that there are.\n")
  }

  @Test(arguments: ["--help", "help", "help render", "--version", "render --help"])
  func whatTheParserKnowsIsLeftToIt(_ line: String) throws {
    let outcome = try run(line.split(separator: " ").map(String.init))
    #expect(outcome.status == 0 && outcome.errors.isEmpty && !outcome.output.isEmpty)
  }

  @Test(arguments: [
    (
      "explore small --pick 3f2a --target z80",
      "--target z80: there is no instruction set 'z80' here; there are "
    ),
    (
      "explore small --pick 3f2a --count 3",
      "Error: --count is for the search; --pick makes the candidates that the ids stand for, whatever "
        + "the search was.\n"
    ),
    ("explore small --pick 3f2a --by z", "Error: --by is for the search; --pick makes "),
    ("explore small --pick 3f2a --seed 2", "Error: --seed is for the search; --pick makes "),
    ("explore small --pick 3f2a --threads 2", "Error: --threads is for the search; --pick makes "),
    (
      "explore small --exact",
      "Error: 'explore' has no option '--exact'; 'render', 'frames', 'still' and 'sheet' "
        + "have it.\nUsage: "
    ),
    ("frames small --crf 3", "Error: 'frames' has no option '--crf'; 'render' has it.\n"),
    ("frames small --crf=3", "Error: 'frames' has no option '--crf'; 'render' has it.\n"),
    ("render small --seeds 1-3", "Error: 'render' has no option '--seeds'; 'sheet' has it.\n"),
    (
      "check small --at 1s",
      "Error: 'check' has no option '--at'; 'still', 'sheet', 'sweep', 'atlas', 'fit', 'inspect', 'see', 'weights' and 'palette' have it.\n"
    ),
    ("render small --fsp 3", "Error: Unknown option '--fsp'. Did you mean '--fps'?\n"),
    ("check - -", "Error: - stands for standard input, which can be read once; name it once.\n"),
    (
      "sheet small --seeds 1-3 --count 4",
      "Error: --count is for moments; with --seeds the page shows each seed once.\n"
    ),
    ("bench --export x --runs 2", "Error: --runs is for measuring; --export measures nothing.\n"),
    (
      "bench --export x --films silk",
      "Error: --films is for measuring; --export measures nothing.\n"
    ),
    ("bench --export x --json", "Error: --json is for measuring; --export measures nothing.\n"),
    (
      "bench --export x --no-looks",
      "Error: --no-looks is for measuring; --export measures nothing.\n"
    ),
    ("bench --export x --networks none", "Error: --networks none leaves nothing to export.\n"),
  ])
  func anOptionThatDoesNothingIsRefused(_ line: String, _ said: String) throws {
    let outcome = try run(line.split(separator: " ").map(String.init))
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix(said), "\(outcome.errors)")
    #expect(folder.names == ["small.yaml"])
  }

  @Test func aPageNeedsItsPictures() throws {
    let outcome = try run(["presets", "--page", "nosuch"])
    #expect(outcome.status == 2)
    #expect(outcome.errors == "There is no folder 'nosuch' with pictures for --page.\n")
  }

  // MARK: Presets that are none

  @Test func aFilmAndAPictureAreAnsweredWithTheRecipe() throws {
    let small = ["--size", "64x36", "--duration", "0.1"]
    #expect(try run(["render", "small.yaml", "-o", "a.mp4"] + small).status == 0)
    #expect(try run(["still", "small.yaml", "-o", "a.png"] + small).status == 0)
    for (name, kind) in [("a.mp4", "film"), ("a.png", "picture")] {
      for command in ["render", "still", "check", "explore", "sheet"] {
        let outcome = try run([command, name])
        #expect(outcome.status == 2)
        #expect(
          outcome.errors
            == "\(name): this is a \(kind), not a preset; if Zoetrope made it, its preset comes "
            + "out with: zoetrope recipe \(name) | zoetrope render -\n")
      }
    }
    // The line does what it says.
    let recipe = try run(["recipe", "a.mp4"])
    let again = try run(
      ["still", "-", "-o", "again.png", "--size", "64x36"], input: text(recipe))
    #expect(again.status == 0, "\(again.errors)")
    let film = try run(["render", "-"], input: "\0\0\0\u{20}ftypisom\0\0\u{2}\0isomiso2avc1mp41")
    #expect(film.status == 2)
    #expect(
      film.errors
        == "-: this is a film, not a preset; if Zoetrope made it, its preset comes out with: zoetrope "
        + "recipe FILE | zoetrope render -\n")
    let zeros = try run(["check", "-"], input: String(repeating: "\0", count: 9999))
    #expect(
      zeros.errors
        == "-: this is not a text file; expected a preset, which is a few lines of YAML\n")
  }

  // MARK: Faults with a place

  @Test func aCentreThatWasChosenIsBlamedAtItsPlace() throws {
    try folder.write(
      "zoetrope: 1\nnetwork: { seed: 7, layers: 2 x 8, weights: normal 1 }\nfilm: { size: 64x36, duration: 0.1 }\n"
        + "center: auto\nkeyframes: [{ at: 0%, zoom: 1 }, { at: 50%, zoom: 1e9 }]\n",
      to: "deep.yaml")
    let outcome = try run(["check", "small.yaml", "deep.yaml"])
    #expect(outcome.status == 2)
    #expect(text(outcome).hasPrefix("small.yaml: sound\n"))
    #expect(
      outcome.errors
        == "deep.yaml:4:9: center: 'auto' chose [-0.627993553803, -0.469536319301], but there zoom is "
        + "1001000 at 66.6667 %; expected 233000 at most, the deepest that 32-bit coordinates resolve at "
        + "64x36 about that center\n")
  }

  @Test(arguments: ["render", "still", "frames", "check", "sheet", "explore"])
  func lettersThatAreMissingHaveALine(_ command: String) throws {
    try folder.write(
      Sample.preset + "finish:\n  caption:\n    text: \"a\u{4E00}b\"\n", to: "old.yaml")
    let outcome = try run([command, "old.yaml"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "old.yaml:8:11: finish.caption.text: DejaVu Sans has no letter for '\u{4E00}' (U+4E00). "
        + "Name another font with finish.caption.font, or use other letters.\n")
    let set = try run([command, "small.yaml", "--set", "finish.caption.text=\u{10FFFD}\u{E000}"])
    #expect(set.status == 2)
    #expect(
      set.errors.hasPrefix("--set finish.caption.text="), "\(set.errors)")
  }

  /// A machine without fonts is no fault of the preset's, but the place is where one can be named.
  @Test func aFontThatIsMissingHasALine() throws {
    try folder.write("<?xml version=\"1.0\"?><fontconfig></fontconfig>", to: "fonts.conf")
    try folder.write(
      Sample.preset + "finish:\n  caption:\n    text: a\n    font: Nosuch\n", to: "font.yaml")
    for command in ["check", "still"] {
      let outcome = try Program.run(
        [command, "font.yaml"], in: folder,
        environment: ["FONTCONFIG_FILE": folder("fonts.conf")])
      #expect(outcome.status == 1)
      #expect(
        outcome.errors
          == "font.yaml:9:11: finish.caption.font: Cannot draw a label: no font was found; install "
          + "DejaVu Sans (Debian: fonts-dejavu-core).\n")
    }
  }

  @Test(arguments: [("50 %", "50%"), ("500ms", "0.5s"), ("30 frames", "30f"), ("middle", "50%")])
  func aMomentIsAnsweredAsInPresets(_ written: String, _ meant: String) throws {
    let outcome = try run(["still", "small", "--at", written])
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.contains(
        "A moment is written 2.5s, 25%, 1/4 or 75f. Did you mean \(meant)?\n"),
      "\(outcome.errors)")
  }

  @Test func aMomentMayBeAFraction() throws {
    let outcome = try run(["still", "small", "--at", "1/3", "-o", "third.png"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let frame = try run(["still", "small", "--at", "10f", "-o", "frame.png"])
    #expect(frame.status == 0)
    let beyond = try run(["still", "small", "--at", "3/2"])
    #expect(
      beyond.errors == "There is no picture at 150.0%: a film goes from 0% to 100%.\n")
  }

  /// A number below 0 is a value, whatever a parser takes it for.
  @Test func aNegativeValueIsRefusedForWhatItIs() throws {
    let seed = try run(["check", "small", "--seed", "-1"])
    #expect(seed.status == 2)
    #expect(
      seed.errors
        == "--seed -1: network.seed: '-1' is out of range; expected a whole number from 0 to "
        + "18446744073709551615\n")
    let threads = try run(["still", "small", "--threads", "-2"])
    #expect(threads.errors.hasPrefix("Error: --threads is from 1 to 1024, not -2.\n"))
  }

  /// `recipe` says what a file is that holds none.
  @Test func whatHoldsNoRecipeIsNamed() throws {
    try folder.write("GIF89a and more", to: "a.gif")
    try folder.write("plain words", to: "words.txt")
    try folder.write(Sample.preset, to: "preset.txt")
    try FileManager.default.createDirectory(
      atPath: folder("inner"), withIntermediateDirectories: false)
    let wanted = "name a film (.mp4) or a picture (.png) that Zoetrope made.\n"
    for (file, said) in [
      ("a.gif", "'a.gif' is a GIF, which holds no preset; " + wanted),
      ("inner", "'inner' is a folder; " + wanted),
      (
        "small.yaml",
        "'small.yaml' is a preset already; its film is made with: zoetrope render small.yaml\n"
      ),
      (
        "preset.txt",
        "'preset.txt' is a preset already; its film is made with: zoetrope render preset.txt\n"
      ),
      ("words.txt", "Cannot read words.txt: it is not an MP4 film, or it was cut short.\n"),
    ] {
      let outcome = try run(["recipe", file])
      #expect(outcome.status == 2)
      #expect(outcome.errors == said)
    }
    for (name, said) in [
      ("inner", "Cannot open the preset 'inner': it is a folder. Name a preset in it.\n"),
      ("", "Cannot open the preset '': its name is empty.\n"),
    ] {
      let outcome = try run(["check", name])
      #expect(outcome.status == 2)
      #expect(outcome.errors == said)
    }
  }

  /// The seeds of a film between presets are theirs.
  @Test func noSeedGoesWithPresetsInKeyframes() throws {
    try folder.write(
      Sample.preset.replacing("seed: 7, ", with: "")
        + "keyframes: [{ at: 0%, preset: small.yaml }, { at: 50%, preset: small.yaml, zoom: 2 }]\n",
      to: "between.yaml")
    let said =
      "network.seed: the seeds of this film come from the presets that its keyframes name, as "
      + "keyframes[0].preset does; expected no other seed\n"
    let check = try run(["check", "between.yaml", "--seed", "9"])
    #expect(check.status == 2)
    #expect(check.errors == "--seed 9: " + said)
    let sheet = try run(["sheet", "between.yaml", "--seeds", "1-3"])
    #expect(sheet.status == 2)
    #expect(sheet.errors == "--seeds 1: " + said)
  }

  // MARK: check

  @Test func theInstructionSetIsCheckedHereToo() throws {
    let outcome = try Program.run(
      ["check", "small.yaml"], in: folder, environment: ["ZOETROPE_TARGET": "z80"])
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix("ZOETROPE_TARGET=z80: there is no instruction set 'z80' here; "))
  }

  @Test func changesGoForEachPresetThatIsChecked() throws {
    try folder.write(Sample.preset.replacing("Small", with: "Other"), to: "other.yaml")
    let outcome = try run([
      "check", "small.yaml", "other.yaml", "--size", "32x18", "--fps=10", "--duration", "2",
      "--samples", "4", "--seed", "9", "--set", "view.span=2",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = text(outcome).split(separator: "\n").map(String.init)
    #expect(
      lines.count { $0 == "  film     20 frames at 10 fps, 2 s, 32x18, 4 samples per pixel" } == 2)
    let bad = try run(["check", "small.yaml", "other.yaml", "--size", "0x0"])
    #expect(bad.status == 2)
    let said = bad.errors.split(separator: "\n")
    #expect(said.count == 2)
    #expect(said.first?.hasPrefix("small.yaml: --size 0x0: film.size: ") == true)
    #expect(said.last?.hasPrefix("other.yaml: --size 0x0: film.size: ") == true)
    let alone = try run(["check", "small.yaml", "--size", "0x0"])
    #expect(alone.errors.hasPrefix("--size 0x0: film.size: "))
    let unread = try run(["check", "small.yaml", "--set", "zoom"])
    #expect(unread.status == 64)
    #expect(
      unread.errors == "--set zoom: a change is written KEY=VALUE, such as --set film.fps=60.\n")
  }

  @Test(arguments: [
    (
      "gain: 0\ncolour: grey",
      "warning  shows one flat colour and nothing else from beginning to end, #808080"
    ),
    (
      "keyframes: [{ at: 0%, contrast: 0, ease: hold }, { at: 25%, contrast: 1 }, { at: 90%, contrast: 1, ease: hold }]",
      "warning  shows one flat colour and nothing else at the start, until 26 %, #576789"
    ),
    (
      "gain: 0\ncolour: grey\nfinish: { vignette: 0.3, caption: { text: a } }",
      "warning  shows one flat colour under its caption and vignette from beginning to end, #808080"
    ),
    (
      "gain: 0\nkeyframes: [{ at: 0%, exposure: 0 }, { at: 50%, exposure: -1 }]",
      "warning  shows one flat colour at a time and nothing else from beginning to end"
    ),
    (
      "exposure: -10",
      "warning  shows one flat colour and nothing else from beginning to end, #000000"
    ),
  ])
  func aFlatPictureIsSaidToBeOne(_ yaml: String, _ line: String) throws {
    try folder.write(Sample.preset + yaml + "\n", to: "flat.yaml")
    let outcome = try run(["check", "flat.yaml"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(text(outcome).contains("  " + line + "\n"), "\(text(outcome))")
    #expect(!text(try run(["check", "small.yaml"])).contains("flat colour"))
  }

  /// A preset that is valid for pictures but not for films is reported as such.
  @Test(arguments: [
    ("33x21", "H.264 4:2:0 needs even sides; use 34x22"),
    ("16386x2", "H.264 takes at most 16384 pixels a side"),
  ])
  func aSizeThatNoFilmHasIsWarnedOf(_ size: String, _ reason: String) throws {
    let outcome = try run(["check", "small.yaml", "--size", size])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      text(outcome).contains(
        "  warning  render refuses to make a film of this: \(reason); frames and still make pictures of "
          + "it\n"), "\(text(outcome))")
    #expect(!text(try run(["check", "small.yaml"])).contains("refuses"))
  }

  @Test(arguments: [
    (
      ["-o", "-"], "Picks cannot be written to standard output: name a folder, or a file ending in "
    ),
    (
      ["-o", "x/q.png"], "Picks cannot be written as 'x/q.png': name a folder, or a file ending in "
    ),
    (
      ["--keyframes", "-o", "-"],
      "Picks cannot be written to standard output: name a file ending in "
    ),
  ])
  func picksGoIntoPresets(_ options: [String], _ said: String) throws {
    let outcome = try run(["explore", "small.yaml", "--pick", "3f2a,91c0"] + options)
    #expect(outcome.status == 64)
    #expect(outcome.errors == said + ".yaml.\n")
  }

  /// Control characters in a name are made visible in every message.
  @Test(arguments: ["check", "render", "recipe"])
  func controlCharactersOfNamesAreShown(_ command: String) throws {
    let outcome = try run([command, "a\u{1B}[31m.yaml"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a<U+001B>[31m.yaml'"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("\u{1B}"))
  }

  @Test func aColonIsAnsweredWithTheSign() throws {
    let outcome = try run(["check", "small.yaml", "--set", "film.fps: 3"])
    #expect(outcome.status == 64)
    #expect(
      outcome.errors
        == "--set film.fps: 3: a change is written KEY=VALUE, such as --set film.fps=3.\n")
  }

  @Test func aKeyMayHaveSpacesAboutIt() throws {
    let outcome = try run(["check", "small.yaml", "--set", " film.fps = 15"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(text(outcome).contains("15 frames at 15 fps"))
  }

  /// Every command that makes a picture reports a caption that had to be made smaller.
  @Test func aCaptionThatShrinksIsSaidTo() throws {
    let caption = String(repeating: "word ", count: 40)
    try folder.write(
      Sample.preset + "finish: { caption: { text: \"\(caption)\" } }\n", to: "long.yaml")
    let note = "the caption's 200 letters fit in the picture only at a size of 0.0"
    let check = try run(["check", "long.yaml"])
    #expect(text(check).contains("  warning  " + note), "\(text(check))")
    for command in ["render", "still", "frames"] {
      let outcome = try run([command, "long.yaml", "--duration", "0.1"])
      #expect(outcome.errors.contains("Note: " + note), "\(outcome.errors)")
    }
    try folder.write(
      Sample.preset + "finish: { caption: { text: short } }\n", to: "short.yaml")
    #expect(!text(try run(["check", "short.yaml"])).contains("fit"))
  }
}
