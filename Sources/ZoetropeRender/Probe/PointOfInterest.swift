internal import ZoetropeFrame
internal import ZoetropeScene

/// The point into which a film should zoom. Its surroundings are rich in edges, near by and further
/// away, at every depth of the zoom.
///
/// The search paints small pictures, each with up to four times the zoom of the picture before it,
/// and moves to the richest point near the middle of each. It starts from several points of the
/// first picture, and takes the path that ends at the richest point. The pictures do not depend on
/// the film's size or rate. Edges are added up as whole numbers and small differences of richness
/// are ignored, so that all machines find the same point.
struct PointOfInterest {
  /// The distance to the right of the origin, in units of half the length that the picture's short
  /// side shows at zoom 1.
  let x: Double
  /// The distance below the origin, in the same unit.
  let y: Double

  /// The size of a search, which decides how long it takes.
  struct Effort {
    /// The width and height of the pictures, in pixels.
    let side: Int
    /// The number of points of the first picture from which a search starts.
    let starts: Int
    let precision: Precision

    /// The effort for the centre of a film.
    static let full = Effort(side: 96, starts: 8, precision: .asNeeded)
    /// An effort that takes a thirtieth of the time. It finds a rich point, but seldom the richest.
    static let quick = Effort(side: 48, starts: 1, precision: .single)
  }

  /// Searches the pictures of `scene` for the point.
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
        // The next point must be near the point that was chosen at the smaller zoom.
        let next = try descent.picture(depth: depth, x: end.x, y: end.y, unless: isCancelled)
          .richest(1, within: 0.4)
        guard let point = next.first else { break }
        end = (point.score, end.x + point.x / depth, end.y + point.y / depth)
      }
      return end
    }
    let most = ends.map(\.score).max() ?? 0
    let best = ends.first { Edges.isAsRich($0.score, as: most) } ?? (score: 0, x: 0, y: 0)
    // The point is rounded to a thousandth of the deepest picture's width, or less.
    var fineness = 1000.0
    while fineness < 1000 * descent.most { fineness *= 10 }
    x = (best.x * fineness).rounded() / fineness
    y = (best.y * fineness).rounded() / fineness
  }
}

/// The small pictures that a search paints, at the depths through which the film zooms.
private struct Descent {
  /// The smallest zoom of the film.
  let least: Double
  /// The largest zoom of the film.
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
    probe.figure = nil
    probe.collage = nil
    probe.finish.glow = Glow()
    probe.fields = [:]
    renderer = Renderer(probe, sampling: .exact, precision: effort.precision)
    plans = (0...64).map { instant in
      probe.plan(position: probe.timeline.playback.end * Double(instant) / 64)
    }
    least = plans.map { $0[.zoom] }.reduce(.infinity, min)
    most = plans.map { $0[.zoom] }.reduce(0, max)
  }

  /// Paints the picture around the point (`x`, `y`) at the zoom `depth`, unrotated, and returns its
  /// edges. The scene's other values are those of the instant at which the film first reaches this
  /// zoom.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
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

/// The edges of a square picture, which make some of its pixels rich. A pixel is rich if edges
/// around it run in more than one direction. A single edge, or stripes, look the same along their
/// whole length and count little.
private struct Edges {
  /// A pixel's position, from -1 to 1 across and down the picture, and its richness.
  struct ScoredPoint {
    let score: Double
    let x: Double
    let y: Double
  }

  private let side: Int
  /// Sums over all pixels above and to the left: `across` of the squared steps to the right, `down`
  /// of the squared steps down, and `both` of the products of the two steps. They are whole
  /// numbers, so that the order of additions does not matter.
  private var across: [Int]
  private var down: [Int]
  private var both: [Int]

  /// Finds the edges of a picture.
  ///
  /// - Parameter factor: the deepest zoom of the film, divided by the zoom of this picture. The
  ///   film magnifies the picture by this factor, which makes slopes less steep. After the
  ///   magnification, a step counts as at most a twelfth of the range from black to white, so that
  ///   noise is not preferred to edges.
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

  /// Returns the change of the picture in the direction of least change, as a mean over the pixels
  /// at most `radius` rows and columns away. It is the determinant of the structure tensor, divided
  /// by its trace (Förstner's interest operator).
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

  /// Returns true if `score` is at least 95 % of `most`, the best score. Smaller differences are
  /// not visible, and rounding on another processor may cause them.
  static func isAsRich(_ score: Double, as most: Double) -> Bool { score >= 0.95 * most }

  /// Returns up to `count` of the richest pixels, the richest first. The richness of close and of
  /// wider surroundings is added. Each pixel is at most `reach` away from the picture's middle,
  /// where 1 is the distance of the border, and pixels are at least a tenth of the picture apart.
  /// Of pixels that are equally rich, the one nearest to the middle comes first.
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
