import CPPN
import Foundation
import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene

@Suite struct CandidateTests {
  @Test func idsReadAsTheyAreWritten() {
    for text in ["0000", "3f2a", "91c0", "ffff", "10000", "1ffff"] {
      #expect(CandidateID(text)?.description == text)
    }
    #expect(CandidateID("3F2A")?.description == "3f2a")
    for text in ["", "3f2", "3f2a1", "0ffff", "20000", "1234a5", "3g2a", "+3f2", " 3f2", "３f2a"] {
      #expect(CandidateID(text) == nil, "\(text)")
    }
    #expect(CandidateID.list("3f2a, 91c0")?.map(\.description) == ["3f2a", "91c0"])
    #expect(CandidateID.list("3f2a,,91c0") == nil)
    #expect(CandidateID.list("3f2a,3f2a") == nil)
  }

  @Test(arguments: Variation.allCases)
  func aSearchMeetsNoCandidateTwice(_ variation: Variation) {
    let seed: UInt64 = 1
    let ids = variation.ids(count: Variation.most, seed: seed)
    #expect(ids.count == Variation.most && Set(ids).count == ids.count, "seed \(seed)")
    #expect(ids.allSatisfy { $0.variation == variation }, "seed \(seed)")
    #expect(variation.ids(count: 10, seed: seed) == Array(ids.prefix(10)), "seed \(seed)")
    #expect(variation.ids(count: 10, seed: seed &+ 1) != Array(ids.prefix(10)), "seed \(seed)")
  }

