internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeVideo

/// One or two keys of a preset with several values each: a row of pictures, or a grid.
public struct Sweep: Sendable {
  /// The keys with their values, one or two. In a grid the first key changes from column to column,
  /// and the second from row to row.
  public let axes: [SweepAxis]

  /// Creates a sweep.
  ///
  /// - Throws: `JobError` when there are not one or two keys, both are the same, or there would be
  ///   more than 1000 pictures.
  public init(_ axes: [SweepAxis]) throws(JobError) {
    guard (1...2).contains(axes.count) else {
      throw JobError(
        .usage, "A sweep has one key or two, written KEY=a,b,c, and not \(axes.count).")
    }
    if axes.count == 2, axes[0].key == axes[1].key {
      throw JobError(.usage, "A grid has two different keys, and both are '\(axes[0].key)'.")
    }
    let count = axes.reduce(1) { $0 * $1.values.count }
    guard count <= SweepAxis.most else {
      throw JobError(.usage, "A sweep has at most \(SweepAxis.most) pictures, and not \(count).")
    }
    self.axes = axes
  }

  /// The number of pictures in a row of a grid; nil if there is one key.
  var columns: Int? { axes.count == 2 ? axes[0].values.count : nil }

  /// Returns a picture for each combination of values, row by row, without measuring any.
  ///
  /// - Throws: `PresetError` with the faults of the first preset that has any; `JobError` when the
  ///   moment lies outside of a film, or its caption or figure cannot be drawn.
  package func cells(of source: SceneSource, at time: FilmTime) throws -> [SheetJob.Cell] {
    let rows = axes.count == 2 ? axes[1].values : [""]
    return try rows.flatMap { row in
      try axes[0].values.map { column in
        var source = source
        var labels: [String] = []
        for (axis, value) in zip(axes, [column, row]) {
          source.set(axis.key, to: value)
          labels.append("\(name(of: axis)) \(value)")
        }
        let scene = try source.withFigureDrawn(source.valid()).draft
        return SheetJob.Cell(
          scene: scene, frame: try time.frame(in: scene), label: labels.joined(separator: "   "))
      }
    }
  }

  /// Returns the last part of a key, which stands under pictures; the whole key if both end alike.
  private func name(of axis: SweepAxis) -> String {
    func last(_ key: String) -> Substring { key.split(separator: ".").last ?? key[...] }
    let isUnique = axes.count { last($0.key) == last(axis.key) } == 1
    return isUnique ? String(last(axis.key)) : axis.key
  }
}

extension SheetJob {
  /// Creates a sheet of one moment with many values of one or two keys.
  ///
  /// - Parameters:
  ///   - time: the moment that is shown.
  ///   - width: the width of a picture in pixels, 32 to 2048.
  ///   - observe: called when a measurement of the preset as it is starts.
  /// - Throws: `JobError` when a number is out of range, or the pictures would have different
  ///   shapes; the errors of reading the preset with each of the values.
  public init(
    sweep: Sweep, of source: SceneSource, at time: FilmTime = .frame(0), width: Int = 320,
    to output: OutputFile, threads: Int? = nil, _ observe: JobObserver = { _ in }
  ) throws {
    try Self.check(count: 1, width: width)
    let cells = try sweep.cells(of: source, at: time)
    let shape = cells[0].scene.thumbnail(width: width).size
    if let other = cells.first(where: { $0.scene.thumbnail(width: width).size != shape }) {
      throw JobError(
        .input,
        "The pictures of a sweep need one shape, and those of '\(cells[0].label)' and "
          + "'\(other.label)' have different ones.")
    }
    self.init(try source.scene(observe).values, cells, width: width, to: output, threads: threads)
    columns = sweep.columns
  }
}

/// A sweep whose pictures move: a film of many small films.
public struct SweepFilmJob: Sendable {
  private let film: SheetFilmJob

  /// Creates a film of a sweep. It has the length and rate of the preset.
  ///
  /// - Parameters:
  ///   - time: the moment with which all small films begin.
  ///   - observe: called when a measurement of the preset as it is starts.
  /// - Throws: `JobError` when a value changes the number of frames, the rate or the shape of the
  ///   pictures; the errors of reading the preset with each of the values.
  public init(
    _ sweep: Sweep, of source: SceneSource, at time: FilmTime = .frame(0), to output: OutputFile,
    threads: Int? = nil, _ observe: JobObserver = { _ in }
  ) throws {
    let cells = try sweep.cells(of: source, at: time)
    let base = try source.valid().draft
    for cell in cells {
      let changed =
        cell.scene.timeline.frameCount != base.timeline.frameCount
        ? "number of frames" : cell.scene.rate != base.rate ? "rate" : nil
      let resized = cell.scene.size != base.size ? "size" : nil
      if let what = changed ?? resized {
        throw JobError(
          .input,
          "A film of a grid needs small films of one length, rate and size, and '\(cell.label)' "
            + "changes the \(what); write a still instead, such as -o sweep.png.")
      }
    }
    film = SheetFilmJob(
      try source.scene(observe).values, cells, to: output, threads: threads,
      columns: sweep.columns)
  }

  /// Returns true if the name of a sweep's file stands for a film, and false if it stands for a
  /// picture.
  ///
  /// - Throws: `JobError` when it stands for neither.
  public static func isFilm(_ output: OutputFile) throws(JobError) -> Bool {
    try OutputFormat.sheet(named: output.path).content == .film
  }

  /// Renders the film; returns when the file has its name and is on the disk. A cancelled job leaves
  /// no file.
  ///
  /// - Throws: `JobError` or `VideoError`, before painting starts if the problem can be known by
  ///   then.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    try await film.run(observe)
  }
}
