internal import ZoetropeFrame
internal import ZoetropeScene

/// Finds the point that a film should zoom into: one whose surroundings are rich in edges, near by
/// and further away, at every depth that the zoom passes.
///
/// It looks at small pictures, each a quarter as wide as the one before it, and goes to the richest
/// point in the middle of each. It starts from several points of the first picture and takes the
/// path that ends at the richest. The pictures do not depend on the film's size or rate, and counts
/// are whole numbers, so all machines find the same point.
struct PointOfInterest {
  /// Half-spans of the short side at zoom 1, to the right of the origin.
  let x: Double
  /// Half-spans downwards.
  let y: Double

  /// The effort of a search.
  struct Effort {
    /// Width and height of the pictures.
    let side: Int
    /// Points of the first picture from which a search starts.
    let starts: Int
    let precision: Precision

    /// For a film.
    static let full = Effort(side: 96, starts: 8, precision: .asNeeded)
    /// Finds a rich point, though seldom the richest, in a thirtieth of the time.
    static let quick = Effort(side: 48, starts: 1, precision: .single)
  }

  /// Searches the scene.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  init(
    in scene: SceneDraft, _ effort: Effort = .full, unless isCancelled: @Sendable () -> Bool
  ) throws {
    let descent = Descent(scene, effort)
    let starts = try descent.picture(depth: descent.least, x: 0, y: 0, unless: isCancelled)
      .richest(effort.starts, within: 0.6)
      .map { (point: $0, x: $0.x / descent.least, y: $0.y / descent.least) }
    let ends = try starts.map { start in
      var end = (score: start.point.score, x: start.x, y: start.y)
      var depth = descent.least
      while depth < descent.most {
        depth = min(4 * depth, descent.most)
        // Limits the distance from the point that was chosen from further away.
        let next = try descent.picture(depth: depth, x: end.x, y: end.y, unless: isCancelled)
          .richest(1, within: 0.4)
        guard let point = next.first else { break }
        end = (point.score, end.x + point.x / depth, end.y + point.y / depth)
      }
      return end
    }
    let most = ends.map(\.score).max() ?? 0
    let best = ends.first { Edges.isAsRich($0.score, as: most) } ?? (score: 0, x: 0, y: 0)
    // Rounded to a thousandth of the width of the deepest picture.
    var fineness = 1000.0
    while fineness < 1000 * descent.most { fineness *= 10 }
    x = (best.x * fineness).rounded() / fineness
    y = (best.y * fineness).rounded() / fineness
  }
}

/// The small pictures of a film that zooms.
private struct Descent {
  /// The smallest zoom.
  let least: Double
  /// The deepest zoom.
  let most: Double
  private let side: Int
  private let renderer: Renderer
  private let plans: [FramePlan]

  init(_ scene: SceneDraft, _ effort: PointOfInterest.Effort) {
    side = effort.side
    var probe = scene
    probe.timeline.seeksCentre = false
    probe.size = FrameSize(width: side, height: side)
    probe.samples = 1
    renderer = Renderer(probe, sampling: .exact, precision: effort.precision)
    plans = (0...64).map { instant in
      probe.plan(position: probe.timeline.playback.end * Double(instant) / 64)
    }
    least = plans.map { $0[.zoom] }.reduce(.infinity, min)
    most = plans.map { $0[.zoom] }.reduce(0, max)
  }

  /// The edges around a point at this depth, as they are when the film first reaches it.
  func picture(
    depth: Double, x: Double, y: Double, unless isCancelled: @Sendable () -> Bool
  ) throws -> Edges {
    guard !isCancelled() else { throw CancellationError() }
    var plan = plans.first { $0[.zoom] >= 0.999 * depth } ?? plans[0]
    (plan[.zoom], plan[.centreX], plan[.centreY], plan[.rotation]) = (depth, x, y, 0)
    var picture = Strip(width: side, rows: 0..<side)
    try renderer.frame(plan).paint(&picture, unless: isCancelled)
    return Edges(picture, magnifiedBy: most / depth)
  }
}

/// The richness of each pixel of a square picture: edges around it that run in more than one
/// direction. A single edge looks the same all along, and so do stripes.
private struct Edges {
  /// A pixel, from -1 to 1 across and down the picture, and its score.
  struct ScoredPoint {
    let score: Double
    let x: Double
    let y: Double
  }

