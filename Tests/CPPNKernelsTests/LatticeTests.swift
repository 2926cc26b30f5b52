import CPPNKernels
import Testing

extension KernelTests {
  @Suite struct LatticeTests {
    /// Oblique and far from binary fractions.
    static let field = ck_field(
      x0: -1.31, y0: 0.77, dx: 0.0123, dy: -0.0045, ex: 0.0046, ey: 0.0121)

    @Test func pointsAnywhereAndPointsOnALineGiveTheSameBits() {
      var draws = Draws()
      let network = SmallNetwork(
        features: .everything, widths: [9, 9], joining: .plain, activation: CK_SIN,
        output: CK_OUT_SIGMOID, draws: &draws)
      let count = 137
      for target in Target.all {
        target.run {
          let line = ck_line(field: Self.field, column: 3.5, row: 17.5, step: 8)
          let along = network.evaluated(line, count: count)
          let columns = (0..<count).map { 3.5 + 8 * Float($0) }
          let rows = [Float](repeating: 17.5, count: count)
          let apart = network.evaluated(at: columns, rows, in: Self.field)
          #expect(apart == along, "\(target), seed \(draws.seed)")
          let order = Array((0..<count).shuffled())
          let shuffled = network.evaluated(
            at: order.map { columns[$0] }, order.map { rows[$0] }, in: Self.field)
          #expect(shuffled == along.map { line in order.map { line[$0] } }, "\(target)")
        }
      }
    }

    /// A polynomial of degree five, which six values determine.
    static func quintic(_ t: Double) -> Double {
      ((((0.3 * t - 1.1) * t + 0.4) * t + 2) * t - 0.7) * t + 0.2
    }

    @Test func interpolationIsExactForPolynomialsOfDegreeFive() {
      let count = 77
      for target in Target.all {
        target.run {
          let values = (-2..<count + 3).map { Float(Self.quintic(Double($0) / 40)) }
          var out = [Float](repeating: .nan, count: 2 * count + 1)
          values.withUnsafeBufferPointer { values in
            guard let first = values.baseAddress else { return }
            ck_interpolate_columns(first + 2, &out, count)
          }
          #expect(out[2 * count].isNaN, "nothing beyond is written")
          for i in 0..<2 * count {
            let exact = Self.quintic(Double(i) / 80)
            #expect((Double(out[i]) - exact).magnitude < 2e-6, "\(i) on \(target)")
            if i % 2 == 0 { #expect(out[i] == values[i / 2 + 2]) }
          }
        }
      }
    }

    @Test func rowsAndColumnsAreTreatedAlike() {
      let count = 35
      for target in Target.all {
        target.run {
          let values = (0..<6).map { row in
            (0..<count).map { Float(Self.quintic(Double(row * 3 + $0) / 20)) }
          }
          var out = [Float](repeating: .nan, count: count + 1)
          withRows(values) { ck_interpolate_rows($0, &out, count) }
          #expect(out[count].isNaN, "nothing beyond is written")
          for i in 0..<count {
            let line = values.map { $0[i] }
            var middle = [Float](repeating: 0, count: 2)
            line.withUnsafeBufferPointer { line in
              guard let first = line.baseAddress else { return }
              ck_interpolate_columns(first + 2, &middle, 1)
            }
            #expect(out[i] == middle[1], "\(i) on \(target)")
          }
        }
      }
    }

    @Test func evaluatedValuesReplacePredictionsAndErrorsAreReturned() {
      let count = 41
      for target in Target.all {
        target.run {
          let predicted = (0..<2 * count).map { Float($0) * 0.5 - 7 }
          let targets = (0..<count).shuffled().map { Int32(2 * $0 + 1) }
          let evaluated = targets.indices.map {
            $0 == 5 ? Float.nan : predicted[Int(targets[$0])] + Float($0 - 20)
          }
          var (values, errors) = (predicted, evaluated)
          ck_replace_predictions(targets, count, &errors, &values)
          for i in 0..<count where i != 5 {
            #expect(values[Int(targets[i])] == evaluated[i], "\(i) on \(target)")
            #expect(errors[i] == Float(i - 20).magnitude, "\(i) on \(target)")
          }
          #expect(errors[5].isNaN && values[Int(targets[5])].isNaN, "\(target)")
          for i in 0..<count { #expect(values[2 * i] == predicted[2 * i], "\(target)") }
        }
      }
    }

    private func withRows(
      _ rows: [[Float]], _ body: (UnsafePointer<UnsafePointer<Float>?>) -> Void
    ) {
      let flat = rows.flatMap { $0 }
      flat.withUnsafeBufferPointer { flat in
        let pointers = rows.indices.map { index in
          flat.baseAddress.map { $0 + index * rows[0].count }
        }
        pointers.withUnsafeBufferPointer { pointers in
          guard let first = pointers.baseAddress else { return }
          body(first)
        }
      }
    }
  }
}
