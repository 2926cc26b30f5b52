internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// A search that makes many candidates from one preset and judges them by the gate. It paints a
/// labelled sheet of those that passed and differ most, the best one first, or of those that were
/// rejected. The sheet is a picture or, if its file's name ends like a film's, a film of the
/// candidates' films, with the preset's length and rate.
///
/// If the preset requires it, a candidate's centre and equalising curves are measured first. Then
/// the candidate is judged by at most 16 pictures of about 96x54 pixels, and by up to
/// three more for the seam of a loop. The same search of the same preset always gives the same
/// sheet.
public struct ExploreJob: Sendable {
  /// The part of the preset that changes, unless there are parents.
  public var variation: Variation
  /// The candidates whose children are judged; empty if candidates are drawn.
  private let parents: [CandidateID]
  /// The number of candidates to judge, from 1 to `Variation.most`.
  public let count: Int
  /// The search's seed. Another seed gives other candidates, or the same ones in another order.
  public var seed: UInt64
  /// The largest number of pictures on the sheet.
  public var shown = 48
  /// True if the sheet shows the rejected candidates, each with its fault.
  public var showsRejected = false
  /// The file to write the sheet to.
  public var output: OutputFile
  /// The number of threads. Each thread judges one candidate at a time.
  public var threads: Int

  let base: Candidate.Base

  /// The measurements made before a candidate is judged. The pace is not measured, because that
  /// takes longer than judging, and the first frame, which the sheet shows, does not depend on it.
  private static let measured: Set<MeasuringStep> = [.centre, .curves]

  /// Prepares a search; a nil `threads` means one thread for each core.
  ///
  /// - Parameter parents: the candidates whose children are judged; if empty, candidates are drawn
  ///   as `variation` says.
  /// - Throws: `PresetError` if the preset is faulty or its caption's font lacks letters.
  ///   `JobError` if a parent cannot be made or the children's ids would be too long, `variation` cannot be applied to the preset, the caption cannot be drawn, or
  ///   `count` is out of range.
  public init(
    _ source: SceneSource, by variation: Variation, count: Int = 500, seed: UInt64 = 1,
    breeding parents: [CandidateID] = [], to output: OutputFile, threads: Int? = nil
  ) throws {
    guard (1...Variation.most).contains(count) else {
      throw JobError(
        .usage, "A search looks at 1 to \(Variation.most) candidates, not \(count).")
    }
    // Fail before the search if there can be no children, or a parent cannot be made.
    _ = try Variation.children(of: parents, count: 1, seed: seed)
    base = try Candidate.Base(
      source, by: parents.isEmpty ? [variation] : Set(parents.flatMap(\.variations)))
    for parent in parents { _ = try Candidate(parent, of: base) }
    self.parents = parents
    try source.checkCaption(of: base.scene)
    self.variation = variation
    self.count = count
    self.seed = seed
    self.output = output
    self.threads = threads ?? RenderThreads.coreCount
  }

  /// A candidate with the gate's verdict.
  package struct Judged: Sendable {
    package let id: CandidateID
    package let fault: Gate.Fault?
    package let score: Double
    /// The numbers of the candidate's film.
    package let impression: Impression
    /// The place of the candidate's film among others.
    package let appearance: Appearance
    /// True if the candidate's film can be rendered with the centre at which it was judged.
    ///
    /// False if the centre comes from the quick search, because a render may choose another centre.
    /// Also false if the measured scene cannot be played, for example because the zoom is too deep
    /// at the chosen centre.
    package let canBeShown: Bool
    /// The measured scene if the full search chose its centre; otherwise nil. It is kept so that
    /// the search is not repeated for the sheet.
    let scene: SceneDraft?

    /// Returns this candidate with the verdict, the score and the looks of `other`.
    package func looking(like other: Judged) -> Judged {
      Judged(
        id: id, fault: other.fault, score: other.score, impression: other.impression,
        appearance: other.appearance, canBeShown: other.canBeShown, scene: scene)
    }
  }