  /// Every candidate of every preset is sound, made again the same, and reads back as it is written.
  @Test(arguments: ShippedPresetTests.names)
  func candidatesAreSound(_ name: String) throws {
    let source = try Self.source(name)
    let plain = try Candidate.Base(source, by: [.seed])
    // Keyframes that name presets have seeds and palettes from there.
    guard !plain.document.text.contains("preset:") else { return }
    let hasLatent = plain.scene.network.latent > 0
    for variation in Variation.allCases where variation != .z || hasLatent {
      let base = try Candidate.Base(source, by: [variation])
      let seed: UInt64 = 1
      for id in variation.ids(count: 3, seed: seed) {
        let candidate = try Candidate(id, of: base)
        #expect(candidate.scene.problems.isEmpty, "\(id)")
        let isAgain = try Candidate(id, of: base).scene == candidate.scene
        #expect(isAgain, "\(id)")
        let isChanged = variation == .seed || candidate.scene != base.scene
        #expect(isChanged, "\(id)")
        let text = candidate.document.text
        #expect(
          try Preset.scene(from: Array(text.utf8), file: "\(id)").draft.withSeenFigure()
            == candidate.scene,
          "\(id)\n\(text)")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 130 }, "\(id)\n\(text)")
      }
    }
  }

  @Test func aSeedIsWhatTheOptionDoes() throws {
    var source = try Self.source("slow-ink.yaml")
    let base = try Candidate.Base(source, by: [.seed])
    let candidate = try Candidate(#require(CandidateID("0561")), of: base)
    source.set("network.seed", to: "1377", origin: "--seed 1377")
    #expect(try candidate.scene.measured() == source.scene().values)
    #expect(candidate.label(base) == "0561  seed 1377")
  }

  /// Each kind changes what it says and leaves the rest.
  @Test func kindsKeepToTheirPart() throws {
    let base = try Candidate.Base(try Self.source("slow-ink.yaml"), by: Set(Variation.allCases))
    let old = base.scene
    let seed: UInt64 = 1
    for id in Variation.colour.ids(count: 30, seed: seed) {
      let new = try Candidate(id, of: base).scene
      #expect(new.network.layers == old.network.layers && new.view == old.view, "\(id)")
      #expect(new.timeline.seed == old.timeline.seed, "\(id)")
      #expect(new.timeline.latent == old.timeline.latent, "\(id)")
    }
    for id in Variation.structure.ids(count: 30, seed: seed) {
      let new = try Candidate(id, of: base).scene
      #expect(new.colour == old.colour && new.timeline == old.timeline, "\(id)")
      #expect(new.network != old.network || new.view != old.view, "\(id)")
    }
    for id in Variation.z.ids(count: 30, seed: seed) {
      var new = try Candidate(id, of: base).scene
      #expect(new.timeline.latent.keys.count == old.timeline.latent.keys.count, "\(id)")
      new.timeline.latent = old.timeline.latent
      #expect(new == old, "\(id)")
    }
  }

  /// The ids that a search of everything draws have five digits; those of four are of that kind
  /// too.
  @Test func everythingHasLongerIDs() {
    #expect(Variation.all.ids(count: 50, seed: 3).allSatisfy { "\($0)".count == 5 })
    #expect(CandidateID("d3f2")?.variation == .all && CandidateID("1d3f2")?.variation == .all)
  }

  /// A search of everything varies each of the parts that it names.
  @Test func everythingVaries() throws {
    let base = try Candidate.Base(try Self.source("slow-ink.yaml"), by: [.all])
    let ids = Variation.all.ids(count: 60, seed: 1)
    let scenes = try ids.map { try Candidate($0, of: base).scene }
    #expect(Set(scenes.map(\.network.layers)).count > 30)
    #expect(Set(scenes.map(\.network.wiring)) == Set(Wiring.allCases))
    let mixes = Set(scenes.compactMap { $0.network.layers.first?.activations })
    #expect(mixes.count > 20 && mixes.contains { $0.count == 3 })
    #expect(Set(scenes.map(\.view.symmetry)).count > 6)
    #expect(Set(scenes.map(\.colour)).count > 20)
    #expect(Set(scenes.map(\.timeline.latent.keys.count)) == [2, 3, 4, 5])
    for number in [ScalarQuantity.zoom, .rotation, .twist, .shift] {
      #expect(scenes.contains { $0.timeline[number].keys.count > 1 }, "\(number)")
    }
    // Another network is never painted by the law that suits the preset's own.
    for scene in scenes where scene.network.layers != base.scene.network.layers {
      guard case .balanced = scene.network.weights else {
        Issue.record("\(scene.network)")
        continue
      }
    }
  }

  /// A preset whose only motion is in its keyframes keeps it.
  @Test func keyframesStay() throws {
    let base = try Candidate.Base(try Self.source("mondrian-zoom.yaml"), by: [.all])
    for id in Variation.all.ids(count: 30, seed: 1) {
      #expect(
        try Candidate(id, of: base).scene.timeline[.zoom] == base.scene.timeline[.zoom], "\(id)")
    }
  }

  /// A film that only time moves would stand still without it.
  @Test func timeStays() throws {
    let base = try Candidate.Base(try Self.source("breathing.yaml"), by: [.structure])
    for id in Variation.structure.ids(count: 60, seed: 1) {
      #expect(try Candidate(id, of: base).scene.network.inputs.contains(.time), "\(id)")
    }
  }

  /// Three channels become a colour in every way that there is, but the one they had.
  @Test(arguments: ["rgb", "hsv", "oklab", "oklch"])
  func channelsAreReadInAllWays(_ mode: String) throws {
    var source = try Self.source("silk-colour.yaml")
    source.set("colour", to: mode, origin: "test")
    let base = try Candidate.Base(source, by: [.colour])
    var modes: Set<Colouring> = []
    var ramps = 0
    for id in Variation.colour.ids(count: 200, seed: 1) {
      let colour = try Candidate(id, of: base).scene.colour
      if colour.ramp == nil { modes.insert(colour) } else { ramps += 1 }
    }
    #expect(ramps > 100)
    #expect(modes == Set([.rgb, .hsv, .oklab, .oklch]).subtracting([base.scene.colour]))
  }

  @Test func outputsOfTheirOwnKeepTheirChannels() throws {
    let base = try Candidate.Base(try Self.source("neurogram.yaml"), by: [.colour])
    for id in Variation.colour.ids(count: 400, seed: 1) {
      #expect(try Candidate(id, of: base).scene.colour.ramp == nil, "\(id)")
    }
  }

  /// A preset may have every input that a candidate could add.
  @Test func allInputsLeaveOnlyFewerOfThem() throws {
    var source = try Self.source("silk.yaml")
    source.set(
      "network.inputs", to: "[x, y, r, abs-x, abs-y, theta 2, theta 3, theta 5, log-r 1]",
      origin: "test")
    let base = try Candidate.Base(source, by: [.structure])
    for id in Variation.structure.ids(count: 60, seed: 1) { _ = try Candidate(id, of: base) }
  }

  @Test func withoutZThereIsNothingToVary() throws {
    let error = #expect(throws: JobError.self) {
      try Candidate.Base(try Self.source("morph.yaml"), by: [.z])
    }
    #expect(
      error?.description
        == "This preset has no z to vary: its network.latent is 0. "
        + "Use --by seed, or --set network.latent=4.")
  }

  static func source(_ name: String) throws -> SceneSource {
    try SceneSource(ShippedPresetTests.path(name))
  }
}
