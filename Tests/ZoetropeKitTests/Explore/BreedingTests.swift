import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene

/// Children of candidates: their ids, what they inherit, and how they are picked.
@Suite struct BreedingTests {
  private func parents(_ text: String) throws -> [CandidateID] {
    try #require(CandidateID.list(text))
  }

  @Test func idsHoldTheirParents() throws {
    for text in [
      "3f2a.7", "3f2a+91c0.7", "3f2a+1a2b3+0001.12288", "3f2a.1.2", "3f2a+91c0.1.2",
      "3f2a++91c0.1.2", "3f2a+91c0.7++0b17.2", "3f2a+91c0.7++0b17+1ffff.3.2",
      "3f2a+91c0.7++0b17.2+++4000.1.1.9",
    ] {
      #expect(CandidateID(text)?.description == text)
    }
    #expect(CandidateID("3f2a+91c0.1.2")?.parents.map(\.description) == ["3f2a+91c0.1"])
    #expect(CandidateID("3f2a++91c0.1.2")?.parents.map(\.description) == ["3f2a", "91c0.1"])
    for text in [
      "3f2a.", "3f2a.0", "3f2a.01", "3f2a.12289", "3f2a+.1", "+3f2a.1", "3f2a++91c0.1",
      "3f2a+3f2a.1", "3f2a+91c0", ".1", "3f2a+91c0.1+0b17.1", "1.1", "3f2a.1.1.1.1.1",
      "0000+0001+0002+0003+0004.1", String(repeating: "0000+", count: 60) + "0000.1",
    ] {
      #expect(CandidateID(text) == nil, "\(text)")
    }
  }

  /// Every id that a search of children draws is read as it is written, and none occurs twice.
  @Test func aSearchMeetsNoChildTwice() throws {
    let ids = try Variation.children(of: parents("3f2a,91c0"), count: Variation.most, seed: 1)
    #expect(Set(ids).count == Variation.most)
    #expect(ids.prefix(50).allSatisfy { CandidateID("\($0)") == $0 })
    let other = try Variation.children(of: parents("3f2a,91c0"), count: 10, seed: 2)
    #expect(other != Array(ids.prefix(10)))
  }

  /// Two generations change only keys that the first parents changed, or that a mutation of one of
  /// these changes with it.
  @Test(arguments: ["3f2a,91c0", "a2da,1abcd", "4561,b0b0,d3f2"])
  func childrenMixWhatTheirParentsChange(_ text: String) throws {
    let source = try CandidateTests.source("slow-ink.yaml")
    let first = try parents(text)
    let base = try Candidate.Base(source, by: [.all])
    let own = try first.map { try Candidate($0, of: base) }
    let keys = Set(own.flatMap { $0.changes.map(\.path) })
    let children = try Variation.children(of: first, count: 20, seed: 1)
    let made = try children.map { try Candidate($0, of: base) }
    for child in made {
      let isNew = !own.contains { $0.scene == child.scene } && child.scene != base.scene
      #expect(isNew, "\(child.id)")
      let changed = Set(child.changes.map(\.path))
      #expect(changed.count == child.changes.count, "\(child.id)")
      let added = changed.subtracting(keys)
      #expect(added.isSubset(of: ["shift", "cycles", "contrast", "network.weights"]), "\(added)")
    }
    #expect(Set(made.map(\.scene)).count >= 12)
    // Each parent leaves values of its own.
    for parent in own {
      #expect(
        made.contains { child in
          child.changes.contains { change in
            parent.changes.contains { $0.path == change.path && $0.value == change.value }
          }
        }, "\(parent.id)")
    }
    let second = try Variation.children(of: [children[0], first[0]], count: 5, seed: 1)
    for id in second {
      let again = try Candidate(#require(CandidateID("\(id)")), of: base)
      let isAgain = try again.scene == Candidate(id, of: base).scene
      #expect(again.id.generation == 2 && isAgain, "\(id)")
    }
  }