  private let side: Int
  /// The products of the steps to the right and down, with themselves and with each other, summed
  /// over all pixels above and to the left. Whole numbers, so that the order of sums does not
  /// matter.
  private var across: [Int]
  private var down: [Int]
  private var both: [Int]

  /// Finds the edges of a picture.
  ///
  /// - Parameter factor: the magnification at which the picture is finally shown, which makes
  ///   slopes less steep. A step is counted as at most a twelfth of the whole range at that
  ///   magnification, so that noise does not win.
  init(_ picture: Strip, magnifiedBy factor: Double) {
    side = picture.width
    // Steps over a few pixels, in fine levels, because deep pictures may be smooth.
    let reach = 3
    let finest = 2047.0
    let most = Int(3 * finest * min(factor / 12, 1))
    let codes = picture.red.indices.map { index in
      [picture.red[index], picture.green[index], picture.blue[index]]
        .reduce(0) { $0 + Int((Double($1) * finest).rounded()) }
    }
    across = Array(repeating: 0, count: (side + 1) * (side + 1))
    (down, both) = (across, across)
    for row in 0..<side {
      var line = (across: 0, down: 0, both: 0)
      for column in 0..<side {
        let here = codes[row * side + column]
        let right = codes[row * side + min(column + reach, side - 1)] - here
        let below = codes[min(row + reach, side - 1) * side + column] - here
        let (stepRight, stepBelow) = (max(-most, min(most, right)), max(-most, min(most, below)))
        line.across += stepRight * stepRight
        line.down += stepBelow * stepBelow
        line.both += stepRight * stepBelow
        let (above, index) = (row * (side + 1) + column + 1, (row + 1) * (side + 1) + column + 1)
        across[index] = across[above] + line.across
        down[index] = down[above] + line.down
        both[index] = both[above] + line.both
      }
    }
  }

  /// The amount of change in the direction of least change, as the mean over the pixels at most
  /// `radius` away: the determinant of the structure tensor over its trace (Förstner's interest
  /// operator).
  private func richness(row: Int, column: Int, radius: Int) -> Double {
    let (top, bottom) = (max(row - radius, 0), min(row + radius + 1, side))
    let (left, right) = (max(column - radius, 0), min(column + radius + 1, side))
    func mean(_ sums: [Int]) -> Double {
      let sum =
        sums[bottom * (side + 1) + right] - sums[top * (side + 1) + right]
        - sums[bottom * (side + 1) + left] + sums[top * (side + 1) + left]
      return Double(sum) / Double((bottom - top) * (right - left))
    }
    let (a, b, c) = (mean(across), mean(both), mean(down))
    return a + c > 0 ? (a * c - b * b) / (a + c) : 0
  }

  /// True if a score is within a twentieth of the best one. Smaller differences are not visible,
  /// and could come from rounding on another processor.
  static func isAsRich(_ score: Double, as most: Double) -> Bool { score >= 0.95 * most }

  /// The richest pixels near by and around them, no further from the picture's middle than `reach`,
  /// of 1 at the border, and a tenth of the picture apart. Of equals, the one nearest to the middle
  /// goes first.
  func richest(_ count: Int, within reach: Double) -> [ScoredPoint] {
    struct Pixel {
      var score: Double
      let across: Int
      let down: Int
      var distance: Int { across * across + down * down }
    }
    let first = Int((Double(side) * (1 - reach) / 2).rounded(.up))
    var pixels = (first..<side - first).flatMap { row in
      (first..<side - first).map { column in
        Pixel(
          score: richness(row: row, column: column, radius: side / 16)
            + richness(row: row, column: column, radius: side / 5),
          across: 2 * column + 1 - side, down: 2 * row + 1 - side)
      }
    }
    let most = pixels.map(\.score).max() ?? 0
    for index in pixels.indices where Self.isAsRich(pixels[index].score, as: most) {
      pixels[index].score = most
    }
    pixels.sort {
      ($1.score, $0.distance, $0.down, $0.across) < ($0.score, $1.distance, $1.down, $1.across)
    }
    var chosen: [Pixel] = []
    for pixel in pixels where chosen.count < count {
      let isApart = chosen.allSatisfy {
        max(abs($0.across - pixel.across), abs($0.down - pixel.down)) >= side / 5
      }
      if isApart { chosen.append(pixel) }
    }
    return chosen.map {
      ScoredPoint(
        score: $0.score, x: Double($0.across) / Double(side), y: Double($0.down) / Double(side))
    }
  }
}
