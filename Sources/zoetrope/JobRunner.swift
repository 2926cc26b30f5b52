internal import ArgumentParser
internal import Foundation
internal import ZoetropeKit

/// Runs a job the way all commands that render do: progress on standard error, Ctrl-C, exit codes.
enum JobRunner {
  /// Runs `job` to its end, and throws the exit code that its outcome stands for.
  ///
  /// The first signal asks the job to end well once it has started. Until then presets are read and
  /// scenes measured, and there is nothing to end well: the program ends at once.
  static func run(
    _ style: ProgressReporter.Style,
    _ job: @escaping @Sendable (@escaping JobObserver) async throws -> JobReport
  ) async throws {
    let reporter = ProgressReporter(style: style, width: { Console.columns() }) {
      Console.write($0, to: 2)
    }
    let work = Task { try await job { reporter.observe($0) } }
    do {
      let report = try await Interruption.handled {
        guard reporter.hasStarted else { endAtOnce(reporter) }
        reporter.stopping()
        work.cancel()
      } giveUp: {
        reporter.fail("Given up; nothing was written.", code: 130)
      } _: {
        try await work.value
      }
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

  private static func endAtOnce(_ reporter: ProgressReporter) -> Never {
    let failure = Failure(CancellationError())
    reporter.fail(failure.message, code: failure.status)
    Abandonment.deleteUnfinishedFiles()
    _exit(failure.status)
  }
}
