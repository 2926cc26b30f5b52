internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Measures how expressive the networks of a sweep are, and plots it.
public struct SweepPlotJob: Sendable {
  private let cells: [SheetJob.Cell]
  private let output: OutputFile

  /// Creates a plot with a curve for each value of a sweep.
  ///
  /// - Parameters:
  ///   - time: the moment at which the networks are measured.
  ///   - output: the plot, ending in .svg.
  /// - Throws: `JobError` when there are too many values, or the moment lies outside of a film; the
  ///   errors of reading the preset with each of the values.
  public init(
    _ sweep: Sweep, of source: SceneSource, at time: FilmTime = .frame(0), to output: OutputFile
  ) throws {
    for axis in sweep.axes
    where ["fields", "collage"].contains(axis.key.prefix { $0 != "." && $0 != "[" }) {
      throw JobError(
        .input,
        "A plot follows the painting network, and '\(axis.key)' changes another one; write a page "
          + "instead, such as -o sweep.png.")
    }
    cells = try sweep.cells(of: source, at: time)
    guard cells.count <= LengthPlot.most else {
      throw JobError(
        .input, "A plot has at most \(LengthPlot.most) curves, and not \(cells.count).")
    }
    self.output = output
  }

  /// Returns true if the name of a sweep's file stands for a plot.
  public static func isPlot(_ output: OutputFile) -> Bool {
    PathParts.suffix(of: output.path) == "svg"
  }

  /// Measures and writes the plot; returns when the file has its name. The report has no path if the
  /// task was cancelled.
  ///
  /// - Throws: `JobError` when the file cannot be written.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    try output.prepare().abandon()
    observe(
      .started(
        JobStart(
          path: output.path, total: cells.count, unit: "network", size: "4 lines",
          target: InstructionSet.current)))
    guard let curves = try curves(observe) else { return JobReport(pictureAt: nil, clock) }
    let path = try output.write(bytes: Array(LengthPlot(curves).chart.file.utf8), observe)
    return JobReport(pictureAt: path, clock)
  }

  /// Returns the curves; nil if the task was cancelled.
  private func curves(_ observe: JobObserver) throws -> [LengthPlot.Curve]? {
    do {
      return try cells.enumerated().map { index, cell in
        // Colours come after the network, and the first frame does not depend on the pace.
        let steps = MeasuringStep.allCases.filter { step in
          step != .curves && (step != .pace || cell.frame != 0)
        }
        let scene = try cell.scene.measured(Set(steps))
        let length = try LineLength(scene, frame: cell.frame, unless: { Task.isCancelled })
        observe(.advanced(done: index + 1))
        return LengthPlot.Curve(name: cell.label, lengths: length.lengths)
      }
    } catch is CancellationError {
      return nil
    }
  }
}
