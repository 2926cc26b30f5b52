import CPPN
import Testing

/// Balanced weights: what they promise for any network.
struct BalanceTests {
  private static let field = BalanceField(halfHeight: 1)

  /// Of the networks drawn from seeds 0, 1, 2, ..., none left out, nearly all give a picture that
  /// is neither blank nor noise, at each of three moments.
  @Test func randomNetworksPaint() {
    var failed: [UInt64] = []
    for seed in 0..<64 as Range<UInt64> {
      let network = Architecture.anyShape(seed)
      let weights = Weights(network, seed: seed, in: Self.field)
      let isHealthy = (0..<3).allSatisfy { moment in
        let z = Latent.vector(seed: 1000 + seed + UInt64(moment), count: network.latent)
        let inputs = network.picture(Self.field, z: z, phase: Double(moment) / 3)
        return network.look(weights.channels(network, inputs, blocks: BalanceField.blocks))
          .isHealthy
      }
      if !isHealthy { failed.append(seed) }
    }
    #expect(failed.count <= 2, "\(failed)")
  }

  /// The weights give the pictures that were measured, also in a field with symmetry, a twist and a
  /// core.
  @Test(arguments: [Wiring.plain, .residual, .dense, .shared])
  func weightsAreTheCalibratedNetwork(_ wiring: Wiring) throws {
    let network = Architecture.sample(
      inputs: [.x, .y, .r, .theta(harmonic: 2), .logR(frequency: 1)], latent: 3,
      widths: [6, 6, 6], activation: .sin, wiring: wiring, weights: .balanced(busy: 3))
    let domain = Domain(symmetry: .kaleidoscope(5), twist: 0.5, core: 0.1)
    let field = BalanceField(halfHeight: 2, domain: domain)
    let found = try #require(Calibration(network, seed: 9, in: field))
    #expect(found.weights == Weights(network, seed: 9, in: field))
    // The busy of whole pictures, by the reference evaluator.
    var busy = 0.0
    let moments = GainSearch.moments(network, field)
    for moment in moments {
      let inputs = network.picture(field, z: moment.latent, phase: moment.phase)
      let channels = found.weights.channels(network, inputs, blocks: BalanceField.blocks)
      busy += network.look(channels).busy / Double(moments.count)
      let reference = ReferenceEvaluator(
        architecture: network, weights: found.weights, latent: moment.latent, phase: moment.phase,
        domain: domain)
      for pixel in stride(from: 0, to: BalanceField.columns * BalanceField.rows, by: 371) {
        let place = SIMD2(
          Double(pixel % BalanceField.columns), Double(pixel / BalanceField.columns))
        let point = field.point(place)
        let expected = reference(x: point.x, y: point.y)[0]
        #expect(abs(channels[pixel / 8][pixel % 8] - expected) < 1e-5, "pixel \(pixel)")
      }
    }
    #expect(abs(found.busy / busy - 1) < 0.2, "\(found.busy), \(busy)")
  }

  /// However many numbers `z` has, it gives four tenths of the first layer's variance; `time` two.
  @Test(arguments: [1, 8, 64, 256])
  func latentAndTimeHaveAFixedShare(_ latent: Int) throws {
    let network = Architecture.sample(
      inputs: [.x, .y, .time], latent: latent, widths: [12, 12], weights: .balanced(busy: 3))
    let found = try #require(Calibration(network, seed: 4, in: Self.field))
    let (gain, first) = (found.gain, found.weights.layers[0])
    for neuron in 0..<12 {
      let row = first.matrix[neuron * first.fanIn..<(neuron + 1) * first.fanIn].map(Double.init)
      let z = row[4...].reduce(0) { $0 + $1 * $1 } / (gain * gain)
      let time = row[2..<4].reduce(0) { $0 + $1 * $1 / 2 } / (gain * gain)
      #expect(abs(z - 0.4) < 1e-5 && abs(time - 0.2) < 1e-5, "neuron \(neuron): \(z), \(time)")
    }
  }

  /// Stripes of N cycles over the height read 2 N.
  @Test(arguments: [1, 2, 4, 8])
  func stripesReadTwiceTheirCycles(_ cycles: Int) throws {
    let network = Architecture.sample(
      inputs: [.tileY(period: 2 / Double(cycles))], widths: [], outputs: [.linear],
      weights: .balanced(busy: 4), biases: .none)
    let busy = try #require(Calibration(network, seed: 2, in: Self.field)).busy
    #expect(abs(busy / Double(2 * cycles) - 1) < 0.04, "\(busy)")
  }

