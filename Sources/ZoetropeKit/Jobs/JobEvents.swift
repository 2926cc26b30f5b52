public import ZoetropeRender

/// An event that a job reports while it works.
public enum JobEvent: Hashable, Sendable {
  /// A measurement of the scene starts or goes on. Measurements precede the work itself.
  case measuring(MeasuringEvent)
  /// The work itself starts.
  case started(JobStart)
  /// More steps are done; `done` is their number since the start and rises with each event.
  case advanced(done: Int)
  /// A few words on what has been reached, such as `27.3 dB`; they are shown with the next progress.
  case reached(String)
  /// A message for the user about something that does not stop the work.
  case warning(String)
}

/// A description of the work that starts.
public struct JobStart: Hashable, Sendable {
  /// The path or the pattern of the output; `-` for standard output.
  public var path: String
  /// The number of steps in the work.
  public var total: Int
  /// The word for a step: `frame`, `strip`, `picture` or `candidate`.
  public var unit: String
  /// The size of the pictures, such as `1920x1080`.
  public var size: String
  /// The name of the instruction set in use.
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
  /// The path or the pattern of the output; `-` for standard output, nil when no output was left.
  public var path: String?
  /// The number of frames or pictures that were written.
  public var frames: Int
  /// The number of frames or pictures that were to be written.
  public var planned: Int
  /// The length of the written frames in seconds; nil for single pictures.
  public var seconds: Double?
  /// The size of the output in bytes; nil if it is not known, as for standard output.
  public var bytes: Int?
  /// The time that the job took, in seconds.
  public var elapsed: Double
  /// Counts of things other than pictures, such as candidates; nil if there are none.
  public var tally: JobTally?
  /// What was reached, in a few words, such as `34.1 dB after 1500 steps`; nil if there is nothing to
  /// say.
  public var reached: String?
  /// The process's peak memory so far, in bytes; nil if the job or the system does not report it.
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

  /// Creates a report on one picture.
  ///
  /// - Parameters:
  ///   - path: the path of the picture; nil if it was not finished.
  ///   - clock: the stopwatch that was started with the job.
  package init(pictureAt path: String?, _ clock: Stopwatch) {
    self.init(
      path: path, frames: path == nil ? 0 : 1, planned: 1, seconds: nil,
      bytes: path.flatMap(FileSize.bytes(of:)), elapsed: clock.seconds)
  }

  /// True when the job was stopped before its end.
  public var isInterrupted: Bool { frames < planned }
}

/// Counts that a job reports besides the number of pictures, as text and as numbers.
public struct JobTally: Hashable, Sendable {
  /// A count with its name, such as `passed`.
  public struct Count: Hashable, Sendable {
    /// The name that the count has in JSON output.
    public let name: String
    /// The count.
    public let value: Int

    package init(_ name: String, _ value: Int) {
      self.name = name
      self.value = value
    }
  }

  /// The text that lists all counts.
  public let text: String
  /// The counts, in the order in which they are reported.
  public let counts: [Count]

  package init(_ text: String, _ counts: [Count]) {
    self.text = text
    self.counts = counts
  }
}

/// A closure that receives a job's events one after the other. Any thread may call it.
public typealias JobObserver = @Sendable (JobEvent) -> Void
