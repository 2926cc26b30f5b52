internal import CPPN
internal import CPPNKernels

extension ShapeGrid? {
  /// Calls `body` with the grid in the kernels' form, nil for none; the pointer is valid only inside
  /// the call.
  func withKernel(_ body: (UnsafePointer<ck_grid>?) -> Void) {
    guard let grid = self else { return body(nil) }
    grid.coefficients.withUnsafeBufferPointer { coefficients in
      withUnsafePointer(
        to: ck_grid(
          coefficients: coefficients.baseAddress, columns: UInt32(grid.columns),
          rows: UInt32(grid.rows), left: grid.left, top: grid.top, cell: grid.cell)
      ) { body($0) }
    }
  }
}
