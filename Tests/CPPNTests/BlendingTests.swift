import CPPN
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The interpolation from one network to another.
struct BlendingTests {
  private let architecture = Architecture.sample(
    inputs: [.x, .y, .r], latent: 8, widths: [32, 32, 32])

  @Test(arguments: Seeds.some)
  func theEndsAreExact(seed: UInt64) {
    let a = Weights(architecture, seed: seed)
    let b = Weights(architecture, seed: seed &+ 1)
    #expect(a.blended(with: b, amount: 0) == a)
    #expect(a.blended(with: b, amount: 1) == b)
  }

  @Test(arguments: Seeds.some)
  func aNetworkBlendedWithItselfStaysItself(seed: UInt64) {
    let weights = Weights(architecture, seed: seed)
    for amount in [0.1, 0.5, 0.9, 1.3] {
      #expect(weights.blended(with: weights, amount: amount) == weights)
    }
  }

  /// A layer that is equal at both ends is kept, though other layers turn.
  @Test func aLayerThatIsTheSameAtBothEndsIsKept() {
    let a = Weights(architecture, seed: 1)
    var b = Weights(architecture, seed: 2)
    b.layers[1] = a.layers[1]
    let middle = a.blended(with: b, amount: 0.5)
    #expect(middle.layers[1] == a.layers[1])
    #expect(middle.layers[0] != a.layers[0])
  }

  @Test(arguments: Seeds.some)
  func theSpreadIsKeptAllTheWay(seed: UInt64) {
    let a = Weights(architecture, seed: seed)
    let b = Weights(architecture, seed: seed &+ 1)
    for amount in stride(from: 0.125, to: 1, by: 0.125) {
      let blend = a.blended(with: b, amount: amount)
      for index in a.layers.indices {
        let ends = (spread(a.layers[index]), spread(b.layers[index]))
        let found = spread(blend.layers[index])
        // The spread changes geometrically, apart from the rounding of the weights.
        let expected = ends.0 * pow(ends.1 / ends.0, amount)
        #expect(abs(found / expected - 1) < 1e-6)
        if amount == 0.5 && index == 1 {
          // The purpose: in the middle 1056 weights have the spread that they have at the ends.
          #expect(abs(found / ((ends.0 + ends.1) / 2) - 1) < 0.02)
        }
      }
    }
  }

  @Test(arguments: Seeds.some)
  func theWayIsEvenAndWithoutJumps(seed: UInt64) {
    let a = Weights(architecture, seed: seed)
    let b = Weights(architecture, seed: seed &+ 1)
    let steps = 32
    let way = (0...steps).map { a.blended(with: b, amount: Double($0) / Double(steps)) }
    for index in a.layers.indices {
      // Only directions are compared: the length changes geometrically.
      let points = way.map { direction($0.layers[index]) }
      let strides = zip(points, points.dropFirst()).map { distance($0, $1) }
      let mean = strides.reduce(0, +) / Double(steps)
      #expect(mean * Double(steps) < .pi)
      #expect(strides.allSatisfy { abs($0 / mean - 1) < 1e-4 }, "\(strides)")
    }
  }

  @Test(arguments: Seeds.some)
  func theEndsAreApproachedSmoothly(seed: UInt64) {
    let a = Weights(architecture, seed: seed)
    let b = Weights(architecture, seed: seed &+ 1)
    for (amount, end) in [(1e-9, a), (1 - 1e-9, b)] {
      let near = a.blended(with: b, amount: amount)
      for (layer, expected) in zip(near.layers, end.layers) {
        #expect(distance(flat(layer), flat(expected)) < 1e-6 * length(flat(expected)))
      }
    }
  }

  @Test(arguments: Seeds.some)
  func theWayBackIsTheSame(seed: UInt64) {
    let a = Weights(architecture, seed: seed)
    let b = Weights(architecture, seed: seed &+ 1)
    let there = a.blended(with: b, amount: 0.3)
    let back = b.blended(with: a, amount: 0.7)
    for (layer, expected) in zip(there.layers, back.layers) {
      #expect(distance(flat(layer), flat(expected)) < 1e-6 * length(flat(expected)))
    }
  }

