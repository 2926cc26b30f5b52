/// Points in a plane moved to the cells of a page, one to a cell, so that all of them together move
/// as little as possible.
package enum CellPlacement {
  /// Returns the cell of each point.
  ///
  /// - Parameters:
  ///   - points: the points, in any unit. Their cloud is turned so that its longer axis lies across,
  ///     and stretched to the width and height of the page.
  ///   - cells: the middles of the page's cells, at least as many as points.
  /// - Throws: `CancellationError` if `isCancelled`, which is called before each point, returns true.
  package static func cells(
    of points: [SIMD2<Double>], among cells: [SIMD2<Double>],
    unless isCancelled: () -> Bool = { false }
  ) throws -> [Int] {
    precondition(points.count <= cells.count, "each point needs a cell")
    return try assigned(fitted(points, to: cells), cells, unless: isCancelled)
  }

  /// Returns the points moved, turned and stretched so that their mean and their deviations are those
  /// of the cells.
  private static func fitted(
    _ points: [SIMD2<Double>], to cells: [SIMD2<Double>]
  ) -> [SIMD2<Double>] {
    let (middle, spread, across) = moments(points)
    let page = moments(cells)
    // The principal axis of a symmetric matrix of two rows.
    let half = (spread.x - spread.y) / 2
    let longest = (spread.x + spread.y) / 2 + (half * half + across * across).squareRoot()
    var axis = SIMD2(across, longest - spread.x)
    if spread.x >= spread.y { axis = SIMD2(longest - spread.y, across) }
    let length = (axis * axis).sum().squareRoot()
    axis = length > 0 && length.isFinite ? axis / length : SIMD2(1, 0)
    let turned = points.map { point in
      let from = point - middle
      return SIMD2((from * axis).sum(), from.y * axis.x - from.x * axis.y)
    }
    let deviations = moments(turned).spread
    return turned.map { point in
      var moved = page.middle
      for side in 0..<2 where deviations[side] > 0 && deviations[side].isFinite {
        moved[side] += point[side] * (page.spread[side] / deviations[side]).squareRoot()
      }
      return moved
    }
  }

  /// Returns the mean, the variances and the covariance of points.
  private static func moments(
    _ points: [SIMD2<Double>]
  ) -> (middle: SIMD2<Double>, spread: SIMD2<Double>, across: Double) {
    let count = Double(max(points.count, 1))
    let middle = points.reduce(.zero, +) / count
    var (spread, across) = (SIMD2<Double>.zero, 0.0)
    for point in points {
      let from = point - middle
      spread += from * from / count
      across += from.x * from.y / count
    }
    return (middle, spread, across)
  }

  /// Returns the cell of each point so that the sum of the squared distances is smallest: the
  /// Hungarian method, which finds a cell for one point after the other along the shortest chain of
  /// changes (Kuhn 1955; Jonker and Volgenant 1987).
  package static func assigned(
    _ points: [SIMD2<Double>], _ cells: [SIMD2<Double>], unless isCancelled: () -> Bool = { false }
  ) throws -> [Int] {
    let count = cells.count
    var pointPrices = [Double](repeating: 0, count: points.count)
    var cellPrices = [Double](repeating: 0, count: count)
    // The point of each cell.
    var owners = [Int?](repeating: nil, count: count)
    for point in points.indices {
      guard !isCancelled() else { throw CancellationError() }
      var least = [Double](repeating: .infinity, count: count)
      var before = [Int?](repeating: nil, count: count)
      var isReached = [Bool](repeating: false, count: count)
      var (current, last, cell) = (point, nil as Int?, nil as Int?)
      while cell == nil {
        var (step, next) = (Double.infinity, nil as Int?)
        for place in 0..<count where !isReached[place] {
          let apart = points[current] - cells[place]
          let cost =
            apart.x * apart.x + apart.y * apart.y - pointPrices[current] - cellPrices[place]
          if cost < least[place] { (least[place], before[place]) = (cost, last) }
          if least[place] < step { (step, next) = (least[place], place) }
        }
        guard let next else { break }
        // Prices are changed so that the way up to here costs nothing.
        pointPrices[point] += step
        for place in 0..<count {
          if isReached[place] {
            cellPrices[place] -= step
            if let owner = owners[place] { pointPrices[owner] += step }
          } else {
            least[place] -= step
          }
        }
        isReached[next] = true
        last = next
        if let owner = owners[next] { current = owner } else { cell = next }
      }
      // Each point of the chain moves on to the next cell.
      while let place = cell {
        let previous = before[place]
        owners[place] = previous.flatMap { owners[$0] } ?? point
        cell = previous
      }
    }
    var places = [Int](repeating: 0, count: points.count)
    for (cell, owner) in owners.enumerated() {
      if let owner { places[owner] = cell }
    }
    return places
  }
}
