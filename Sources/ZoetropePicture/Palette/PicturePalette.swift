package import ZoetropeFrame

/// The few colours of a picture, from dark to light.
///
/// The picture's pixels, at most 128 on its longer side, are clustered in OKLab by k-means. The
/// first centres are chosen one by one, each the colour that most pixels are farthest from (count
/// times squared distance), so the same picture always has the same colours.
package struct PicturePalette: Hashable, Sendable {
  /// A colour and how much of the picture it stands for.
  package struct Entry: Hashable, Sendable {
    /// The mean of the half of the cluster's pixels that are nearest to its centre: edges, which
    /// mix two colours, do not change it.
    package let colour: RGB
    /// The share of the picture's pixels, more than 0, at most 1.
    package let share: Double
  }

  /// The colours, with shares that add up to 1.
  package let entries: [Entry]

  /// The longest side of the picture that is looked at.
  package static let longSide = 128
  /// How many colours can be asked for.
  package static let counts = 2...8

  /// Finds the colours of a picture: `count` of them, `counts`, or fewer if it has fewer.
  package init(of picture: Picture, count: Int) {
    precondition(Self.counts.contains(count), "a palette has 2 to 8 colours")
    let small = picture.fitting(longSide: Self.longSide)
    let points = small.red.indices.map {
      Self.point(RGB(Double(small.red[$0]), Double(small.green[$0]), Double(small.blue[$0])))
    }
    var centres = Self.seeds(points, count)
    var members = Self.members(points, centres)
    for _ in 0..<100 {
      for (index, cluster) in members.enumerated() where !cluster.isEmpty {
        centres[index] = Self.mean(cluster.map { points[$0] })
      }
      let next = Self.members(points, centres)
      if next == members { break }
      members = next
    }
    entries = zip(centres, members).filter { !$1.isEmpty }
      .map { centre, cluster in
        let near = cluster.map { points[$0] }.sorted {
          Self.distance($0, centre) < Self.distance($1, centre)
        }
        let core = Self.mean(Array(near.prefix((near.count + 1) / 2)))
        return (core, Double(cluster.count) / Double(points.count))
      }
      .sorted { $0.0.x < $1.0.x }
      .map { core, share in
        Entry(colour: OKLab(lightness: core.x, a: core.y, b: core.z).rgb, share: share)
      }
  }

  /// A preset's key `colour` with the colours, and the share of each as a comment.
  package var yaml: String {
    "colour:\n"
      + entries.map { entry in
        let percent = entry.share * 100
        return
          "  - \"\(entry.colour.hex)\"  # \(percent < 1 ? "<1" : "\(Int(percent.rounded()))") %\n"
      }.joined()
  }

  private typealias Point = SIMD3<Double>

  private static func point(_ colour: RGB) -> Point {
    let lab = OKLab(colour)
    return Point(lab.lightness, lab.a, lab.b)
  }

  private static func distance(_ one: Point, _ other: Point) -> Double {
    let step = one - other
    return (step * step).sum()
  }

  private static func mean(_ points: [Point]) -> Point {
    points.reduce(Point.zero, +) / Double(max(1, points.count))
  }

  /// Returns the first centres: at most `count`, all different.
  private static func seeds(_ points: [Point], _ count: Int) -> [Point] {
    // Cells of 1/32 gather pixels that look alike, so that a single odd pixel weighs little.
    var cells: [SIMD3<Int>: (sum: Point, count: Int, order: Int)] = [:]
    for point in points {
      let scaled = (point * 32).rounded(.toNearestOrEven)
      let key = SIMD3(Int(scaled.x), Int(scaled.y), Int(scaled.z))
      let cell = cells[key] ?? (.zero, 0, cells.count)
      cells[key] = (cell.sum + point, cell.count + 1, cell.order)
    }
    // A dictionary's own order changes from run to run.
    let gathered = cells.values.sorted { $0.order < $1.order }
      .map { (centre: $0.sum / Double($0.count), count: Double($0.count)) }
    var chosen: [Point] = []
    var weights = gathered.map(\.count)
    while chosen.count < count, let best = weights.indices.max(by: { weights[$0] < weights[$1] }),
      weights[best] > 1e-9
    {
      let centre = gathered[best].centre
      chosen.append(centre)
      for (index, cell) in gathered.enumerated() {
        let far = distance(cell.centre, centre) * cell.count
        weights[index] = chosen.count == 1 ? far : min(weights[index], far)
      }
    }
    return chosen
  }

  /// Returns for each centre the points that are nearest to it; of equal ones the first centre has
  /// the point.
  private static func members(_ points: [Point], _ centres: [Point]) -> [[Int]] {
    var members = Array(repeating: [Int](), count: centres.count)
    for (index, point) in points.enumerated() {
      var best = 0
      var least = Double.infinity
      for (number, centre) in centres.enumerated() {
        let far = distance(point, centre)
        if far < least { (best, least) = (number, far) }
      }
      members[best].append(index)
    }
    return members
  }
}
