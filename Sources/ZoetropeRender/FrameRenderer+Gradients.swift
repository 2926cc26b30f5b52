internal import CPPNKernels

/// The results of a network at some positions, and their derivatives per pixel. Each result has one
/// array, with a number for each position.
package struct NetworkGradients: Hashable, Sendable {
  package let values: [[Float]]
  /// The derivatives by the position's column.
  package let across: [[Float]]
  /// The derivatives by the position's row.
  package let down: [[Float]]
  /// The results without derivatives: the monitor, if it was evaluated.
  package let rest: [[Float]]
}

extension FrameRenderer {
  /// Evaluates the frame's network and its derivatives at positions in pixels from the picture's
  /// top left corner, as many columns as rows.
  ///
  /// The results are the sums of the output layer, or in double precision the channels.
  ///
  /// - Parameter isMonitored: true if the sums and the monitor are evaluated, in either precision.
  package func gradients(
    columns: [Float], rows: [Float], isMonitored: Bool = false
  ) -> NetworkGradients {
    precondition(columns.count == rows.count, "A position has a column and a row.")
    let painted = programs.painted
    let program = (isMonitored ? painted.giving(.monitoredSums) : painted).keeping(.max)
      .withGradients()
    let count = columns.count
    let results = 3 * program.gradients + (isMonitored ? 1 : 0)
    var field = field.kernelField
    var numbers: [Float] = Array(repeating: 0, count: results * count)
    program.withNetwork { network in
      var workspace = [Float](repeating: 0, count: ck_workspace_floats(network))
      numbers.withUnsafeMutableBufferPointer { numbers in
        guard let first = numbers.baseAddress else { return }
        let out = (0..<results).map { Optional(first + $0 * count) }
        ck_evaluate_at(network, &field, columns, rows, count, &workspace, out)
      }
    }
    func part(_ range: Range<Int>) -> [[Float]] {
      range.map { Array(numbers[$0 * count..<($0 + 1) * count]) }
    }
    let channels = program.gradients
    return NetworkGradients(
      values: part(0..<channels), across: part(channels..<2 * channels),
      down: part(2 * channels..<3 * channels), rest: part(3 * channels..<results))
  }
}
