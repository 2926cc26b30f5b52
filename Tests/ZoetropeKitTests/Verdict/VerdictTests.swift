import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene

/// The word for a film, from its numbers.
@Suite struct VerdictTests {
  private static let moment = Moment(busy: 4, deviation: 0.2, ends: 0.1, contrast: 0.2)

  private static func good() throws -> Impression {
    let text = "zoetrope: 1\nnetwork: { weights: normal 0.7 }\ncolour: ink\n"
    return try Impression(of: Preset.scene(from: Array(text.utf8), file: "film").draft)
  }

  /// Just on this side of a limit a moment is healthy, just on the other it is not.
  @Test func oneMomentSuffices() throws {
    let seen = try Self.good()
    func expect(
      _ fault: Gate.Fault, _ pass: (inout Moment) -> Void, _ fail: (inout Moment) -> Void
    ) {
      var (passing, failing) = (Self.moment, Self.moment)
      pass(&passing)
      fail(&failing)
      #expect(Verdict(seen, [Self.moment, passing]) == .healthy, "\(fault)")
      #expect(Verdict(seen, [Self.moment, failing]) == .fault(fault), "\(fault)")
    }
    #expect(Verdict(seen, [Self.moment]) == .healthy)
    expect(.tooFine, { $0.busy = 10.5 }, { $0.busy = 10.501 })
    expect(.flat, { $0.busy = 0.7 }, { $0.busy = 0.699 })
    expect(.flat, { $0.deviation = 0.06 }, { $0.deviation = 0.0599 })
    expect(.flat, { $0.contrast = 0.06 }, { $0.contrast = 0.0599 })
    expect(.saturated, { $0.ends = 0.799 }, { $0.ends = 0.8 })
  }

  /// The quotient of two tiny numbers says nothing of forms.
  @Test func aPageWithTracesOfNoiseIsFlat() throws {
    var faint = Self.moment
    (faint.busy, faint.deviation) = (40, 0.01)
    #expect(Verdict(try Self.good(), [faint]) == .fault(.flat))
  }

  /// The faults of the gate count too, in its order.
  @Test func theGateCounts() throws {
    var seen = try Self.good()
    seen.movement = 0
    #expect(Verdict(seen, [Self.moment]) == .fault(.still))
    seen.clipped = 1
    #expect(Verdict(seen, [Self.moment]) == .fault(.saturated))
    var fine = Self.moment
    fine.busy = 20
    #expect(Verdict(seen, [fine]) == .fault(.tooFine))
  }

  @Test func theWords() {
    #expect(Verdict.healthy.description == "healthy")
    #expect(
      Gate.Fault.allCases.map { Verdict.fault($0).description } == [
        "too-fine", "saturated", "flat", "static", "seam",
      ])
  }
}
