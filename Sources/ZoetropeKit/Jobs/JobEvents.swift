public import ZoetropeRender

/// An event that a job reports while it works.
public enum JobEvent: Hashable, Sendable {
  /// A measurement of the scene starts, before the work itself.
  case measuring(MeasuringStep)
  /// The work starts: its output, and the number of its steps.
  case started(JobStart)
  /// The number of steps that are done, always rising.
  case advanced(done: Int)
  /// A message for the user about something that does not stop the work.
  case warning(String)
}

/// The work that is about to be done.
public struct JobStart: Hashable, Sendable {
  /// The output's path as the user named it; `-` for standard output.
  public var path: String
  /// The number of steps that the work has.
  public var total: Int
  /// The word for a step: `frame`, `strip` or `picture`.
  public var unit: String
  /// The size, such as `1920x1080`.
  public var size: String
  /// The instruction set in use.
  public var target: String

  package init(path: String, total: Int, unit: String, size: String, target: String) {
    self.path = path
    self.total = total
    self.unit = unit
    self.size = size
    self.target = target
  }
}

/// The outcome of a job.
public struct JobReport: Hashable, Sendable {
  /// The output's path; `-` for standard output, nil when nothing was left.
  public var path: String?
  /// The number of pictures it holds.
  public var frames: Int
  /// The number of pictures it was to hold.
  public var planned: Int
  /// Its length in seconds; nil for stills.
  public var seconds: Double?
  /// Its size in bytes; nil for standard output.
  public var bytes: Int?
  /// The time that the work took, in seconds.
  public var elapsed: Double
  /// The counts of things other than pictures; nil if there are none.
  public var tally: JobTally?
  /// The process's peak memory so far, in bytes; nil if the system does not report it.
  public var peakMemory: Int?

  package init(
    path: String?, frames: Int, planned: Int, seconds: Double?, bytes: Int?, elapsed: Double
  ) {
    self.path = path
    self.frames = frames
    self.planned = planned
    self.seconds = seconds
    self.bytes = bytes
    self.elapsed = elapsed
  }

  /// Creates a report on one picture; `path` is nil if it was not finished.
  package init(pictureAt path: String?, _ clock: Stopwatch) {
    self.init(
      path: path, frames: path == nil ? 0 : 1, planned: 1, seconds: nil,
      bytes: path.flatMap(FileSize.bytes(of:)), elapsed: clock.seconds)
  }

  /// True when the work was stopped before its end.
  public var isInterrupted: Bool { frames < planned }
}

/// The counts of a job apart from pictures, for people and for programs.
public struct JobTally: Hashable, Sendable {
  /// One count and its name, such as `passed`.
  public struct Count: Hashable, Sendable {
    /// The name of what is counted, as in JSON output.
    public let name: String
    /// The count.
    public let value: Int

    package init(_ name: String, _ value: Int) {
      self.name = name
      self.value = value
    }
  }

  /// All counts as one phrase.
  public let text: String
  /// The counts, in the order in which they are reported.
  public let counts: [Count]

  package init(_ text: String, _ counts: [Count]) {
    self.text = text
    self.counts = counts
  }
}

/// A closure that receives a job's events, from any thread, one after the other.
public typealias JobObserver = @Sendable (JobEvent) -> Void