  @Test func anEasingThatOvershootsTurnsOn() {
    let a = network([3, 0])
    let b = network([0, 3])
    for (amount, turns) in [(-0.5, -0.125), (1.5, 0.375), (9, 2.25)] {
      let found = numbers(a.blended(with: b, amount: amount))
      #expect(abs(found[0] - 3 * cos(2 * .pi * turns)) < 1e-6)
      #expect(abs(found[1] - 3 * sin(2 * .pi * turns)) < 1e-6)
    }
    let far = numbers(network([1, 0]).blended(with: network([0, 1e9]), amount: 1e12))
    #expect(far.allSatisfy { $0.isFinite })
  }

  @Test func lengthsGoInEqualRatios() {
    let found = numbers(network([1, 0]).blended(with: network([0, 16]), amount: 0.5))
    #expect(abs(found[0] - 4 * 0.5.squareRoot()) < 1e-6)
    #expect(abs(found[1] - 4 * 0.5.squareRoot()) < 1e-6)
    #expect(numbers(network([1, 2]).blended(with: network([4, 8]), amount: 0.5)) == [2, 4])
  }

  @Test func oppositeNetworksTurnThroughARightAngle() {
    let start: [Float] = [3, -1, 2, 5]
    let a = network(start)
    let b = network(start.map { -$0 })
    let middle = numbers(a.blended(with: b, amount: 0.5))
    #expect(abs(length(middle) - length(numbers(a))) < 1e-6)
    #expect(abs(zip(middle, start).reduce(0) { $0 + $1.0 * Double($1.1) }) < 1e-5)
    let end = numbers(a.blended(with: b, amount: 1 - 1e-9))
    #expect(distance(end, numbers(b)) < 1e-6)
  }

  @Test func whereThereIsNoTurnTheWayIsStraight() {
    // One weight, no bias to turn through.
    #expect(numbers(line(2).blended(with: line(-6), amount: 0.25)) == [0])
    // One end has no direction.
    #expect(numbers(network([0, 0]).blended(with: network([4, 8]), amount: 0.25)) == [1, 2])
    #expect(numbers(network([4, 8]).blended(with: network([0, 0]), amount: 0.25)) == [3, 6])
  }

  /// The smallest numbers that a `Float` can hold have directions too.
  @Test func theSmallestWeightsBlend() {
    let tiny = Float.leastNonzeroMagnitude
    let found = numbers(network([tiny * 8, 0]).blended(with: network([0, tiny * 8]), amount: 0.5))
    #expect(found == [Double(tiny) * 6, Double(tiny) * 6])
  }

  @Test func sharedLayersStayShared() {
    let shared = Architecture.sample(widths: [5, 5, 5, 5], wiring: .shared)
    let blend = Weights(shared, seed: 1).blended(with: Weights(shared, seed: 2), amount: 0.4)
    #expect(blend.layers[2] == blend.layers[1])
    #expect(blend.layers[3] == blend.layers[1])
    #expect(blend.layers[1] != Weights(shared, seed: 1).layers[1])
  }

  /// Makes a network of one layer with all but the last number as weights, and the last one as
  /// bias.
  private func network(_ numbers: [Float]) -> Weights {
    Weights(layers: [
      .init(fanIn: numbers.count - 1, matrix: numbers.dropLast(), bias: numbers.suffix(1))
    ])
  }

  /// Makes a network of a single number, a bias.
  private func line(_ number: Float) -> Weights {
    Weights(layers: [.init(fanIn: 0, matrix: [], bias: [number])])
  }

  private func numbers(_ weights: Weights) -> [Double] {
    weights.layers.flatMap(flat)
  }

  private func flat(_ layer: Weights.Layer) -> [Double] {
    (layer.matrix + layer.bias).map(Double.init)
  }

  private func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    length(zip(a, b).map { $0 - $1 })
  }

  private func direction(_ layer: Weights.Layer) -> [Double] {
    let vector = flat(layer)
    let length = length(vector)
    return vector.map { $0 / length }
  }

  /// The root of the mean square.
  private func spread(_ layer: Weights.Layer) -> Double {
    let vector = flat(layer)
    return length(vector) / Double(vector.count).squareRoot()
  }
}
