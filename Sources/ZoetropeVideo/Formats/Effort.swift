/// A preset of x264 and some of its settings.
struct Effort: Hashable, Sendable {
  /// The preset's name in x264.
  let name: String
  /// The number of frames that the encoder looks ahead.
  let lookAhead: Int
  /// The number of frames that a frame may refer to.
  let references: Int
  /// The largest number of consecutive frames that may refer to later ones (B-frames).
  let bidirectional: Int

  /// The presets, from the fastest to the slowest.
  static let all = [
    Effort(name: "ultrafast", lookAhead: 0, references: 1, bidirectional: 0),
    Effort(name: "superfast", lookAhead: 0, references: 1, bidirectional: 3),
    Effort(name: "veryfast", lookAhead: 10, references: 1, bidirectional: 3),
    Effort(name: "faster", lookAhead: 20, references: 2, bidirectional: 3),
    Effort(name: "fast", lookAhead: 30, references: 2, bidirectional: 3),
    Effort(name: "medium", lookAhead: 40, references: 3, bidirectional: 3),
    Effort(name: "slow", lookAhead: 50, references: 5, bidirectional: 3),
    Effort(name: "slower", lookAhead: 60, references: 8, bidirectional: 3),
    Effort(name: "veryslow", lookAhead: 60, references: 16, bidirectional: 8),
  ]

  /// Returns the smallest number of frames that a decoder must keep to show frames in display
  /// order, for groups of `length` frames.
  func framesToKeep(inGroupsOf length: Int) -> Int {
    switch min(bidirectional, length - 1) {
    case ...0: 1
    case 1: 2
    // x264 refers to B-frames too, and then keeps four.
    default: 4
    }
  }
}
