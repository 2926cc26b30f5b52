internal import ZoetropeFrame
internal import ZoetropeRender
package import ZoetropeScene

/// The words that describe a film by measurements of its own, so that verdicts can be compared with
/// something that is not derived from them.
///
/// Twelve moments are painted, between those that verdicts look at. The picture is described by
/// counts and mean absolute distances, where verdicts use changes and standard deviations. Each
/// number has a limit beyond which the film certainly has a fault, and a weaker one beyond which it
/// may have it. A verdict is right if it is a certain or a possible fault; `healthy` is right if no
/// fault is certain.
package struct DeservedWords {
  /// The faults that are certain, in the order in which they are named.
  package private(set) var certain: [String] = []
  /// The faults that are possible, but not certain.
  package private(set) var possible: [String] = []

  /// The expected verdict in words.
  package var text: String {
    if !certain.isEmpty { return certain.joined(separator: " or ") }
    return (["healthy"] + possible).joined(separator: " or ")
  }

  /// Returns true if a verdict is right.
  package func accepts(_ verdict: Verdict) -> Bool {
    let word = verdict.description
    if word == "healthy" { return certain.isEmpty }
    return certain.contains(word) || possible.contains(word)
  }

  private static let moments = 12

  /// Paints and measures a film.
  package init(_ scene: SceneDraft) throws {
    let probe = ChannelProbe(scene)
    let colours = Probe(scene, size: probe.size, samples: 1)
    var seen: [PlainNumbers] = []
    var coloured: [PlainNumbers] = []
    var movement = 0.0
    var before: Strip?
    for index in 0..<Self.moments {
      try Task.checkCancellation()
      let frame = (2 * index + 1) * scene.timeline.frameCount / (2 * Self.moments)
      let picture = probe.picture(frame: frame)
      seen.append(PlainNumbers(picture.channels, width: picture.width))
      let strip = colours.picture(frame: frame)
      coloured.append(PlainNumbers([strip.red, strip.green, strip.blue], width: strip.width))
      if let before { movement += strip.difference(from: before) / Double(Self.moments - 1) }
      before = strip
    }
    let visible = seen.filter { $0.spread > 0.03 }
    let changes = visible.map(\.changes).max() ?? 0
    add("too-fine", changes > 15, changes > 7.5 || Self.median(coloured.map(\.changes)) > 15)
    let ends = max(seen.map(\.ends).max() ?? 0, Self.median(coloured.map(\.ends)))
    add("saturated", ends > 0.88, ends > 0.72)
    let spread = (seen + coloured).map(\.spread).min() ?? 0
    let fewest = seen.map(\.changes).min() ?? 0
    let tone = Self.median(coloured.map(\.largestTone))
    add(
      "flat", spread < 0.03 || fewest < 0.3 || tone > 0.97,
      spread < 0.08 || fewest < 1.2 || tone > 0.75)
    add("static", movement < 1 / 255.0, movement < 4 / 255.0)
  }

  private mutating func add(_ word: String, _ isCertain: Bool, _ isPossible: Bool) {
    if isCertain { certain.append(word) } else if isPossible { possible.append(word) }
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}

/// A picture in plain numbers.
package struct PlainNumbers {
  /// The mean distance of the values from their median, times 1.25, which makes it the standard
  /// deviation of normally distributed values; of the channel in which it is largest.
  package let spread: Double
  /// The number of times that a channel crosses its mean on the way down a column, plus that on the
  /// way along a row of the same length; the mean over lines and channels. Crossings of less
  /// than a tenth of the spread are not counted.
  package let changes: Double
  /// The share of pixels whose channels are all within 0.01 of 0 or 1.
  package let ends: Double
  /// The share of pixels whose channels are all within 0.03 of the channels' medians.
  package let largestTone: Double

  package init(_ channels: [[Float]], width: Int) {
    let medians = channels.map { $0.sorted()[$0.count / 2] }
    let pixels = channels.first?.count ?? 0
    let spreads = zip(channels, medians).map { channel, median in
      1.25 * channel.reduce(0.0) { $0 + Double(abs($1 - median)) } / Double(max(pixels, 1))
    }
    spread = spreads.max() ?? 0
    let height = pixels / max(width, 1)
    var total = 0.0
    for (index, channel) in channels.enumerated() {
      // Of two tones the median is one, which the other does not cross.
      let mean = Float(channel.reduce(0.0) { $0 + Double($1) } / Double(max(pixels, 1)))
      let band = Float(spreads[index] / 10)
      func crossings(_ line: [Float]) -> Double {
        var (count, isAbove) = (0.0, Bool?.none)
        for value in line where abs(value - mean) > band {
          let now = value > mean
          if let isAbove, isAbove != now { count += 1 }
          isAbove = now
        }
        return count
      }
      let down = (0..<width).map { x in crossings((0..<height).map { channel[$0 * width + x] }) }
      let along = (0..<height).map { y in
        crossings(Array(channel[y * width..<(y + 1) * width]))
      }
      total += down.reduce(0, +) / Double(max(width, 1))
      total += along.reduce(0, +) / Double(max(width, 1))
    }
    changes = total / Double(max(channels.count, 1))
    func share(_ isCounted: (Int) -> Bool) -> Double {
      Double((0..<pixels).count(where: isCounted)) / Double(max(pixels, 1))
    }
    ends = share { pixel in channels.allSatisfy { $0[pixel] < 0.01 || $0[pixel] > 0.99 } }
    largestTone = share { pixel in
      zip(channels, medians).allSatisfy { abs($0[pixel] - $1) < 0.03 }
    }
  }
}
