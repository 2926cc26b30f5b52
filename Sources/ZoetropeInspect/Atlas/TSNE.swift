internal import CPPN
internal import Foundation

/// t-distributed stochastic neighbour embedding (van der Maaten and Hinton 2008): places vectors in
/// a plane so that those that are near each other stay near each other.
///
/// The gradient is exact, so the time grows with the square of the number of vectors: a thousand
/// take some seconds. The same vectors get the same places every time.
package struct TSNE: Sendable {
  /// About how many neighbours each vector listens to; at least 1. With few vectors it is lowered to
  /// a third of the others.
  package var perplexity = 30.0
  /// The number of steps in which attraction is exaggerated, so that clusters find together.
  package var earlySteps = 250
  /// The number of steps after these.
  package var steps = 500

  /// Creates the usual settings.
  package init() {}

  /// By how much attraction is exaggerated at first.
  private static let exaggeration = 12.0

  /// Returns a place for each vector; all numbers are finite.
  ///
  /// - Parameter vectors: vectors of equal length. Numbers that are not finite count as 0.
  /// - Throws: `CancellationError` if `isCancelled`, which is called before each step, returns true.
  package func places(
    of vectors: [[Double]], unless isCancelled: () -> Bool = { false }
  ) throws -> [SIMD2<Double>] {
    guard vectors.count > 1 else { return vectors.map { _ in .zero } }
    let clean = vectors.map { $0.map { $0.isFinite ? $0 : 0 } }
    let shares = self.shares(Self.distances(clean))
    var places = Self.start(clean)
    var speeds = [SIMD2<Double>](repeating: .zero, count: places.count)
    var gains = [SIMD2<Double>](repeating: .one, count: places.count)
    for step in 0..<earlySteps + steps {
      guard !isCancelled() else { throw CancellationError() }
      let isEarly = step < earlySteps
      let force = isEarly ? Self.exaggeration : 1
      // The rate of Belkina and others 2019: as large as is stable.
      let rate = Double(places.count) / force
      let gradient = Self.gradient(places, shares, attraction: force)
      for index in places.indices {
        // Steps grow while they go on in one direction, and shrink where they turn.
        let goesOn = gradient[index] * speeds[index] .< SIMD2(0, 0)
        let gain = (gains[index] * 0.8).replacing(with: gains[index] + 0.2, where: goesOn)
        gains[index] = pointwiseMax(gain, SIMD2(0.01, 0.01))
        var speed =
          (isEarly ? 0.5 : 0.8) * speeds[index] - rate * gains[index] * gradient[index]
        let length = (speed * speed).sum().squareRoot()
        if length > Self.longestStep { speed *= Self.longestStep / length }
        speeds[index] = speed
        places[index] += speed
      }
    }
    return places.map { $0.x.isFinite && $0.y.isFinite ? $0 : .zero }
  }

  private static let longestStep = 5.0

  /// Returns the squared distances of all pairs, divided by their mean; row after row.
  private static func distances(_ vectors: [[Double]]) -> [Double] {
    let count = vectors.count
    var distances = [Double](repeating: 0, count: count * count)
    var sum = 0.0
    for row in 0..<count {
      for column in 0..<row {
        var square = 0.0
        for (a, b) in zip(vectors[row], vectors[column]) { square += (a - b) * (a - b) }
        distances[row * count + column] = square
        distances[column * count + row] = square
        sum += 2 * square
      }
    }
    let mean = sum / Double(count * (count - 1))
    // All are 0 if all vectors are equal, and infinite numbers say nothing.
    guard mean > 0, mean.isFinite else { return distances.map { _ in 0 } }
    return distances.map { $0 / mean }
  }

  /// Returns how much each pair attracts each other. The sum of all shares is 1.
  private func shares(_ distances: [Double]) -> [Double] {
    let count = Int(Double(distances.count).squareRoot().rounded())
    let target = log(max(1, min(perplexity, Double(count - 1) / 3)))
    var shares = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      let others = (0..<count).filter { $0 != row }
      let nearest = others.map { distances[row * count + $0] }.min() ?? 0
      let away = others.map { distances[row * count + $0] - nearest }
      // The narrower the bell, the fewer neighbours: the width is found by halving.
      var (low, high, sharpness) = (0.0, Double.infinity, 1.0)
      var weights: [Double] = []
      for _ in 0..<64 {
        weights = away.map { exp(-sharpness * $0) }
        let sum = weights.reduce(0, +)
        let mean = zip(weights, away).reduce(0) { $0 + $1.0 * $1.1 } / sum
        let entropy = log(sum) + sharpness * mean
        if abs(entropy - target) < 1e-5 { break }
        if entropy > target { low = sharpness } else { high = sharpness }
        sharpness = high.isFinite ? (low + high) / 2 : sharpness * 2
      }
      let sum = weights.reduce(0, +)
      for (other, weight) in zip(others, weights) { shares[row * count + other] = weight / sum }
    }
    var both = shares
    for row in 0..<count {
      for column in 0..<count {
        both[row * count + column] =
          (shares[row * count + column] + shares[column * count + row]) / Double(2 * count)
      }
    }
    return both
  }

  /// Returns the direction in which each place makes the plane worse.
  private static func gradient(
    _ places: [SIMD2<Double>], _ shares: [Double], attraction: Double
  ) -> [SIMD2<Double>] {
    let count = places.count
    var pulls = [SIMD2<Double>](repeating: .zero, count: count)
    var pushes = pulls
    var total = 0.0
    for row in 0..<count {
      let place = places[row]
      var (pull, push) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
      for column in 0..<row {
        let apart = place - places[column]
        let near = 1 / (1 + apart.x * apart.x + apart.y * apart.y)
        total += near
        let pulled = shares[row * count + column] * near * apart
        let pushed = near * near * apart
        pull += pulled
        push += pushed
        pulls[column] -= pulled
        pushes[column] -= pushed
      }
      pulls[row] += pull
      pushes[row] += push
    }
    return zip(pulls, pushes).map { attraction * $0 - $1 / (2 * total) }
  }

  /// Returns places to start from: the vectors along their two principal components, very close
  /// together, and apart by a little chance so that equal vectors do not stay on one point.
  private static func start(_ vectors: [[Double]]) -> [SIMD2<Double>] {
    let count = Double(vectors.count)
    var mean = vectors[0].map { _ in 0.0 }
    for vector in vectors {
      for (index, value) in vector.enumerated() { mean[index] += value / count }
    }
    let centred = vectors.map { zip($0, mean).map { $0 - $1 } }
    let chance = Counter(seed: 0, purpose: .exploration)
    var found: [[Double]] = []
    var places = vectors.indices.map { index in
      SIMD2(chance.at(UInt64(index)).at(0).centred, chance.at(UInt64(index)).at(1).centred) * 1e-6
    }
    for axis in 0..<2 {
      var direction = mean.indices.map { chance.at(UInt64(axis)).at(UInt64($0)).at(2).centred }
      for _ in 0..<60 {
        for other in found {
          let along = dot(direction, other)
          direction = zip(direction, other).map { $0 - along * $1 }
        }
        var next = direction.map { _ in 0.0 }
        for vector in centred {
          let along = dot(vector, direction)
          for (index, value) in vector.enumerated() { next[index] += along * value }
        }
        let length = dot(next, next).squareRoot()
        guard length > 0, length.isFinite else { return places }
        direction = next.map { $0 / length }
      }
      found.append(direction)
      let along = centred.map { dot($0, direction) }
      let deviation = (dot(along, along) / count).squareRoot()
      guard deviation > 0, deviation.isFinite else { return places }
      for (index, value) in along.enumerated() { places[index][axis] += 1e-4 * value / deviation }
    }
    return places
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += x * y }
    return sum
  }
}
