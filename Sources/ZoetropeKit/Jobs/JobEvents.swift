public import ZoetropeRender

/// What a job says while it works.
public enum JobEvent: Hashable, Sendable {
  /// Something about the scene is measured, before the work itself.
  case measuring(MeasuringStep)
  /// The work begins: what is written, and how many of what it takes.
  case started(JobStart)
  /// So many are done, always rising.
  case advanced(done: Int)
  /// Something the user should know that does not stop the work.
  case warning(String)
}

/// What is about to be done.
public struct JobStart: Hashable, Sendable {
  /// Where the output goes, as the user named it; `-` for standard output.
  public var path: String
  /// How many steps the work has.
  public var total: Int
  /// What a step is: `frame`, `strip` or `picture`.
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

/// What a job did.
public struct JobReport: Hashable, Sendable {
  /// Where the output is; `-` for standard output, nil when nothing was left.
  public var path: String?
  /// How many pictures it holds.
  public var frames: Int
  /// How many it was to hold.
  public var planned: Int
  /// Its length in seconds; nil for stills.
  public var seconds: Double?
  /// Its size in bytes; nil for standard output.
  public var bytes: Int?
  /// How long the work took, in seconds.
  public var elapsed: Double
  /// What the work counted besides pictures; nil where it counts nothing else.
  public var tally: JobTally?
  /// The most memory that the process had until then, in bytes; nil where that is not told.
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

  /// A report on one picture; nil where it was not finished.
  package init(pictureAt path: String?, _ clock: Stopwatch) {
    self.init(
      path: path, frames: path == nil ? 0 : 1, planned: 1, seconds: nil,
      bytes: path.flatMap(FileSize.bytes(of:)), elapsed: clock.seconds)
  }

  /// Whether the work was stopped before its end.
  public var isInterrupted: Bool { frames < planned }
}

/// What a job counted besides pictures, for people and for programs.
public struct JobTally: Hashable, Sendable {
  /// One count and its name, such as `passed`.
  public struct Count: Hashable, Sendable {
    /// What is counted, as JSON output names it.
    public let name: String
    /// How many.
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

/// Takes a job's events, from any thread, one after the other.
public typealias JobObserver = @Sendable (JobEvent) -> Void
