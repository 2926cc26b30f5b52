import Testing
import ZoetropeWeights

@Suite struct HalfFloatTests {
  /// Each of the 65,536 numbers of half precision reads back to its own bits.
  @Test func allBitsReadBack() {
    for bits in UInt16.min...UInt16.max {
      let value = HalfFloat.value(bits)
      if value.isNaN {
        #expect(bits & 0x7c00 == 0x7c00 && bits & 0x3ff != 0)
      } else if HalfFloat.bits(value) != bits {
        Issue.record("\(bits) became \(HalfFloat.bits(value))")
      }
    }
  }

  /// Known numbers, from the standard's definition.
  @Test(
    arguments: [
      (0x3c00, 1), (0xc000, -2), (0x7bff, 65504), (0x0001, 0x1p-24), (0x0400, 0x1p-14),
      (0x3555, 0.333251953125), (0x3e00, 1.5),
    ] as [(UInt16, Float)])
  func knownNumbers(_ bits: UInt16, _ value: Float) {
    #expect(HalfFloat.value(bits) == value)
    #expect(HalfFloat.bits(value) == bits)
  }

  /// Numbers between two of half precision go to the nearer one, and to the even one from the middle.
  @Test func roundsToTheNearest() {
    for bits in UInt16(0)..<0x7bff {
      let (low, high) = (HalfFloat.value(bits), HalfFloat.value(bits + 1))
      let middle = (low + high) / 2
      let even = bits % 2 == 0 ? bits : bits + 1
      if HalfFloat.bits(middle) != even || HalfFloat.bits(middle.nextDown) != bits
        || HalfFloat.bits(middle.nextUp) != bits + 1
      {
        Issue.record("between \(low) and \(high)")
      }
    }
    #expect(HalfFloat.bits(65519.99) == 0x7bff)
    #expect(HalfFloat.bits(65520) == 0x7c00)
    #expect(HalfFloat.bits(.greatestFiniteMagnitude) == 0x7c00)
    #expect(!HalfFloat.isExact(0.1) && HalfFloat.isExact(0.5) && !HalfFloat.isExact(.infinity))
  }
}