  /// Judges the candidates and writes the sheet. The report has no path if the task was cancelled.
  ///
  /// - Parameter observe: called with the progress of the search, and with warnings.
  /// - Throws: `JobError` if no candidate can be shown, or the sheet cannot be written;
  ///   `MeasuringError` if the preset cannot be played with the centre measured for it.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    do {
      return try await run(clock, observe)
    } catch is CancellationError {
      return JobReport(pictureAt: nil, clock)
    }
  }

  private func run(_ clock: Stopwatch, _ observe: @escaping JobObserver) async throws -> JobReport {
    let format = try OutputFormat.sheet(named: output.path)
    try ThreadNeed(threads).check()
    if format.content == .film {
      let cells = try largestScenes().map { SheetJob.Cell(scene: $0, frame: 0, label: "") }
      try SheetFilmJob(base.scene, cells, to: output, threads: threads).check()
    }
    // Fail before the search if the sheet cannot be written or the caption cannot be drawn.
    try output.prepare().abandon()
    _ = try CaptionMask(base.scene.finish.caption, on: base.scene.size)
    let own = try base.scene.measured(Self.measured) { observe(.measuring($0)) }
    observe(
      .started(
        JobStart(
          path: output.path, total: count, unit: "candidate", size: "16 x 96x54",
          target: InstructionSet.current)))
    let judged = try await judge(observe)
    guard judged.count == count else { return JobReport(pictureAt: nil, clock) }
    var tally = ExploreTally()
    for candidate in judged { tally.count(candidate.fault) }
    let chosen =
      showsRejected
      ? try distinct(Self.choose(judged, rejected: true, count: count))
      : Self.choose(judged, rejected: false, count: shown, besides: try Impression(of: own))
    if !showsRejected { tally.alike = Selection.alike(chosen, among: judged) }
    guard !chosen.isEmpty else {
      throw JobError(
        .input,
        showsRejected
          ? "There is nothing to show: \(tally)."
          : tally.passed > 0
            ? "There is nothing to show: \(tally), and all that passed look just as the preset does."
            : "There is nothing to show: \(tally). Add --rejected to see why, or change the preset."
      )
    }
    let cells = try chosen.map { chosen in
      let candidate = try Candidate(chosen.id, of: base)
      let reason = chosen.fault.map { "  \($0.rawValue)" } ?? ""
      return SheetJob.Cell(
        scene: chosen.scene ?? candidate.scene, frame: 0,
        label: candidate.label(base) + reason)
    }
    var report =
      if format.content == .film {
        try await SheetFilmJob(own, cells, to: output, threads: threads).run(observe)
      } else {
        try await SheetJob(own, cells, to: output, threads: threads).run {
          if case .warning = $0 { observe($0) }
        }
      }
    report.elapsed = clock.seconds
    report.tally = report.path == nil ? nil : tally.reported
    return report
  }

  /// Returns the ids of the candidates, in the order of the search.
  func ids() throws -> [CandidateID] {
    parents.isEmpty
      ? variation.ids(count: count, seed: seed)
      : try Variation.children(of: parents, count: count, seed: seed)
  }

  /// Judges all candidates and returns them in the order of the search. Fewer are returned if the
  /// task was cancelled.
  ///
  /// A full search for a centre takes twice as long as judging. If the centre has to be measured
  /// and there are many candidates, all are first judged at a centre from a quick search.
  /// Candidates that may appear on the sheet are then judged again, at the centre that a render
  /// would choose.
  package func judge(_ observe: @escaping JobObserver = { _ in }) async throws -> [Judged] {
    let ids = try ids()
    let isQuick = base.scene.timeline.seeksCentre && count > Self.fewEnough * shown
    var done = 0
    var judged = try await judge(ids, quickly: isQuick) {
      done += 1
      observe(.advanced(done: done))
    }
    guard isQuick, judged.count == count else { return judged }
    var waiting = judged.indices.filter { (judged[$0].fault != nil) == showsRejected }
    while !waiting.isEmpty {
      let found = try shownOf(judged)
      guard found.count < shown else { break }
      let size = max(shown - found.count, Self.fewest)
      let batch =
        showsRejected
        ? Array(waiting.prefix(size))
        : Selection(waiting.map { judged[$0] }, besides: found).first(size).map { waiting[$0] }
      // Every candidate that is left looks much like one that is shown.
      guard !batch.isEmpty else { break }
      waiting.removeAll(where: Set(batch).contains)
      let again = try await judge(batch.map { ids[$0] }, quickly: false) {}
      guard again.count == batch.count else { return [] }
      for (place, verdict) in zip(batch, again) { judged[place] = verdict }
    }
    return judged
  }

  /// The largest ratio of candidates to shown pictures at which the quick search for a centre is
  /// not used.
  private static let fewEnough = 4
  /// The smallest number of candidates that are judged again in one batch, unless fewer
  /// are left.
  private static let fewest = 8

  private func judge(
    _ ids: [CandidateID], quickly: Bool, _ done: () -> Void
  ) async throws -> [Judged] {
    let base = base
    let columns = Impression.columns(of: base.scene)
    var judged: [Judged] = []
    _ = try await forEachInOrder(
      0..<ids.count, window: threads + 2, on: RenderThreads(count: threads),
      make: { index in
        let candidate = try Candidate(ids[index], of: base)
        let scene = try candidate.scene.measured(Self.measured, quickly: quickly) {
          Task.isCancelled
        }
        let seen = try Impression(of: scene)
        return Judged(
          id: ids[index], fault: Gate.fault(of: seen), score: Gate.score(of: seen),
          impression: seen, appearance: Appearance(seen, columns: columns),
          canBeShown: !quickly && scene.problems.isEmpty,
          scene: !quickly && candidate.scene.timeline.seeksCentre ? scene : nil)
      },
      sink: { _, candidate in
        judged.append(candidate)
        done()
      })
    return judged
  }

  /// Returns the candidates for the sheet. Candidates that passed are included even if they look
  /// exactly like the preset.
  private func shownOf(_ judged: [Judged]) throws -> [Judged] {
    showsRejected
      ? try distinct(Self.choose(judged, rejected: true, count: count))
      : Self.choose(judged, rejected: false, count: shown)
  }

  /// Returns the first `shown` candidates whose scenes differ from the preset's scene and from each
  /// other. Scenes can be equal because a change may set a key to the value that it already has.
  package func distinct(_ judged: [Judged]) throws -> [Judged] {
    var scenes: Set<SceneDraft> = [base.scene]
    var chosen: [Judged] = []
    for candidate in judged where chosen.count < shown {
      if scenes.insert(try Candidate(candidate.id, of: base).scene).inserted {
        chosen.append(candidate)
      }
    }
    return chosen
  }

  /// Returns at most `count` candidates that can be shown: those that passed, as `Selection` orders
  /// them, or the rejected ones in the order of the search.
  ///
  /// Candidates that passed are left out if they look much like one that was chosen before, or
  /// exactly like `preset`.
  package static func choose(
    _ judged: [Judged], rejected: Bool, count: Int, besides preset: Impression? = nil
  ) -> [Judged] {
    let judged = judged.filter(\.canBeShown)
    guard !rejected else { return Array(judged.filter { $0.fault != nil }.prefix(count)) }
    let passed = judged.filter { $0.fault == nil && $0.impression != preset }
    return Selection(passed).first(count).map { passed[$0] }
  }
}
