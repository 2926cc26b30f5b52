package import ZoetropeConvnet
internal import ZoetropeInspect
package import ZoetropeKit

/// Shows what a network that sees finds in a picture, as a page.
package struct SeeJob: Sendable {
  private let input: SightInput
  private let network: Convnet
  private let options: SightOptions
  private let output: PageOutput

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - network: the network that sees.
  ///   - output: the page to write, or a folder for the page and its pictures as files.
  /// - Throws: `JobError` when `output` can be neither a page nor a folder.
  package init(
    _ input: SightInput, _ network: Convnet, _ options: SightOptions = SightOptions(),
    to output: OutputFile
  ) throws(JobError) {
    (self.input, self.network, self.options) = (input, network, options)
    self.output = try PageOutput(output)
  }

  /// Looks and writes; returns when the file has its name. The report has no path if the task was
  /// cancelled.
  ///
  /// - Throws: `JobError` when the file cannot be written.
  package func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    // Fail before the work if the page cannot be written.
    try output.page.prepare().abandon()
    guard let report = try report(observe) else {
      output.abandon()
      return JobReport(pictureAt: nil, clock)
    }
    var done = JobReport(
      pictureAt: try output.write(try SightPage(report), observe: observe), clock)
    done.reached = report.classes.first.map { "\($0.name) \(SightPage.percent($0.share))" }
    return done
  }

  /// Looks at the picture; returns nil if the task was cancelled.
  package func report(_ observe: @escaping JobObserver = { _ in }) throws -> SightReport? {
    let sight = Sight(input, network, options, threads: Machine.coreCount)
    observe(
      .started(
        JobStart(
          path: output.page.path, total: sight.steps, unit: "step",
          size: input.seen.size.description, target: Machine.target)))
    let progress = StepProgress(observe)
    do {
      return try sight.report { progress.advance() }
    } catch is CancellationError {
      return nil
    }
  }
}
