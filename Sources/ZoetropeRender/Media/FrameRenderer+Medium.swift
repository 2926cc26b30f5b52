internal import CPPNKernels
internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

extension FrameRenderer {
  /// Paints rows of a medium, and returns the number of evaluated points. `pixels` points to the
  /// first pixel of the first row.
  ///
  /// The rows are painted in pieces of a band's height: first the heights, as often as the medium
  /// looks at the fields, then the medium row by row. Several samples of a pixel are averaged in
  /// linear light.
  func paint(
    _ medium: MediumFrame, _ rows: Range<Int>, into pixels: ColourRow.Rows,
    while isWanted: () -> Bool
  ) -> Int {
    let height = BandPainter.height(width: size.width)
    var evaluations = 0
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = min(rows.upperBound, (start / height + 1) * height)
      evaluations += paintPiece(
        medium, start..<end, into: pixels + (start - rows.lowerBound) * size.width, while: isWanted)
      start = end
    }
    return evaluations
  }

  private func paintPiece(
    _ medium: MediumFrame, _ rows: Range<Int>, into pixels: ColourRow.Rows,
    while isWanted: () -> Bool
  ) -> Int {
    var evaluations = 0
    let floats = medium.looks.map {
      HeightPlanes.floats($0, width: size.width, rows: rows.count)
    }
    let side = Double(min(size.width, size.height))
    let pressing = figure.flatMap { $0.isPressed ? $0 : nil }
    memory.withFloats(floats.reduce(3 * size.width + (pressing?.scratchFloats ?? 0), +)) {
      scratch in
      let line = ColourRow.Rows(
        red: scratch, green: scratch + size.width, blue: scratch + 2 * size.width)
      var next = scratch + 3 * size.width
      let planes = zip(medium.looks, floats).map { look, floats in
        defer { next += floats }
        return HeightPlanes(look, width: size.width, rows: rows.count, in: next)
      }
      for sample in 0..<grid.count {
        let position = grid.position(sample)
        let offset = (right: position.right - 0.5, down: position.down - 0.5)
        for (look, planes) in zip(medium.looks, planes) {
          evaluations += computeHeights(look, rows, at: offset, into: planes, while: isWanted)
          // Letters are not among the finer forms of an octave.
          guard let pressing, !look.isOctave else { continue }
          pressing.press(
            into: planes, rows: rows.count, column: 0.5 + offset.right + look.shift.right * side,
            row: Double(rows.lowerBound) + 0.5 + offset.down + look.shift.down * side, next)
        }
        for row in 0..<rows.count {
          let target = pixels + row * size.width
          medium.paint(
            row: rows.lowerBound + row, of: planes, at: row, size: size, count: size.width,
            into: grid.count == 1 ? target : line)
          if grid.count > 1 {
            target.add(line, count: size.width, isFirst: sample == 0)
          } else {
            // While the row is in the nearest cache.
            target.forEachPlane { ck_srgb_encode_quickly($0, $0, size.width) }
          }
        }
      }
    }
    guard grid.count > 1 else { return evaluations }
    let share = 1 / Float(grid.count)
    for row in 0..<rows.count {
      (pixels + row * size.width).forEachPlane { plane in
        for i in 0..<size.width { plane[i] *= share }
        ck_srgb_encode_quickly(plane, plane, size.width)
      }
    }
    return evaluations
  }

  /// Computes the heights of `rows`, which lie in one band, and their gradients. `offset` is the
  /// distance from the pixels' middles, in pixels.
  func computeHeights(
    _ look: MediumFrame.Look, _ rows: Range<Int>, at offset: (right: Double, down: Double),
    into planes: HeightPlanes, while isWanted: () -> Bool
  ) -> Int {
    let side = Double(min(size.width, size.height))
    let field = look.field.kernelField.moved(
      right: offset.right + look.shift.right * side, down: offset.down + look.shift.down * side
    ).scaled(by: look.frequency)
    let programs = look.programs
    if let interpolation = programs.interpolation {
      return interpolateHeights(look, rows, field, interpolation, into: planes, while: isWanted)
    }
    let margin = planes.margin
    let (width, lines) = (size.width + 2 * margin, programs.painted.rowsOfChannels)
    programs.painted.withNetwork { network in
      memory.withFloats(lines * width + ck_workspace_floats(network)) { sums in
        withUnsafeTemporaryAllocation(
          of: UnsafeMutablePointer<Float>?.self, capacity: lines
        ) { out in
          for line in 0..<lines { out.initializeElement(at: line, to: sums + line * width) }
          for row in rows.lowerBound - margin..<rows.upperBound + margin {
            guard isWanted() else { return }
            var line = ck_line(
              field: field, column: 0.5 - Double(margin), row: Double(row) + 0.5, step: 1)
            ck_evaluate(network, &line, width, sums + lines * width, out.baseAddress)
            planes.set(row: row - rows.lowerBound, look.heights) { sums + $0 * width }
          }
        }
      }
    }
    return (rows.count + 2 * margin) * width
  }

  private func interpolateHeights(
    _ look: MediumFrame.Look, _ rows: Range<Int>, _ field: ck_field,
    _ interpolation: FramePrograms.Interpolation,
    into planes: HeightPlanes, while isWanted: () -> Bool
  ) -> Int {
    var evaluations = 0
    let programs = look.programs
    programs.withNetworks(interpolation) { sums, monitored in
      // The painter colours nothing here; it needs a code for each of its lines only.
      let codes = [UInt8](repeating: 0, count: programs.painted.rowsOfChannels)
      let height = BandPainter.height(width: size.width)
      let workspace = max(ck_workspace_floats(sums), ck_workspace_floats(monitored))
      let floats = BandMemory.floats(
        width: size.width, height: height, channels: codes.count, workspace: workspace)
      memory.withFloats(floats) { scratch in
        withoutActuallyEscaping(isWanted) { isWanted in
          let painter = BandPainter(
            sums: sums, monitored: monitored, field: field,
            centre: programs.painted.isFineAtCentre ? look.field.centre : nil,
            painted: size, bandHeight: height, outputs: codes,
            sensitivity: interpolation.sensitivity,
            rules: .of(programs.painted, colouring.encoded), colouring: colouring.encoded,
            sampler: nil,
            memory: BandMemory(
              width: size.width, height: height, channels: codes.count, workspace: workspace,
              in: scratch),
            isWanted: isWanted)
          let (margin, first) = (planes.margin, rows.lowerBound)
          evaluations = painter.paint(
            band: first / height, rows: first - margin..<rows.upperBound + margin, margin: margin,
            row: { window, line, row in
              planes.set(row: row - first, look.heights) {
                window.row($0, line) + BandPainter.block - margin
              }
            }, samples: { _ in 0 })
        }
      }
    }
    return evaluations
  }
}

extension ck_field {
  /// Returns the map of a picture whose every pixel shows what this one's shows that many pixels to
  /// the right and down.
  fileprivate func moved(right: Double, down: Double) -> ck_field {
    var field = self
    field.x0 += right * dx + down * ex
    field.y0 += right * dy + down * ey
    return field
  }

  /// Returns the map with all coordinates multiplied by `factor`.
  fileprivate func scaled(by factor: Double) -> ck_field {
    ck_field(
      x0: x0 * factor, y0: y0 * factor, dx: dx * factor, dy: dy * factor, ex: ex * factor,
      ey: ey * factor)
  }
}

extension ColourRow.Rows {
  /// Adds `count` pixels of `other`; the first of several samples replaces what is here.
  fileprivate func add(_ other: Self, count: Int, isFirst: Bool) {
    for (sum, part) in [(red, other.red), (green, other.green), (blue, other.blue)] {
      for i in 0..<count { sum[i] = (isFirst ? 0 : sum[i]) + part[i] }
    }
  }
}
