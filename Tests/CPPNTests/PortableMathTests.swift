import CPPN
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The portable functions against the C library's.
struct PortableMathTests {
  @Test(arguments: Seeds.some)
  func logarithmAndExponential(seed: UInt64) {
    var dice = Seeds.dice(seed)
    for _ in 0..<3000 {
      let power = Double.random(in: -690...690, using: &dice)
      let near = Double.random(in: 0.5...1.6, using: &dice)
      for x in [exp(power), near] {
        #expect(abs(PortableMath.log(x) - log(x)) <= 1e-15 * abs(log(x)), "log \(x)")
      }
      // The argument's own last digit is worth 690 of the result's.
      #expect(abs(PortableMath.exp(power) / exp(power) - 1) <= 2e-13, "exp \(power)")
      #expect(abs(PortableMath.exp(near) / exp(near) - 1) <= 1e-15, "exp \(near)")
    }
    #expect(PortableMath.log(1) == 0)
    #expect(PortableMath.exp(0) == 1)
    #expect(PortableMath.exp(1e300).isFinite)
    #expect(PortableMath.exp(-1e300) > 0)
  }

  @Test(arguments: Seeds.some)
  func sineAndCosine(seed: UInt64) {
    var dice = Seeds.dice(seed)
    for _ in 0..<5000 {
      let angle = Double.random(in: -30...30, using: &dice)
      let found = PortableMath.sineAndCosine(angle)
      // The double nearest to a quarter turn is off by 6e-17, twenty times over here.
      #expect(abs(found.sine - sin(angle)) <= 2e-15, "sine of \(angle)")
      #expect(abs(found.cosine - cos(angle)) <= 2e-15, "cosine of \(angle)")
    }
    #expect(PortableMath.sineAndCosine(0) == (0, 1))
    #expect(PortableMath.sineAndCosine(.pi / 2) == (1, 0))
  }

  @Test(arguments: Seeds.some)
  func angle(seed: UInt64) {
    var dice = Seeds.dice(seed)
    for _ in 0..<5000 {
      let along = Double.random(in: -1...1, using: &dice)
      let across = Double.random(in: 0...1, using: &dice)
      let found = PortableMath.angle(along: along, across: across)
      #expect(abs(found - atan2(across, along)) <= 2e-15, "\(along), \(across)")
    }
    #expect(PortableMath.angle(along: 2, across: 0) == 0)
    #expect(PortableMath.angle(along: -2, across: 0) == .pi)
  }
}
