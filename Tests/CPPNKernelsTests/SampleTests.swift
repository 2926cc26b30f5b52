import CPPNKernels
import Testing

extension KernelTests {
  @Suite struct SampleTests {
    /// A product of parabolas in the two directions, which nine values determine.
    private static func surface(_ x: Double, _ y: Double) -> Double {
      let column = (0.3 * x - 0.7) * x + 0.2
      return column * ((0.5 * y + 0.4) * y - 1) + 0.1 * x * x - y
    }

    @Test(arguments: [1, 2, 3, 4, 7])
    func samplesAreExactForParabolas(_ side: Int) {
      let (columns, rows) = (23, 9)
      let values = (0..<rows * columns).map { index in
        let (x, y) = (Double(index % columns) / 10, Double(index / columns) / 10)
        return Float(Self.surface(x, y))
      }
      let offsets = (0..<37).map { index in
        Int32((1 + index * 5 % (rows - 2)) * columns + 1 + index * 11 % (columns - 2))
      }
      var first: [Float]?
      for target in Target.all {
        target.run {
          var out = [Float](repeating: .nan, count: offsets.count * side * side + 1)
          values.withUnsafeBufferPointer { values in
            ck_interpolate_samples(
              values.baseAddress, columns, offsets, offsets.count, side, &out)
          }
          #expect(out[offsets.count * side * side].isNaN, "nothing beyond is written")
          out.removeLast()
          for sample in 0..<side * side {
            for (index, offset) in offsets.enumerated() {
              let right = (Double(sample % side) + 0.5) / Double(side) - 0.5
              let down = (Double(sample / side) + 0.5) / Double(side) - 0.5
              let exact = Self.surface(
                (Double(Int(offset) % columns) + right) / 10,
                (Double(Int(offset) / columns) + down) / 10)
              let error = Double(out[sample * offsets.count + index]) - exact
              #expect(error.magnitude < 1e-6, "sample \(sample) of pixel \(index) on \(target)")
            }
          }
          if target.isFused {
            #expect(out == first ?? out, "the same bits on \(target)")
            first = out
          }
        }
      }
    }

    @Test func secondDifferencesAreTheLargestOfThreePlanes() {
      var draws = Draws()
      let (stride, count) = (61, 53)
      let colours = (0..<9 * stride).map { _ in Float.random(in: 0...1, using: &draws) }
      // The middle one of three rows, from its second pixel on.
      let start = stride + 1
      let expected = (0..<count).map { i in
        var most: Float = 0
        for plane in 0..<3 {
          let here = start + 3 * plane * stride + i
          let twice = colours[here] + colours[here]
          let along = colours[here - 1] + colours[here + 1]
          let down = colours[here - stride] + colours[here + stride]
          most = max(most, (along - twice).magnitude, (down - twice).magnitude)
        }
        return most
      }
      for target in Target.all {
        target.run {
          var differences = [Float](repeating: .nan, count: count + 1)
          let most = colours.withUnsafeBufferPointer { colours in
            ck_second_differences(
              colours.baseAddress.map { $0 + start }, stride, 3 * stride, &differences, count)
          }
          #expect(differences[count].isNaN, "nothing beyond is written")
          #expect(Array(differences[0..<count]) == expected, "\(target), seed \(draws.seed)")
          #expect(most == expected.max(), "\(target), seed \(draws.seed)")
        }
      }
    }
  }
}