  /// The target is met by ordinary networks, but for one in eight that would show nothing at some
  /// moment.
  @Test(arguments: [3.0, 4, 6])
  func theTargetIsMet(_ busy: Double) throws {
    var errors: [Double] = []
    for seed in 0..<8 as Range<UInt64> {
      let network = Architecture.sample(
        inputs: [.x, .y, .r], latent: 8, widths: [24, 24, 24, 24], activation: .tanh,
        weights: .balanced(busy: busy))
      let found = try #require(Calibration(network, seed: seed, in: Self.field)).busy
      errors.append(abs(found / busy - 1))
    }
    #expect(errors.count { $0 < 0.1 } >= 7, "\(errors)")
  }

  /// Half way between two seeds the picture has a deviation of at least 0.8 of that of the flatter
  /// end, for each of twenty networks.
  @Test func morphsKeepTheirContrast() {
    var kept: [Double] = []
    for pair in 0..<20 as Range<UInt64> {
      let network = Architecture.anyShape(pair)
      let course = SeedCourse(network, from: 2 * pair, to: 2 * pair + 1, in: Self.field)
      let deviations = [0, 1, 0.5].map { amount in
        let weights = course.weights(at: amount)
        // The mean over moments, as one moment of an end may be flatter than the rest.
        return (0..<3).reduce(0) { sum, moment in
          let z = Latent.vector(seed: 500 + UInt64(moment), count: network.latent)
          let inputs = network.picture(Self.field, z: z, phase: Double(moment) / 3)
          return sum + network.look(weights.channels(network, inputs, blocks: BalanceField.blocks))
            .deviation / 3
        }
      }
      kept.append(deviations[2] / min(deviations[0], deviations[1]))
    }
    print("half way between two seeds:", kept.sorted())
    #expect(kept.allSatisfy { $0 >= 0.8 }, "\(kept.sorted())")
  }

  /// The ends of a morph are the calibrated weights, and the weights near an end are near those.
  @Test(arguments: [Wiring.plain, .residual, .dense, .shared])
  func morphsBeginAndEndAtTheirSeeds(_ wiring: Wiring) {
    let network = Architecture.sample(
      inputs: [.x, .y, .r], latent: 4, widths: [8, 8, 8], wiring: wiring,
      weights: .balanced(busy: 4))
    let course = SeedCourse(network, from: 3, to: 4, in: Self.field)
    for (amount, near, seed) in [(0.0, 1e-6, 3), (1.0, 1 - 1e-6, 4)] as [(Double, Double, UInt64)] {
      let end = Weights(network, seed: seed, in: Self.field)
      #expect(course.weights(at: amount) == end)
      for (layer, other) in zip(end.layers, course.weights(at: near).layers) {
        for (a, b) in zip(layer.matrix + layer.bias, other.matrix + other.bias) {
          #expect(abs(a - b) <= 1e-3 * max(1, abs(a)))
        }
      }
    }
  }

