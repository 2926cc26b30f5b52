import Foundation
import Testing

/// An option that would do nothing is refused, with what it is for.
@Suite struct OptionTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  private func refusal(_ words: String) throws -> (status: Int32, sentence: String) {
    let outcome = try Program.run(words.split(separator: " ").map(String.init), in: folder)
    let line = outcome.errors.split(separator: "\n").first.map(String.init) ?? ""
    #expect(outcome.output.isEmpty)
    return (outcome.status, line)
  }

  private static let notEncoded =
    " is for films; with -o - the frames are sent as they are, not encoded."
  private static let nothingReplaced =
    "-y is for files; with -o - the frames are sent on, and nothing is replaced."
  private static let search =
    " is for the search; --pick makes the candidates that the ids stand for, whatever the search "
    + "was."
  private static let measuring = " is for measuring; --export measures nothing."
  private static let exact =
    "'explore' has no option '--exact'; 'render', 'frames', 'still' and 'sheet' have it."

  static let cases: [(String, String)] = [
    ("render small.yaml -o - --crf 20", "--crf" + notEncoded),
    ("render small.yaml -o - --crf 17", "--crf" + notEncoded),
    ("render small.yaml -o - --effort nonsense", "--effort" + notEncoded),
    ("render small.yaml -o - --effort medium", "--effort" + notEncoded),
    ("render small.yaml -o - --encoder-threads 4", "--encoder-threads" + notEncoded),
    ("render small.yaml -o - --low-memory", "--low-memory" + notEncoded),
    ("render small.yaml -o - -y", nothingReplaced),
    ("frames small.yaml -o - --overwrite", nothingReplaced),
    (
      "frames small.yaml -o - --depth 16",
      "--depth is for PNG files; with -o - it is --pixels rgb48 that sends 16 bits."
    ),
    (
      "frames small.yaml -o - --depth 8 --pixels rgb48",
      "--depth is for PNG files; with -o - it is --pixels rgb48 that sends 16 bits."
    ),
    (
      "render small.yaml --pixels y4m",
      "--pixels goes with -o -; in a film, pixels are as H.264 has them."
    ),
    (
      "render small.yaml -o a.mp4 --pixels rgb24",
      "--pixels goes with -o -; in a film, pixels are as H.264 has them."
    ),
    ("frames small.yaml --pixels rgb48", "--pixels goes with -o -; PNG files have --depth."),
    (
      "sheet small.yaml --count 12 --seeds 1-3",
      "--count is for moments; with --seeds the page shows each seed once."
    ),
    (
      "sheet small.yaml --seed 3 --seeds 1-3",
      "--seed is for moments; with --seeds the page shows those alone."
    ),
    (
      "sheet small.yaml --at 0f",
      "--at goes with --seeds; without them the page shows many moments."
    ),
    ("explore small.yaml --exact", exact), ("explore small.yaml --pick 3f2a --exact", exact),
    ("explore small.yaml --pick 3f2a --by seed", "--by" + search),
    ("explore small.yaml --pick 3f2a --parents 3f2b", "--parents" + search),
    (
      "explore small.yaml --parents 3f2a --by seed",
      "--by is for drawn candidates; children change what --parents change."
    ),
    ("explore small.yaml --pick 3f2a --count 500", "--count" + search),
    ("explore small.yaml --pick 3f2a --seed 1", "--seed" + search),
    ("explore small.yaml --pick 3f2a --threads 2", "--threads" + search),
    (
      "explore small.yaml --pick 3f2a --progress none",
      "--progress is for the search; --pick prints the presets it writes."
    ),
    (
      "explore small.yaml --pick 3f2a --rejected",
      "--rejected is for the sheet; --pick writes presets."
    ),
    (
      "explore small.yaml --keyframes",
      "--keyframes goes with --pick, which says through what they go."
    ),
    ("bench --export out --json", "--json" + measuring),
    ("bench --export out --films none", "--films" + measuring),
    ("bench --export out --samples none", "--samples" + measuring),
    ("bench --export out --looks", "--looks" + measuring),
    ("bench --export out --no-looks", "--no-looks" + measuring),
    ("bench --export out --runs 3", "--runs" + measuring),
    ("bench --export out --threads 2", "--threads" + measuring),
    ("bench --export out --progress none", "--progress" + measuring),
    ("bench --export out --networks none", "--networks none leaves nothing to export."),
    (
      "render small.yaml --crf 0",
      "--crf 0 is lossless, which H.264 has in its profile High 4:4:4 Predictive alone, and few "
        + "players open it; 1 is the lowest."
    ),
    ("render small.yaml --crf 52", "--crf is from 1 to 51, not 52."),
    ("render small.yaml --encoder-threads 65", "--encoder-threads is from 1 to 64, not 65."),
  ]

  @Test(arguments: cases)
  func whatWouldDoNothingIsRefused(_ words: String, _ sentence: String) throws {
    let found = try refusal(words)
    #expect(found.status == 64)
    #expect(found.sentence == "Error: " + sentence)
    #expect(folder.names == ["small.yaml"])
  }

  /// Options that are not given have their default values.
  @Test func defaultsHold() throws {
    let words = [
      ["render", "small.yaml", "--frames", "0-1", "-o", "a.mp4"],
      [
        "render", "small.yaml", "--frames", "0-1", "-o", "b.mp4", "--crf", "17", "--effort",
        "medium", "--encoder-threads", "4",
      ],
      ["frames", "small.yaml", "--frames", "0", "-o", "c_%d.png"],
      ["frames", "small.yaml", "--frames", "0", "-o", "d_%d.png", "--depth", "8"],
      ["sheet", "small.yaml", "--width", "32", "-o", "e.png"],
      ["sheet", "small.yaml", "--width", "32", "-o", "f.png", "--count", "12"],
    ]
    for words in words {
      let outcome = try Program.run(words, in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    for (one, other) in [("a.mp4", "b.mp4"), ("c_0.png", "d_0.png"), ("e.png", "f.png")] {
      let files = try [one, other].map { try Data(contentsOf: URL(fileURLWithPath: folder($0))) }
      #expect(files[0] == files[1], "\(one)")
    }
  }
}