  /// An explicit law that only one parent changed is inherited from that parent, mutated or not; the
  /// preset's own law is not scaled in its place.
  @Test func anExplicitLawComesFromAParent() throws {
    let base = try Candidate.Base(try CandidateTests.source("slow-ink.yaml"), by: [.structure])
    func scale(_ candidate: Candidate) -> Double? {
      guard let change = candidate.changes.first(where: { $0.path == "network.weights" }) else {
        return nil
      }
      return Double(change.value.dropFirst("normal ".count))
    }
    let drawn = try (0xa000..<0xa060).map { number in
      try Candidate(try #require(CandidateID(String(number, radix: 16))), of: base)
    }
    // The preset's law is normal 0.7, of which a mutation makes at most 1.22.
    let wide = try #require(drawn.first { scale($0).map { $0 > 1.6 } ?? false })
    let other = try #require(drawn.first { scale($0) == nil })
    let children = try Variation.children(of: [wide.id, other.id], count: 60, seed: 1)
      .map { try Candidate($0, of: base) }
    let scales = children.compactMap(scale)
    let parent = try #require(scale(wide))
    let mutated = scales.filter { $0 != parent }
    #expect(scales.count > 20 && mutated.count > 5)
    let range = parent * 0.57...parent * 1.75
    #expect(mutated.allSatisfy(range.contains), "\(parent): \(mutated)")
  }

  /// Two seeds have no mixture of their own, so their children need another seed.
  @Test func parentsOfOneKeyHaveManyChildren() throws {
    let base = try Candidate.Base(try CandidateTests.source("slow-ink.yaml"), by: [.seed])
    let ids = try Variation.children(of: parents("0561,0777"), count: 300, seed: 1)
    let seeds = try ids.map { try Candidate($0, of: base).scene.timeline.seed }
    #expect(Set(seeds).count > 200)
  }

  @Test func aLongIDIsShownByItsNumber() throws {
    let base = try Candidate.Base(try CandidateTests.source("slow-ink.yaml"), by: [.seed])
    let short = try Candidate(parents("0561+91c0.3")[0], of: base)
    #expect(short.label(base) == "0561+91c0.3")
    let long = try Candidate(parents("0561+91c0+4561+a2da.3++b0b0+7abc+0777.12.9")[0], of: base)
    #expect(long.label(base) == "….9")
  }

  @Test func childrenArePicked() throws {
    let folder = TemporaryFolder()
    let source = try CandidateTests.source("slow-ink.yaml")
    let picked = try parents("0561+91c0.3,0561+91c0.3++a2da.8")
    let paths = try PickJob(picked, of: source).writePresets(to: folder.path, replace: false)
    #expect(paths == picked.map { folder("slow-ink-\($0).yaml") })
    let base = try Candidate.Base(source, by: [.all])
    for (path, id) in zip(paths, picked) {
      var scene = try Candidate(id, of: base).scene
      scene.title = "Slow ink \(id)"
      #expect(try Preset.scene(at: path).draft == scene)
    }
  }

  @Test func aSearchJudgesChildren() async throws {
    let folder = TemporaryFolder()
    let source = try CandidateTests.source("slow-ink.yaml")
    let first = try parents("0561,7abc")
    var job = try ExploreJob(
      source, by: .seed, count: 6, breeding: first,
      to: OutputFile(folder("a.png"), replace: false))
    job.shown = 3
    let judged = try await job.judge()
    #expect(judged.count == 6 && judged.allSatisfy { $0.id.parents == first })
  }

  @Test func tooManyGenerationsAreSaid() throws {
    let error = #expect(throws: JobError.self) {
      try Variation.children(of: parents("3f2a.1.1.1.1"), count: 1, seed: 1)
    }
    #expect(
      error?.description
        == "The ids of these children would be too long: ids hold 4 generations and 160 "
        + "characters. Write a parent with --pick, and explore that preset.")
    let many = #expect(throws: JobError.self) {
      try Variation.children(of: parents("0001,0002,0003,0004,0005"), count: 1, seed: 1)
    }
    #expect(many?.description == "A child has 1 to 4 parents, not 5.")
  }
}