  /// A morph does not jump, also where statistics do: a matrix that is applied many times, or steps.
  @Test(arguments: [Activation.tanh, .sin, .step])
  func morphsDoNotJump(_ activation: Activation) {
    let network = Architecture.sample(
      inputs: [.x, .y, .r], latent: 4, widths: Array(repeating: 8, count: 10),
      activation: activation, wiring: .shared, weights: .balanced(busy: 4))
    let course = SeedCourse(network, from: 5, to: 9, in: Self.field)
    var last = course.weights(at: 0)
    for step in 1...400 {
      let next = course.weights(at: Double(step) / 400)
      for (layer, other) in zip(last.layers, next.layers) {
        // The norm of a layer's change, over its norm.
        let change = zip(layer.matrix, other.matrix).reduce(0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
        let square = layer.matrix.reduce(0) { $0 + $1 * $1 }
        #expect(change.squareRoot() < 0.25 * square.squareRoot(), "step \(step)")
      }
      last = next
    }
  }

  /// Networks whose pictures repeat are calibrated over one period, in half of their moments.
  @Test func periodsAreCovered() {
    func moments(_ inputs: [Input], _ latent: Int) -> [CalibrationMoment] {
      GainSearch.moments(.sample(inputs: inputs, latent: latent, widths: [4]), Self.field)
    }
    let zooms = moments([.logR(frequency: 2), .theta(harmonic: 1)], 2).map(\.zoom)
    #expect(zooms.count == 24 && zooms.count { $0 == 1 } == 12)
    // The period is exp(π), 23.1.
    #expect(zooms.allSatisfy { $0 >= 1 && $0 < 23.2 } && zooms.contains { $0 > 15 })
    let shifts = moments([.tileX(period: 3), .tileY(period: 5)], 0).map(\.shift)
    #expect(shifts.count == 24 && shifts.count { $0 == .zero } == 12)
    #expect(shifts.allSatisfy { $0.x >= 0 && $0.x < 3 && $0.y >= 0 && $0.y < 5 })
    #expect(shifts.contains { $0.x > 2 } && shifts.contains { $0.y > 3 })
    for moment in moments([.x, .y, .r, .logR(frequency: 2)], 2) {
      #expect(moment.zoom == 1 && moment.shift == .zero)
    }
    #expect(moments([.x, .y], 0).count == 1)
  }

  /// Ordinary networks keep the share of `z`; some linear ones, in which it moves the whole picture
  /// out of range, do not.
  @Test func theShareOfLatentChangesOnlyWhereItMust() throws {
    func changed(_ activation: Activation, depth: Int) throws -> Int {
      try (0..<16 as Range<UInt64>).count { seed in
        let network = Architecture.sample(
          inputs: [.x, .y, .theta(harmonic: 1)], latent: 8,
          widths: Array(repeating: 16, count: depth), activation: activation,
          weights: .balanced(busy: 4))
        return try #require(Calibration(network, seed: seed, in: Self.field)).motionFactor != 1
      }
    }
    let (ordinary, linear) = (try changed(.tanh, depth: 3), try changed(.identity, depth: 8))
    #expect(ordinary <= 2 && linear >= 2 && linear < 16, "\(ordinary), \(linear)")
  }

  /// Layers' factors multiply the calibrated weights and are not calibrated away.
  @Test func layerGainsMultiplyOnTop() {
    var network = Architecture.sample(latent: 2, widths: [8, 8], weights: .balanced(busy: 4))
    let plain = Weights(network, seed: 1, in: Self.field)
    network.layerGains = [1, 0.5, 2]
    let scaled = Weights(network, seed: 1, in: Self.field)
    #expect(scaled.layers[0] == plain.layers[0])
    #expect(scaled.layers[1].matrix == plain.layers[1].matrix.map { $0 / 2 })
    #expect(scaled.layers[2].bias == plain.layers[2].bias.map { $0 * 2 })
  }

  /// Weights whose seed was calibrated long ago are made again with equal bits.
  @Test func weightsAreMadeAgain() {
    let network = Architecture.sample(
      inputs: [.x, .y, .r], latent: 2, widths: [5, 5], weights: .balanced(busy: 3.5))
    func weights(_ seed: UInt64) -> Weights { Weights(network, seed: seed, in: Self.field) }
    let first = weights(0)
    for seed in 1...300 as ClosedRange<UInt64> { _ = weights(seed) }
    #expect(weights(0) == first)
  }

  /// Networks with little or nothing to calibrate give finite weights.
  @Test func networksWithoutVariationAreLeft() {
    for inputs in [[Input.bias], [.time], [.x], []] {
      for activation in [Activation.relu, .step, .square, .identity] {
        for widths in [[], [1], [3, 3, 3, 3, 3, 3, 3, 3]] {
          let network = Architecture.sample(
            inputs: inputs, widths: widths, activation: activation, weights: .balanced(busy: 4))
          for layer in Weights(network, seed: 3, in: Self.field).layers {
            #expect((layer.matrix + layer.bias).allSatisfy { $0.isFinite && abs($0) <= 1e18 })
          }
        }
      }
    }
  }

  /// The weights of twenty networks, to the last bit: they never change, on no machine.
  @Test func weightsKeepTheirBits() {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for seed in 0..<20 as Range<UInt64> {
      var network = Architecture.anyShape(seed)
      network.weights = .balanced(busy: 4)
      network.layers = network.layers.prefix(4).map {
        NetworkLayer(width: min($0.width, 12), activations: $0.activations)
      }
      for layer in Weights(network, seed: seed, in: Self.field).layers {
        for number in layer.matrix + layer.bias {
          hash = (hash ^ UInt64(number.bitPattern)) &* 0x100_0000_01B3
        }
      }
    }
    #expect(hash == 0xBC3C_6243_3A4B_4534)
  }
}

extension BalanceField {
  /// The number of blocks of eight pixels in a field's picture.
  fileprivate static let blocks = columns * rows / 8
}

extension Architecture {
  /// Makes a network of any shape from a seed: the activations in turn, alone or mixed, 1 to 16
  /// layers of 4 to 64 neurons, every wiring, and usual sets of inputs.
  fileprivate static func anyShape(_ seed: UInt64) -> Architecture {
    var dice = Seeds.dice(seed)
    let first = Activation.allCases[Int(seed) % Activation.allCases.count]
    let others = Activation.allCases.filter { $0 != first }.shuffled(using: &dice)
    let inputs: [Input] = dice.pick([
      [.x, .y, .r], [.x, .y], [.x, .y, .r, .bias], [.x, .y, .theta(harmonic: 1)],
      [.logR(frequency: 1), .theta(harmonic: 1)], [.tileX(period: 2), .tileY(period: 2)],
      [.absX, .absY, .r], [.x, .y, .r, .time],
    ])
    let width = Int.random(in: 4...64, using: &dice)
    return Architecture(
      inputs: inputs, latent: dice.pick(inputs.contains(.time) ? [0, 8] : [8, 8, 8, 1, 64]),
      layers: Array(
        repeating: NetworkLayer(
          width: width, activations: [first] + others.prefix(dice.pick([0, 0, 1, 2]))),
        count: .random(in: 1...16, using: &dice)),
      wiring: dice.pick(Wiring.allCases),
      outputs: Array(repeating: .sigmoid, count: dice.pick([1, 3])), weights: .balanced(busy: 4),
      biases: .all)
  }

