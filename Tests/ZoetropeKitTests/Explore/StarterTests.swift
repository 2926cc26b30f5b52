import Foundation
import Testing
import ZoetropeExplore
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeReport
import ZoetropeScene

/// Tests the presets that `zoetrope new` draws.
@Suite struct StarterTests {
  private static let seeds: [UInt64] = [0, 1]
  private static let drawn = StarterKind.allCases.flatMap { kind in seeds.map { (kind, $0) } }

  /// What is drawn depends on kind, seed and draw alone, for ever: a seed that somebody wrote down
  /// keeps its meaning.
  @Test func draftsAreFrozen() {
    var sum = Checksum()
    for kind in StarterKind.allCases {
      for seed in [0, 1, 4711, UInt64.max] {
        for draw in 0..<5 {
          sum.update(Array(StarterDraft(kind, seed: seed, draw: draw).text.utf8))
        }
      }
    }
    #expect(sum.description == "b6fea872807e3164")
  }

  @Test func aSeedGivesTheSameAgain() throws {
    let starter = try Starter(nil, seed: 11)
    #expect(try Starter(nil, seed: 11).text == starter.text)
    // Its kind, if it is named, changes nothing.
    #expect(try Starter(starter.kind, seed: 11) == starter)
    #expect(try Starter(starter.kind, seed: 12).text != starter.text)
    #expect(starter.text.contains("made by: \(starter.command)\n"))
  }

  /// Eight seeds in a row come to all kinds, in more than one order.
  @Test func allKindsAreDrawn() {
    let kinds = (0..<40).map { Starter.kind(of: $0) }
    for start in stride(from: 0, to: 40, by: 8) {
      #expect(Set(kinds[start..<start + 8]) == Set(StarterKind.allCases))
    }
    #expect(Set(stride(from: 0, to: 40, by: 8).map { kinds[$0] }).count > 1)
  }

  /// Whatever is drawn, healthy or not, can be read, loops, and fits the page.
  @Test(arguments: StarterKind.allCases) func draftsAreSound(_ kind: StarterKind) throws {
    for draw in 0..<40 {
      let text = StarterDraft(kind, seed: 5, draw: draw).text
      let scene = try Preset.scene(from: Array(text.utf8), file: "\(kind) \(draw)").draft
      #expect(scene.problems.isEmpty, "\(text)")
      #expect(scene.seam.isClosed, "\(text)")
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(text)")
      #expect(text.split(separator: "\n").count < 45, "\(text)")
    }
  }

  @Test(arguments: drawn) func startersAreHealthy(_ kind: StarterKind, _ seed: UInt64) throws {
    let starter = try Starter(kind, seed: seed)
    #expect(starter.kind == kind && starter.seed == seed)
    let scene = try SceneSource(yaml: starter.text).scene()
    #expect(try Verdict.judge(scene.values).verdict == .healthy, "\(starter.text)")
    let report = PresetReport(scene).text
    // Some change faster than 12 levels a frame; they have forms that move, and nothing strobes.
    let warnings = report.split(separator: "\n").filter { $0.hasPrefix("  warning ") }
    #expect(warnings.allSatisfy { $0.contains("changes fast") }, "\(starter.text)\(report)")
    #expect(report.contains("closed, the ends agree"), "\(starter.text)\(report)")
    #expect(!report.contains("of which they reach"), "\(starter.text)\(report)")
  }

  /// A comment speaks of what its line has, and suggests what the line does not have yet.
  @Test(arguments: StarterKind.allCases) func commentsFitTheirLines(_ kind: StarterKind) throws {
    for seed in 0..<40 as Range<UInt64> {
      for draw in 0..<10 {
        let lines = StarterDraft(kind, seed: seed, draw: draw).text.split(separator: "\n")
        for line in lines {
          let parts = line.split(separator: "#", maxSplits: 1)
          guard parts.count == 2,
            let (value, comment) = (parts[0], parts[1]) as (Substring, Substring)?
          else { continue }
          if value.hasPrefix("finish:") {
            #expect(value.contains("vignette") == comment.contains("darker corners"), "\(line)")
            #expect(value.contains("grain") == comment.contains("film grain"), "\(line)")
          }
          guard let start = comment.range(of: "; try ") else { continue }
          let suggestion = comment[start.upperBound...].split { ", ".contains($0) }
          let words = value.split { ":,[]{} ".contains($0) }
          if value.hasPrefix("  inputs:"), comment.hasSuffix(" too") {
            let input = comment[start.upperBound...].dropLast(" too".count)
            let inputs = value.split { ",[]".contains($0) }.map { $0.drop { $0 == " " } }
            #expect(!inputs.contains(input), "\(line)")
          } else if !value.hasPrefix("  inputs:") {
            #expect(!words.dropFirst().contains(suggestion[0]), "\(line)")
          }
        }
      }
    }
  }

  /// Comments are not lost, and the parts of presets that they mention exist.
  @Test func commentsNameWhatThereIs() throws {
    for kind in StarterKind.allCases {
      let text = StarterDraft(kind, seed: 1, draw: 0).text
      #expect(text.contains("zoetrope render NAME.yaml"))
      #expect(text.contains("zoetrope explore NAME.yaml"))
      #expect(text.contains("zoetrope check NAME.yaml"))
    }
    var document = try PresetDocument(
      Array(StarterDraft(.loop, seed: 1, draw: 0).text.utf8), file: "loop.yaml", naming: [:])
    for (path, value) in [
      ("network.inputs", "[x, y, r, abs-x, theta 5]"), ("network.output", "contour"),
      ("network.activation", "[tanh, sin, gaussian]"), ("network.wiring", "dense"),
      ("colour", "rgb"), ("film.size", "1280x720"), ("film.fps", "60"),
    ] {
      try document.set(Override(path: path, value: value, origin: path))
      #expect(try document.scene().draft.problems.isEmpty, "\(path)")
    }
  }
}
