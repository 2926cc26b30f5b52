import CPPNKernels
import Testing

/// Parent of all suites here: forcing an instruction set is forcing it for the whole process, so
/// they run one after another.
@Suite(.serialized)
struct KernelTests {}

/// An instruction set that this machine can run.
struct Target: Hashable, CustomStringConvertible, Sendable {
  let name: String
  /// True if it has fused multiply-add.
  let isFused: Bool

  var description: String { name }

  /// All of them, best first.
  static let all: [Target] = names.map { name in
    using(name) { Target(name: name, isFused: ck_target_is_fused() != 0) }
  }

  static var names: [String] {
    var buffer = [CChar](repeating: 0, count: 256)
    ck_target_names(&buffer, buffer.count)
    return buffer.withUnsafeBufferPointer { bytes in
      String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }.split(separator: " ").map(String.init)
  }

  /// Runs `body` on this target, and goes back to the best one.
  func run<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Target.using(name, body)
  }

  private static func using<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result
  {
    let status = ck_force_target(name)
    precondition(status == 0, "\(name) was said to be available")
    defer { ck_force_target("") }
    return try body()
  }
}

/// SplitMix64: numbers for tests, the same in every run.
struct Draws: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64 = 0) {
    self.seed = seed
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// `count` numbers with mean 0 and standard deviation `spread`, bell-shaped enough.
  mutating func floats(_ count: Int, spread: Double) -> [Float] {
    (0..<count).map { _ in
      let sum = (0..<4).reduce(0.0) { total, _ in total + Double.random(in: -1...1, using: &self) }
      return Float(sum * spread * 0.866)
    }
  }
}

extension KernelTests {
  @Suite struct TargetTests {
    @Test func namesAreKnownAndTheBestIsInUse() {
      #expect(!Target.names.isEmpty)
      #expect(String(cString: ck_target()) == Target.names.first)
      for name in Target.names { #expect(name == name.lowercased()) }
    }

    @Test func aForcedTargetIsInUseUntilRestored() {
      for target in Target.all {
        target.run { #expect(String(cString: ck_target()) == target.name) }
      }
      #expect(String(cString: ck_target()) == Target.names.first)
    }

    @Test(arguments: ["avx", "AVX2 ", "mmx", "scalar2", " "])
    func unknownNamesAreRefusedAndChangeNothing(_ name: String) {
      #expect(ck_force_target(name) == -1)
      #expect(String(cString: ck_target()) == Target.names.first)
    }

    @Test func namesFitTheBuffer() {
      var buffer = [CChar](repeating: 1, count: 6)
      ck_target_names(&buffer, 5)
      #expect(buffer.contains(0) && buffer[5] == 1)
    }

    @Test func peakCountsItsMultiplyAdds() {
      for target in Target.all {
        let (one, ten) = target.run { (ck_peak(100), ck_peak(1000)) }
        #expect(one > 0 && one % 100 == 0)
        #expect(ten == 10 * one, "\(target)")
      }
    }
  }
}
