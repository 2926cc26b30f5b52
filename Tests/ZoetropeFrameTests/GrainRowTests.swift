import PixelKernels
import Testing

/// The statistics of film grain.
struct GrainRowTests {
  private static let size = (width: 1100, height: 400)

  /// Grain over grey, one row after the other.
  private static func noise(
    _ pitch: Float, seed: UInt32 = 7, grain: Float = 0.03, grey: Float = 0.5,
    size: (width: Int, height: Int) = size
  ) -> [[Double]] {
    let finish = ck_finish(
      width: Float(size.width), height: Float(size.height), vignette: 0, grain: grain,
      pitch: pitch, seed: seed)
    return (0..<size.height).map { y in
      var red = [Float](repeating: grey, count: size.width)
      var (green, blue) = (red, red)
      ck_finish_row(finish, y, &red, &green, &blue, size.width)
      #expect(red == green && green == blue)
      return red.map { Double($0 - grey) }
    }
  }

  /// The mean product of numbers `right` and `down` of each other.
  private static func covariance(_ noise: [[Double]], right: Int, down: Int) -> Double {
    var (sum, count) = (0.0, 0.0)
    for (line, other) in zip(noise, noise.dropFirst(down)) {
      for (a, b) in zip(line, other.dropFirst(right)) {
        sum += a * b
        count += 1
      }
    }
    return sum / count
  }

  @Test(arguments: [Float(0.5), 0.25, 0.9]) func hasTheGivenDeviation(grey: Float) {
    let noise = Self.noise(2.16, grey: grey)
    let off = 2 * Double(grey) - 1
    let share = 1 - 0.75 * off * off
    let mean = noise.joined().reduce(0, +) / Double(noise.count * noise[0].count)
    #expect(abs(mean) < 3e-4, "\(mean)")
    let deviation = Self.covariance(noise, right: 0, down: 0).squareRoot()
    #expect(abs(deviation / (0.03 * share) - 1) < 0.02, "\(deviation)")
  }

  @Test(arguments: [Float(1.5), 2.16, 5.3])
  func isAsStrongAtEveryPlaceOfTheLattice(_ pitch: Float) {
    // Splines alone would leave a tenth less half way between two nodes.
    let noise = Self.noise(pitch)
    var (squares, counts) = ([0.0, 0, 0, 0], [0.0, 0, 0, 0])
    for line in noise {
      for (x, value) in line.enumerated() {
        let u = (Double(x) + 0.5 - 0.5 * Double(Self.size.width)) / Double(pitch)
        let quarter = Int((u - u.rounded(.down)) * 4)
        squares[min(quarter, 3)] += value * value
        counts[min(quarter, 3)] += 1
      }
    }
    for (sum, count) in zip(squares, counts) where count > 0 {
      #expect(abs((sum / count).squareRoot() / 0.03 - 1) < 0.03, "\((sum / count).squareRoot())")
    }
  }

  @Test(arguments: [4, 9]) func isHalfAlikeOneWidthAway(_ pitch: Int) {
    let noise = Self.noise(Float(pitch))
    let all = Self.covariance(noise, right: 0, down: 0)
    for (right, down) in [(pitch, 0), (0, pitch)] {
      let alike = Self.covariance(noise, right: right, down: down) / all
      #expect(abs(alike - 0.48) < 0.05, "\(alike)")
      let far = Self.covariance(noise, right: 4 * right, down: 4 * down) / all
      #expect(abs(far) < 0.05, "\(far)")
    }
    // The grain has no direction: the correlation of the diagonal is nearly that of its length.
    let step = Int((Double(pitch) / 2.0.squareRoot()).rounded())
    let aslant = Self.covariance(noise, right: step, down: step) / all
    #expect(abs(aslant - 0.48) < 0.1, "\(aslant)")
  }

  @Test func isTheSameInLargerAndWiderPictures() {
    let small = Self.noise(2, size: (300, 200))
    let large = Self.noise(6, size: (900, 600))
    let wide = Self.noise(2, size: (402, 200))
    for y in stride(from: 0, to: 200, by: 7) {
      for x in 0..<300 {
        #expect(abs(small[y][x] - large[3 * y + 1][3 * x + 1]) < 1e-5)
        #expect(abs(small[y][x] - wide[y][x + 51]) < 1e-5)
      }
    }
  }

  @Test func anotherSeedIsAnotherGrain() {
    let first = Self.noise(2.16)
    #expect(Self.noise(2.16) == first)
    let second = Self.noise(2.16, seed: 8)
    let product = zip(first.joined(), second.joined()).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(product / first.joined().reduce(0) { $0 + $1 * $1 }) < 0.02)
  }

  /// Rows end in the midst of vectors and pieces.
  @Test(arguments: [1, 7, 511, 512, 513, 1030]) func anyRowEndsWhereItShould(_ width: Int) {
    let finish = ck_finish(
      width: Float(width), height: 9, vignette: 0, grain: 0.5, pitch: 1.25, seed: 1)
    var (red, green, blue) = (
      [Float](repeating: 0.5, count: width + 1), [Float](repeating: 0.5, count: width + 1),
      [Float](repeating: 0.5, count: width + 1)
    )
    ck_finish_row(finish, 4, &red, &green, &blue, width)
    #expect(red[width] == 0.5 && red[0..<width].allSatisfy { $0 != 0.5 && (0...1).contains($0) })
  }
}
