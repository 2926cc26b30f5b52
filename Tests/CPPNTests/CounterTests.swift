import CPPN
import Testing

/// The table of random numbers: frozen, and random enough.
struct CounterTests {
  @Test func bitsAreFrozen() {
    let root = Counter(seed: 7, purpose: .weights)
    #expect(root.bits == 0x64FB_272C_C21A_D71C)
    #expect(root.at(0).at(0).at(0).bits == 0x83D5_1313_0D63_1AD0)
    #expect(root.at(0).at(0).at(0).centred == 0x1.ea898986b18cp-7)
    #expect(Counter(seed: .max, purpose: .latent).at(3).bits == 0x7693_1AF3_4E59_9FCF)
  }

  @Test func purposesHaveTablesOfTheirOwn() {
    #expect(Counter(seed: 1, purpose: .weights) != Counter(seed: 1, purpose: .latent))
  }

  @Test(arguments: Seeds.some)
  func numbersStayInsideTheirRange(seed: UInt64) {
    let table = Counter(seed: seed, purpose: .weights)
    for word: UInt64 in 0..<10_000 {
      #expect(abs(table.at(word).centred) < 0.5)
    }
  }

  /// Neighbours in any direction of the table are uncorrelated.
  @Test(arguments: Seeds.some)
  func neighboursAreUncorrelated(seed: UInt64) {
    let seeds = (0..<2).map { Counter(seed: seed &+ $0, purpose: .weights) }
    let count: UInt64 = 128
    func correlation(with other: (UInt64, UInt64) -> Counter) -> Double {
      var sum = 0.0
      for row in 0..<count {
        for column in 0..<count {
          sum += seeds[0].at(0).at(row).at(column).centred * other(row, column).centred
        }
      }
      return sum * 12 / Double(count * count)
    }
    // One standard deviation is 1/128; six of them are exceeded once in 500 million.
    let tolerance = 6.0 / 128
    #expect(abs(correlation { seeds[0].at(0).at($0).at($1 + 1) }) < tolerance)
    #expect(abs(correlation { seeds[0].at(0).at($0 + 1).at($1) }) < tolerance)
    #expect(abs(correlation { seeds[0].at(1).at($0).at($1) }) < tolerance)
    #expect(abs(correlation { seeds[1].at(0).at($0).at($1) }) < tolerance)
    // The same column number in two groups of columns.
    #expect(abs(correlation { seeds[0].at(0).at($0).at($1 + 1 << 32) }) < tolerance)
    // Row and column exchanged.
    #expect(abs(correlation { seeds[0].at(1).at($1).at($0) }) < tolerance)
  }

  /// Each bit of a key's words affects each bit of its number.
  @Test func everyBitOfAWordReachesEveryBit() {
    let trials: UInt64 = 400
    for flipped in 0..<64 {
      var changes = [Int](repeating: 0, count: 64)
      for trial in 0..<trials {
        let table = Counter(seed: trial, purpose: .weights)
        let word = trial &* 0x1234_5678_9ABC_DEF1
        let change = table.at(word).bits ^ table.at(word ^ 1 << UInt64(flipped)).bits
        for bit in 0..<64 where change >> UInt64(bit) & 1 == 1 {
          changes[bit] += 1
        }
      }
      // Half of 400, give or take six standard deviations of 10.
      #expect(changes.allSatisfy { (140...260).contains($0) }, "bit \(flipped): \(changes)")
    }
  }
}
