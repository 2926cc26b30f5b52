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
    let channels = programs.painted.pendingCodes.count
    let floats = HeightPlanes.floats(width: size.width, rows: rows.count, channels: channels)
    let looks = medium.looks.count
    let side = Double(min(size.width, size.height))
    memory.withFloats(looks * floats + 3 * size.width) { scratch in
      let planes = (0..<looks).map {
        HeightPlanes(
          width: size.width, rows: rows.count, channels: channels, in: scratch + $0 * floats)
      }
      let line = ColourRow.Rows(
        red: scratch + looks * floats, green: scratch + looks * floats + size.width,
        blue: scratch + looks * floats + 2 * size.width)
      for sample in 0..<grid.count {
        let position = grid.position(sample)
        let offset = (right: position.right - 0.5, down: position.down - 0.5)
        for look in 0..<looks {
          let away = medium.looks[look]
          let moved = field.kernelField.moved(
            right: offset.right + away.right * side, down: offset.down + away.down * side
          ).scaled(by: away.frequency)
          evaluations += computeSums(
            away.isHeld ? held ?? programs : programs, rows, moved, into: planes[look],
            while: isWanted)
          for row in 0..<rows.count {
            medium.turnIntoHeights(planes[look], row: row, count: size.width)
          }
        }
        for row in 0..<rows.count {
          let target = pixels + row * size.width
          medium.paint(
            row: rows.lowerBound + row, of: planes, at: row, size: size, count: size.width,
            into: grid.count == 1 ? target : line)
          if grid.count > 1 { target.add(line, count: size.width, isFirst: sample == 0) }
        }
      }
    }
    let share = 1 / Float(grid.count)
    for row in 0..<rows.count {
      (pixels + row * size.width).forEachPlane { plane in
        if grid.count > 1 { for i in 0..<size.width { plane[i] *= share } }
        ck_srgb_encode(plane, plane, size.width)
      }
    }
    return evaluations
  }

  /// Computes the sums of `rows` and their derivatives.
  private func computeSums(
    _ programs: FramePrograms, _ rows: Range<Int>, _ field: ck_field, into planes: HeightPlanes,
    while isWanted: () -> Bool
  ) -> Int {
    if let interpolation = programs.interpolation {
      return interpolateSums(programs, rows, field, interpolation, into: planes, while: isWanted)
    }
    programs.painted.withNetwork { network in
      memory.withFloats(ck_workspace_floats(network)) { workspace in
        for row in rows {
          guard isWanted() else { return }
          var line = ck_line(field: field, column: 0.5, row: Double(row) + 0.5, step: 1)
          withUnsafeTemporaryAllocation(
            of: UnsafeMutablePointer<Float>?.self, capacity: planes.count
          ) { out in
            for plane in 0..<planes.count {
              out.initializeElement(at: plane, to: planes.line(plane, row - rows.lowerBound))
            }
            ck_evaluate(network, &line, size.width, workspace, out.baseAddress)
          }
        }
      }
    }
    return rows.count * size.width
  }

  private func interpolateSums(
    _ programs: FramePrograms, _ rows: Range<Int>, _ field: ck_field,
    _ interpolation: FramePrograms.Interpolation,
    into planes: HeightPlanes, while isWanted: () -> Bool
  ) -> Int {
    var evaluations = 0
    programs.withNetworks(interpolation) { sums, monitored in
      // The painter colours nothing here; it needs a code for each of its lines only.
      let codes = [UInt8](repeating: 0, count: planes.count)
      let height = BandPainter.height(width: size.width)
      let workspace = max(ck_workspace_floats(sums), ck_workspace_floats(monitored))
      let floats = BandMemory.floats(
        width: size.width, height: height, channels: planes.count, workspace: workspace)
      memory.withFloats(floats) { scratch in
        withoutActuallyEscaping(isWanted) { isWanted in
          let painter = BandPainter(
            sums: sums, monitored: monitored, field: field,
            centre: programs.painted.isFineAtCentre ? self.field.centre : nil,
            painted: size, bandHeight: height, outputs: codes,
            sensitivity: interpolation.sensitivity,
            rules: .of(programs.painted, colouring.encoded), colouring: colouring.encoded,
            sampler: nil,
            memory: BandMemory(
              width: size.width, height: height, channels: planes.count, workspace: workspace,
              in: scratch),
            isWanted: isWanted)
          let width = size.width
          for band in rows.lowerBound / height...(rows.upperBound - 1) / height where isWanted() {
            evaluations += painter.paint(
              band: band, rows: rows,
              row: { window, line, row in
                for plane in 0..<planes.count {
                  planes.line(plane, row - rows.lowerBound).update(
                    from: window.row(plane, line) + BandPainter.block, count: width)
                }
              }, samples: { _ in 0 })
          }
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
