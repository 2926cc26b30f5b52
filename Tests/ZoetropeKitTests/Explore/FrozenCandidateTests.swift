import CPPN
import Testing
import ZoetropeExplore
import ZoetropePreset
import ZoetropeScene

/// The changes that ids of four digits make to presets that name their law of weights, frozen.
///
/// Sheets and notes hold ids for years, so an id must never come to mean something else. The digest
/// covers 201 ids of all kinds.
@Suite struct FrozenCandidateTests {
  @Test(arguments: [
    ("slow-ink.yaml", 0xE4C4_EB5F_2579_BD51 as UInt64),
    ("silk-colour.yaml", 0x8BC7_F1E2_CCC5_B460), ("mondrian-zoom.yaml", 0x1F5A_1BFA_AA5A_9017),
  ])
  func idsOfFourDigitsMakeWhatTheyMade(name: String, digest: UInt64) throws {
    let source = try CandidateTests.source(name)
    let plain = try Candidate.Base(source, by: [.seed])
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var kinds: Set<Variation> = []
    for number in stride(from: 0, through: 0xFFFF, by: 327) {
      let digits = String(number, radix: 16)
      let id = try #require(
        CandidateID(String(repeating: "0", count: 4 - digits.count) + digits))
      guard id.variation != .z || plain.scene.network.latent > 0 else { continue }
      if let kind = id.variation { kinds.insert(kind) }
      for change in try Candidate(id, of: plain).changes {
        for byte in "\(id) \(change.path)=\(change.value)\n".utf8 {
          hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
      }
    }
    #expect(kinds.count >= Variation.allCases.count - 1)
    #expect(hash == digest, "\(name): 0x\(String(hash, radix: 16, uppercase: true))")
  }
}
