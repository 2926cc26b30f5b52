import Foundation
import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene

/// The order of candidates on a sheet, and what counts as a near-duplicate.
@Suite struct SelectionTests {
  /// An impression whose first picture has these tones, 16 squares in a row.
  private func film(
    contrast: Double = 0.2, movement: Double = 0.1, _ tone: (_ x: Int, _ y: Int) -> Int
  ) throws -> Impression {
    var tones: [UInt8] = []
    for y in 0..<9 { for x in 0..<16 { tones.append(UInt8(tone(x, y))) } }
    var film = try Impression(of: CandidateTests.source("slow-ink.yaml").valid().draft)
    (film.contrast, film.entropy, film.coherence) = (contrast, [4, 4, 4], 0.8)
    (film.edges, film.plateau, film.clipped, film.colourfulness) = (0.1, 0, 0, 0)
    (film.movement, film.seam, film.signature) = (movement, 1, tones + tones + tones)
    return film
  }

  private func place(_ film: Impression) -> Appearance { Appearance(film, columns: 16) }

  /// Films with equal numbers differ by the form and the colour of their first pictures.
  @Test func formCountsAndColourToo() throws {
    let left = try film { x, _ in x < 8 ? 40 : 210 }
    let top = try film { x, _ in x % 4 < 2 ? 40 : 210 }
    #expect(place(left).distance(to: place(left)) == 0)
    #expect(place(left).distance(to: place(top)) > 2 * Appearance.alike)
    var red = left
    for index in 0..<144 { red.signature[index] = min(255, red.signature[index] + 45) }
    for index in 144..<288 { red.signature[index] -= 13 }
    let grey = try film { x, _ in x < 8 ? 49 : 219 }
    #expect(place(left).distance(to: place(red)) > Appearance.alike)
    #expect(place(left).distance(to: place(grey)) < Appearance.alike)
  }

  @Test func numbersCountWhereTheFirstPictureDoesNotMatter() throws {
    let base = try film { x, y in 10 * x + 5 * y }
    let slightly = try film(contrast: 0.21) { x, y in 10 * x + 5 * y + 12 }
    let plainly = try film(contrast: 0.35, movement: 0.02) { x, y in 10 * x + 5 * y + 12 }
    #expect(place(base).distance(to: place(slightly)) < Appearance.alike)
    #expect(place(base).distance(to: place(plainly)) > Appearance.alike)
  }

  /// The best comes first; then the candidate whose least distance times its score is largest.
  @Test func eachDiffersFromThoseBeforeIt() async throws {
    let judged = try await SelectionSample.judged()
    let passed = judged.filter { $0.fault == nil }
    let chosen = ExploreJob.choose(judged, rejected: false, count: 8)
    try #require(chosen.count == 8 && passed.count > 12)
    #expect(chosen[0].score == passed.map(\.score).max())
    for place in 1..<chosen.count {
      func worth(_ candidate: ExploreJob.Judged) -> Double {
        let nearest = chosen.prefix(place).map { candidate.appearance.distance(to: $0.appearance) }
          .min()
        guard let nearest, nearest >= Appearance.alike else { return 0 }
        return Double(nearest) * candidate.score
      }
      #expect(worth(chosen[place]) == passed.map(worth).max() && worth(chosen[place]) > 0)
    }
    #expect(
      ExploreJob.choose(judged.reversed(), rejected: false, count: 8).map(\.id)
        == chosen.map(\.id))
  }

  /// Candidates that are equal in all that counts are chosen by their ids, whatever their order.
  @Test func tiesAreResolvedById() async throws {
    let judged = try await SelectionSample.judged()
    let passed = judged.filter { $0.fault == nil }
    let twins = passed.prefix(2).map { $0.looking(like: passed[0]) }
    let first = try #require(twins.map(\.id).min())
    for order in [twins, twins.reversed()] {
      #expect(ExploreJob.choose(order, rejected: false, count: 2).map(\.id) == [first])
    }
  }

  @Test func nearDuplicatesAreCounted() async throws {
    let judged = try await SelectionSample.judged()
    let passed = judged.filter { $0.fault == nil }
    let copies = passed.map { $0.looking(like: passed[0]) }
    let shown = ExploreJob.choose(copies, rejected: false, count: 8)
    #expect(shown.count == 1)
    #expect(Selection.alike(shown, among: copies) == copies.count - 1)
    #expect(Selection.alike(passed, among: judged) == 0)
    var tally = ExploreTally(passed: 7, rejected: [.flat: 1])
    tally.alike = 5
    #expect(
      tally.description == "8 candidates, 7 passed, 1 rejected (1 flat), 5 much like one shown")
    #expect(tally.reported.counts.contains(JobTally.Count("alike", 5)))
  }
}

/// The verdicts of a small search, which the tests of the selection share.
private enum SelectionSample {
  static func judged() async throws -> [ExploreJob.Judged] {
    let folder = TemporaryFolder()
    try folder.write(
      """
      zoetrope: 1
      network: { seed: 7, latent: 3, layers: 2 x 8, weights: normal 1.2, output: sine }
      film: { size: 96x64, fps: 30, duration: 1 }

      """, to: "small.yaml")
    return try await ExploreJob(
      SceneSource(folder("small.yaml")), by: .structure, count: 40,
      to: OutputFile(folder("a.png"), replace: false)
    ).judge()
  }
}
