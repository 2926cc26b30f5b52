internal import Foundation

/// A film's place among others by its looks, as a point whose distance from another point is a
/// measure of how much two films differ.
///
/// Each coordinate is a number of the film's impression divided by a fixed scale, so that a
/// difference of 1 is plain to the eye. The distance of two films therefore does not depend on the
/// other films of a search. `docs/explore.md` lists the scales.
package struct Appearance: Hashable, Sendable {
  /// The distance below which two films count as near-duplicates.
  package static let alike: Float = 1

  private let place: [Float]
  private let signature: [UInt8]

  /// Computes the place of a film.
  ///
  /// - Parameters:
  ///   - seen: the film's impression.
  ///   - columns: the number of squares in a row of the impression's signature.
  package init(_ seen: Impression, columns: Int) {
    signature = seen.signature
    var place: [Float] = []
    func add(_ value: Double, per scale: Double) { place.append(Float(value / scale)) }
    add(seen.contrast, per: 0.15)
    add(seen.entropy[2], per: 1.5)
    add(seen.coherence, per: 0.25)
    add(seen.edges, per: 0.2)
    add(seen.plateau, per: 0.3)
    add(seen.clipped, per: 0.3)
    add(seen.colourfulness, per: 0.2)
    // Twice the movement is as different at any pace. One 8-bit level is the least that counts.
    add(log2(max(seen.movement, 1.0 / 255)), per: 2)

    let count = seen.signature.count / 3
    let planes = (0..<3).map { plane in
      (0..<count).map { Double(seen.signature[plane * count + $0]) / 255 }
    }
    let tones = (0..<count).map {
      0.2126 * planes[0][$0] + 0.7152 * planes[1][$0] + 0.0722 * planes[2][$0]
    }
    let form = ToneMap(tones, columns: max(1, columns))
    for quantile in form.quantiles { add(quantile, per: 0.3) }
    for steepness in form.steepness { add(steepness, per: 0.3) }
    for symmetry in form.symmetries { add(symmetry, per: 0.8) }
    // Sums over the squares become means, so that the scale does not depend on their number.
    let share = Double(max(1, count)).squareRoot()
    for tone in tones { add(tone, per: 0.35 * share) }
    for square in 0..<count {
      let (red, green, blue) = (planes[0][square], planes[1][square], planes[2][square])
      add(red - green, per: 0.2 * share)
      add((red + green) / 2 - blue, per: 0.2 * share)
    }
    self.place = place
  }

  /// Returns how much two films differ, from 0 for films that are alike in every number. It is 0
  /// also for films whose first pictures differ by less than ten 8-bit levels on average.
  package func distance(to other: Appearance) -> Float {
    guard place.count == other.place.count else { return .infinity }
    if Impression.areTwins(signature, other.signature) { return 0 }
    var sum: Float = 0
    for index in place.indices {
      let difference = place[index] - other.place[index]
      sum += difference * difference
    }
    return sum.squareRoot()
  }
}

/// The tones of a small picture, of which the form is measured.
private struct ToneMap {
  private let tones: [Double]
  private let columns: Int
  private let mean: Double
  private let deviation: Double

  init(_ tones: [Double], columns: Int) {
    self.tones = tones
    self.columns = columns
    let count = Double(max(1, tones.count))
    let mean = tones.reduce(0, +) / count
    self.mean = mean
    deviation = (tones.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }

  /// The tones below which a tenth, a half and nine tenths of the squares lie.
  var quantiles: [Double] {
    let sorted = tones.sorted()
    return [0.1, 0.5, 0.9].map { sorted.isEmpty ? 0 : sorted[Int($0 * Double(sorted.count - 1))] }
  }

  /// The mean differences between neighbouring squares, across and down, divided by the deviation
  /// of the tones: small for large forms, about 1.1 for squares that do not depend on each other.
  /// Both are 0 if the deviation is under one 8-bit level.
  var steepness: [Double] {
    guard deviation > 1.0 / 255 else { return [0, 0] }
    var (across, down) = (Mean(), Mean())
    for index in tones.indices {
      if index % columns + 1 < columns, index + 1 < tones.count {
        across.add(abs(tones[index + 1] - tones[index]))
      }
      if index + columns < tones.count { down.add(abs(tones[index + columns] - tones[index])) }
    }
    return [across.value / deviation, down.value / deviation]
  }

  /// The correlations of the picture with itself when mirrored left to right, top to bottom, and
  /// both. All are 0 if the deviation is under one 8-bit level.
  var symmetries: [Double] {
    let rows = tones.count / columns
    guard deviation > 1.0 / 255, rows > 0 else { return [0, 0, 0] }
    func correlation(_ partner: (_ row: Int, _ column: Int) -> Int) -> Double {
      var sum = 0.0
      for row in 0..<rows {
        for column in 0..<columns {
          sum += (tones[row * columns + column] - mean) * (tones[partner(row, column)] - mean)
        }
      }
      return sum / (Double(rows * columns) * deviation * deviation)
    }
    return [
      correlation { $0 * columns + columns - 1 - $1 },
      correlation { (rows - 1 - $0) * columns + $1 },
      correlation { (rows - 1 - $0) * columns + columns - 1 - $1 },
    ]
  }

  private struct Mean {
    private var sum = 0.0
    private var count = 0.0

    mutating func add(_ value: Double) {
      sum += value
      count += 1
    }

    var value: Double { count > 0 ? sum / count : 0 }
  }
}
