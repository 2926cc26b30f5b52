import Foundation
import Testing
import ZoetropeExplore
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene

/// The gate against what was seen.
@Suite struct GateTests {
  /// A film that somebody looked at, and what they called it.
  struct Labelled: Sendable {
    let number: Int
    let label: String
    let scene: SceneDraft
  }

  /// Films of many networks, sorted by eye: 200 before there was a gate, whose thresholds were chosen on
  /// them, 100 after that, and the 200 once more by somebody who knew nothing of a gate. Another 100 of
  /// networks with all activations, wirings and depths up to 16, half of them without tanh alone, were
  /// sorted by somebody else who knew nothing of a gate either.
  static func labelled(_ name: String, fps: Int = 1) throws -> [Labelled] {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n").dropFirst().map { line in
      let parts = line.split(separator: ",", maxSplits: 2).map(String.init)
      let preset =
        "{ zoetrope: 1, film: { duration: 16, fps: \(fps), size: 192x108 }, "
        + parts[2].trimmingCharacters(in: ["\""]) + " }"
      return Labelled(
        number: try #require(Int(parts[0])), label: parts[1],
        scene: try Preset.scene(from: Array(preset.utf8), file: parts[0]).draft)
    }
  }

  @Test(arguments: [
    ("gate-labels", 200), ("gate-labels-later", 100), ("gate-labels-blind", 200),
    ("gate-labels-wide", 100),
  ])
  func itAgreesWithTheEye(_ name: String, count: Int) throws {
    let films = try Self.labelled(name)
    #expect(films.count == count)
    let kinds = ["good", "flat", "saturated", "too-fine", "static"]
    // The words of those who sorted the films.
    let words = ["blown": "saturated", "noisy": "too-fine"]
    var table: [String: [String: Int]] = [:]
    for film in films {
      let verdict = Gate.fault(of: try Impression(of: film.scene))?.rawValue ?? "good"
      let label = words[film.label] ?? film.label
      table[label, default: [:]][verdict, default: 0] += 1
    }
    func padded(_ text: String) -> String {
      String(repeating: " ", count: max(0, 11 - text.count)) + text
    }
    let rows =
      [["eye \\ gate"] + kinds]
      + kinds.map { kind in [kind] + kinds.map { "\(table[kind]?[$0] ?? 0)" } }
    let text = rows.map { $0.map(padded).joined() }.joined(separator: "\n")
    print(text)
    let agreed = kinds.reduce(0) { $0 + (table[$1]?[$1] ?? 0) }
    #expect(Double(agreed) >= 0.85 * Double(films.count), "\(agreed)\n\(text)")
    // Of every kind most is thrown out, whatever it is called then, and little that is good.
    for kind in kinds {
      let all = table[kind]?.values.reduce(0, +) ?? 0
      // Two films of a kind say nothing of it.
      guard all >= 5 else { continue }
      let passed = table[kind]?["good"] ?? 0
      let right = kind == "good" ? passed : all - passed
      #expect(Double(right) >= (kind == "good" ? 0.85 : 0.7) * Double(all), "\(kind)\n\(text)")
    }
  }

  /// The threshold of `seam`: films that pass the rest of the gate, as closed loops and with a cut,
  /// for which the zoom returns at once from 2 to 1 after the last frame.
  @Test func theSeamLiesBetweenClosedLoopsAndCutOnes() throws {
    var (closed, cut) = ([Double](), [Double]())
    for film in try Self.labelled("gate-labels", fps: 24)
      + Self.labelled("gate-labels-later", fps: 24) where film.scene.timeline.loop == .loop
    {
      var seen = try Impression(of: film.scene)
      closed.append(seen.seam)
      seen.seam = 1
      guard Gate.fault(of: seen) == nil else { continue }
      var scene = film.scene
      let last = Double(scene.timeline.frameCount - 1)
      scene.timeline[.zoom] = ScalarTrack(
        keys: [
          TrackKey(position: 0, value: 1), TrackKey(position: last / 2, value: 2),
          TrackKey(position: last, value: 2, easing: .hold),
        ], blend: .geometric)
      cut.append(try Impression(of: scene).seam)
    }
    let found = Double(cut.count { $0 > 4 }) / Double(cut.count)
    print("of \(closed.count) loops the largest seam is \(closed.max() ?? 0); cuts found: \(found)")
    #expect(closed.count > 200 && closed.allSatisfy { $0 <= 2 })
    #expect(found >= 0.7)
  }

  /// The score of films that somebody called good, against that of the others.
  @Test(arguments: ["gate-labels", "gate-labels-later", "gate-labels-blind", "gate-labels-wide"])
  func theScoreRanksGoodFilmsFirst(_ name: String) throws {
    var (good, bad) = ([Double](), [Double]())
    for film in try Self.labelled(name) {
      let score = Gate.score(of: try Impression(of: film.scene))
      if film.label == "good" { good.append(score) } else { bad.append(score) }
    }
    let pairs = good.flatMap { one in bad.map { one > $0 ? 1.0 : one == $0 ? 0.5 : 0 } }
    let share = pairs.reduce(0, +) / Double(pairs.count)
    print("\(name): of \(pairs.count) pairs the good film has the higher score in \(share)")
    #expect(share >= 0.9)
  }

  private func film(_ text: String) throws -> SceneDraft {
    try Preset.scene(from: Array(("zoetrope: 1\n" + text).utf8), file: "film").draft
  }

  @Test func aFlatPictureHasNoContrast() throws {
    let seen = try Impression(of: film("gain: 0\ncolour: grey\nfilm: { duration: 1 }\n"))
    #expect(seen.contrast < 1e-6 && seen.entropy == [0, 0, 0] && seen.edges == 0)
    #expect(seen.plateau == 1 && seen.clipped == 0 && seen.movement == 0 && seen.seam == 1)
    #expect(Gate.fault(of: seen) == .flat)
  }

  @Test func pureBlackIsClippedAndFlat() throws {
    let seen = try Impression(
      of: film("colour: [\"#000000\", \"#010101\"]\nfilm: { duration: 1 }\n"))
    #expect(seen.clipped == 1 && seen.contrast < 0.005)
    #expect(Gate.fault(of: seen) == .flat)
    var hard = seen
    hard.contrast = 0.4
    #expect(Gate.fault(of: hard) == .saturated)
  }

  @Test func grainLosesItsTonesWhereFormsKeepThem() throws {
    let grain = try Impression(
      of: film("network: { activation: sin, weights: normal 2 }\nview: { span: 20 }\ncolour: ink\n")
    )
    let form = try Impression(of: film("network: { weights: normal 0.7 }\ncolour: ink\n"))
    #expect(grain.coherence < 0.15 && form.coherence > 0.7)
    #expect(Gate.fault(of: grain) == .tooFine)
    #expect(Gate.fault(of: form) == nil)
  }

  @Test func whatStandsStillIsStatic() throws {
    let seen = try Impression(
      of: film("network: { weights: normal 0.7 }\ncolour: ink\nz: seed 1\n"))
    #expect(seen.movement == 0)
    #expect(Gate.fault(of: seen) == .still)
  }

  /// Nothing can move in one frame, so a film of it is judged by everything else.
  @Test func oneFrameIsNotStatic() throws {
    let network = "network: { weights: normal 0.7 }\ncolour: ink\n"
    let one = try film(network + "film: { duration: 0.03 }\n")
    let seen = try Impression(of: one)
    #expect(seen.isOneFrame && seen.movement == 0)
    #expect(Gate.fault(of: seen) == nil && Gate.score(of: seen) > 0.3)
    #expect(try Verdict.judge(one).verdict == .healthy)
    let flat = try film(network + "contrast: 0\nfilm: { duration: 0.03 }\n")
    #expect(try Verdict.judge(flat).verdict == .fault(.flat))
    let two = try Impression(of: film(network + "z: seed 1\nfilm: { duration: 0.066 }\n"))
    #expect(!two.isOneFrame && Gate.fault(of: two) == .still && Gate.score(of: two) == 0)
  }

  @Test func aHoldThatJumpsAtTheEndIsASeam() throws {
    let film = try film(
      """
      network: { weights: normal 0.7 }
      colour: ink
      z: seed 1
      keyframes:
        - { at: 0%, zoom: 1 }
        - { at: 99%, zoom: 2, ease: hold }

      """)
    let seen = try Impression(of: film)
    #expect(seen.seam > 4, "\(seen.seam)")
    #expect(Gate.fault(of: seen) == .seam)
  }

  @Test func sizeAndSamplesDoNotCount() throws {
    let small = try film("film: { size: 192x108, samples: 1 }\n")
    let large = try film("film: { size: 3840x2160, samples: 9 }\n")
    #expect(try Impression(of: small) == Impression(of: large))
  }

  /// Just on this side of a threshold a film passes, just on the other it does not.
  @Test func thresholdsAreThePublishedOnes() throws {
    let good = try Impression(of: film("network: { weights: normal 0.7 }\ncolour: ink\n"))
    func expect(
      _ fault: Gate.Fault, _ pass: (inout Impression) -> Void, _ fail: (inout Impression) -> Void,
      from start: Impression? = nil
    ) {
      var (passing, failing) = (start ?? good, start ?? good)
      pass(&passing)
      fail(&failing)
      #expect(Gate.fault(of: passing) == nil, "\(fault)")
      #expect(Gate.fault(of: failing) == fault, "\(fault)")
    }
    #expect(Gate.fault(of: good) == nil)
    var steep = good
    steep.edges = 0.3
    expect(.tooFine, { $0.coherence = 0.25 }, { $0.coherence = 0.2499 }, from: steep)
    var grainy = good
    grainy.coherence = 0.2
    expect(.tooFine, { $0.edges = 0.25 }, { $0.edges = 0.2501 }, from: grainy)
    expect(.saturated, { $0.clipped = 0.8 }, { $0.clipped = 0.8001 })
    expect(.flat, { $0.contrast = 0.06 }, { $0.contrast = 0.0599 })
    expect(.flat, { $0.entropy[2] = 0.95 }, { $0.entropy[2] = 0.9499 })
    expect(.still, { $0.movement = 2.0 / 255 }, { $0.movement = 1.99 / 255 })
    expect(.seam, { $0.seam = 4 }, { $0.seam = 4.001 })
  }

  /// Some pixels painted, some numbers: colourfulness as Hasler and Süsstrunk define it.
  @Test func colourfulnessIsAsPublished() throws {
    let seen = try Impression(of: film("gain: 0\ncolour: [\"#ff0000\", \"#ff0000\"]\n"))
    // rg is 1 and yb is 1/2 everywhere: no deviation, 0.3 * sqrt(1 + 1/4).
    #expect(abs(seen.colourfulness - 0.3 * 1.25.squareRoot()) < 1e-6)
  }
}
