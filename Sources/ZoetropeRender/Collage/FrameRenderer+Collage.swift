internal import PixelKernels
internal import ZoetropeFrame

extension FrameRenderer {
  /// Paints rows of the picture with the zones of `collage` on it, and returns the number of
  /// evaluated points. `pixels` points to the first pixel of the first row.
  ///
  /// The rows are painted in pieces of a band's height. In each, only what the mask leaves visible is
  /// painted. Each pixel takes its shares of zones from the mask's height at its middle, whatever
  /// the number of samples.
  func paint(
    _ collage: CollageFrame, _ rows: Range<Int>, into pixels: ColourRow.Rows,
    while isWanted: () -> Bool
  ) -> Int {
    let height = FrameRenderer.rowsTogether(size)
    var evaluations = 0
    var start = rows.lowerBound
    while start < rows.upperBound, isWanted() {
      let end = min(rows.upperBound, (start / height + 1) * height)
      evaluations += paintPiece(
        collage, start..<end, into: pixels + (start - rows.lowerBound) * size.width,
        while: isWanted)
      start = end
    }
    return evaluations
  }

  private func paintPiece(
    _ collage: CollageFrame, _ rows: Range<Int>, into pixels: ColourRow.Rows,
    while isWanted: () -> Bool
  ) -> Int {
    guard let mask = collage.mask.first, let looks = mask.medium?.looks, !looks.isEmpty else {
      return 0
    }
    let floats = looks.map { HeightPlanes.floats($0, width: size.width, rows: rows.count) }
    let area = rows.count * size.width
    var evaluations = 0
    memory.withFloats(floats.reduce(3 * area * collage.zones.count, +)) { scratch in
      var next = scratch
      let planes = zip(looks, floats).map { look, floats in
        defer { next += floats }
        return HeightPlanes(look, width: size.width, rows: rows.count, in: next)
      }
      for (look, planes) in zip(looks, planes) {
        evaluations += mask.computeHeights(look, rows, at: (0, 0), into: planes, while: isWanted)
      }
      let kernel = collage.kernel(size)
      var (lowest, highest) = (Float.infinity, -Float.infinity)
      for row in 0..<rows.count {
        var here = planes[0].kernel(row: row, amplitude: 1)
        var there = planes[planes.count - 1].kernel(row: row, amplitude: 1)
        var copy = kernel
        ck_collage_extent(&copy, &here, &there, size.width, &lowest, &highest)
      }
      let seen = collage.visible(lowest: lowest, highest: highest)
      let layers = collage.zones.indices.map { index in
        let start = next + 3 * area * index
        return ColourRow.Rows(red: start, green: start + area, blue: start + 2 * area)
      }
      if seen[0] { evaluations += paintGround(rows, into: pixels, while: isWanted) }
      for (index, zone) in collage.zones.enumerated() where seen[index + 1] {
        evaluations += zone.paintUnfinished(rows, into: layers[index], while: isWanted)
      }
      for row in 0..<rows.count {
        collage.lay(
          layers.map { $0 + row * size.width }, over: pixels + row * size.width, kernel,
          here: planes[0].kernel(row: row, amplitude: 1),
          towardsLight: planes[planes.count - 1].kernel(row: row, amplitude: 1),
          count: size.width)
      }
    }
    return evaluations
  }
}
