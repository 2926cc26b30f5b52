internal import ArgumentParser
internal import ZoetropeKit
internal import ZoetropeTerminal

/// Runs the jobs of commands.
enum JobRunner {
  /// Runs `job` to its end, with its progress on standard error in `style`. The first Ctrl-C
  /// cancels the job, and a second one ends the program.
  ///
  /// - Throws: `ExitCode` if the job fails or is interrupted.
  static func run(
    _ style: ProgressReporter.Style,
    _ job: @escaping @Sendable (@escaping JobObserver) async throws -> JobReport
  ) async throws {
    let reporter = ProgressReporter(style: style, width: { Console.columns() }) {
      Console.errors($0)
    }
    let work = Conductor.task { try await job { reporter.observe($0) } }
    try await Interruption.handled {
      reporter.stopping()
      work.cancel()
    } end: { end in
      reporter.abandoned(
        end == .givenUp ? "Given up" : "Interrupted", keepsSome: Saving.namedFiles > 0, code: 130)
    } _: {
      do {
        let report = try await work.value
        reporter.finish(report)
        if report.isInterrupted { throw ExitCode(130) }
      } catch let code as ExitCode {
        throw code
      } catch {
        let failure = Failure(error)
        if failure.isQuiet {
          reporter.failQuietly(failure.message, code: failure.status)
        } else {
          reporter.fail(failure.message, code: failure.status)
        }
        throw ExitCode(failure.status)
      }
    }
  }
}