  /// Returns the inputs at every pixel of a field's picture, in rows for each block.
  fileprivate func picture(_ field: BalanceField, z: [Double], phase: Double) -> [Eight] {
    let rows = featureCount + latent
    let pixels = BalanceField.columns * BalanceField.rows
    var inputs = [Eight](repeating: Eight(repeating: 0), count: pixels / 8 * rows)
    for pixel in 0..<pixels {
      let point = field.point(
        SIMD2(Double(pixel % BalanceField.columns), Double(pixel / BalanceField.columns)))
      let values = features(x: point.x, y: point.y, phase: phase, domain: field.domain) + z
      for (row, value) in values.enumerated() { inputs[pixel / 8 * rows + row][pixel % 8] = value }
    }
    return inputs
  }

  /// Measures a picture, as the mean over its channels.
  fileprivate func look(_ picture: [Eight]) -> Look {
    let (columns, rows) = (BalanceField.columns, BalanceField.rows)
    var look = Look()
    for channel in outputs.indices {
      let values = (0..<columns * rows).map { picture[$0 / 8 * outputs.count + channel][$0 % 8] }
      let mean = values.reduce(0, +) / Double(values.count)
      let deviation =
        (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
      var (across, down) = (0.0, 0.0)
      for (index, value) in values.enumerated() {
        if index % columns > 0 { across += abs(value - values[index - 1]) }
        if index >= columns { down += abs(value - values[index - columns]) }
      }
      across /= Double((columns - 1) * rows)
      down /= Double(columns * (rows - 1))
      let count = Double(outputs.count)
      look.busy += 0.36 * (across + down) * Double(rows) / max(deviation, 1e-9) / count
      look.deviation = max(look.deviation, deviation)
      look.atEnds +=
        Double(values.count { $0 < 1 / 255.0 || $0 > 254 / 255.0 }) / Double(values.count) / count
    }
    return look
  }
}

/// The numbers by which a picture counts as healthy.
private struct Look {
  /// How often light and dark change over the height.
  var busy = 0.0
  /// The largest standard deviation of a channel.
  var deviation = 0.0
  /// The share of pixels at the ends of the range.
  var atEnds = 0.0

  var isHealthy: Bool { (0.7...10.5).contains(busy) && deviation >= 0.06 && atEnds < 0.8 }
}
