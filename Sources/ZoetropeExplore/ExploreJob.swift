internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Many candidates made from one preset, judged by the gate, and a labelled sheet of those that
/// passed, the best first; or of those that were thrown out.
///
/// A candidate is judged by a few pictures of about 96x54 pixels, so a thousand take seconds; nothing
/// larger is painted than the sheet. Its centre and the curves of its channels are measured before,
/// as its film's are. The same search gives the same sheet.
public struct ExploreJob: Sendable {
  /// What is changed.
  public var variation: Variation
  /// How many candidates are judged, from 1 to `Variation.most`.
  public var count: Int
  /// Which candidates: another search, others.
  public var seed: UInt64
  /// How many pictures the sheet holds at the most.
  public var shown = 48
  /// Whether the sheet is of those that were thrown out, each with the reason.
  public var showsRejected = false
  /// Where the sheet goes.
  public var output: OutputFile
  /// How many candidates are judged at a time.
  public var threads: Int

  private let base: Candidate.Base

  /// What is measured before a candidate is judged. Its pace would take longer than all else; the sheet
  /// shows the first frame, which is the same at any.
  private static let measured: Set<MeasuringStep> = [.centre, .curves]

  /// Prepares a search.
  ///
  /// - Throws: what is wrong with the preset; what keeps it from being varied so.
  public init(
    _ source: SceneSource, by variation: Variation, count: Int = 500, seed: UInt64 = 1,
    to output: OutputFile, threads: Int? = nil
  ) throws {
    guard (1...Variation.most).contains(count) else {
      throw JobError(
        .usage, "A search looks at 1 to \(Variation.most) candidates, not \(count).")
    }
    base = try Candidate.Base(source, by: [variation])
    try source.checkCaption(of: base.scene)
    self.variation = variation
    self.count = count
    self.seed = seed
    self.output = output
    self.threads = threads ?? RenderThreads.coreCount
  }

  /// One candidate that was judged.
  package struct Judged: Sendable {
    package let id: CandidateID
    package let fault: Gate.Fault?
    package let score: Double
    /// What it looks like, to tell twins by.
    package let impression: Impression
    /// Whether this is the picture of a film that can be rendered: not where its centre was found
    /// quickly, nor where one was chosen at which its zoom goes too deep.
    package let canBeShown: Bool
    /// The film about its centre, where it was chosen; nil where nothing takes so long to measure.
    let scene: SceneDraft?
  }

  /// Judges and writes the sheet; returns when it is under its name.
  ///
  /// - Throws: `JobError` when there is nothing to show, or the sheet cannot be written.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    _ = try OutputFormat.named(by: output.path, .picture)
    try ThreadNeed(threads).check()
    // Nobody should wait for a search whose sheet has no place, or no letters for its captions.
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
    var report = try await SheetJob(own, cells, to: output, threads: threads).run {
      if case .warning = $0 { observe($0) }
    }
    report.elapsed = clock.seconds
    report.tally = report.path == nil ? nil : tally.reported
    return report
  }

  /// The verdicts, in the order of the search; fewer when the task was cancelled.
  ///
  /// To choose a centre takes twice as long as to judge. Where a large search is for films that zoom into
  /// a centre of their own, all are judged about a place that is found quickly, and those that come
  /// near the sheet anew about the centre that their films have.
  package func judge(_ observe: @escaping JobObserver = { _ in }) async throws -> [Judged] {
    let ids = variation.ids(count: count, seed: seed)
    let isQuick = base.scene.timeline.seeksCentre && count > Self.fewEnough * shown
    var done = 0
    var judged = try await judge(ids, quickly: isQuick) {
      done += 1
      observe(.advanced(done: done))
    }
    guard isQuick, judged.count == count else { return judged }
    var waiting = Self.order(judged, rejected: showsRejected)[...]
    while !waiting.isEmpty {
      let missing = shown - (try shownOf(judged)).count
      guard missing > 0 else { break }
      let places = Array(waiting.prefix(max(missing, Self.fewest)))
      waiting = waiting.dropFirst(places.count)
      let again = try await judge(places.map { ids[$0] }, quickly: false) {}
      guard again.count == places.count else { return [] }
      for (place, verdict) in zip(places, again) { judged[place] = verdict }
    }
    return judged
  }

  /// Up to how many times as many candidates as are shown are all judged about their own centres.
  private static let fewEnough = 4
  /// How many are judged anew together at least, whatever the number of threads.
  private static let fewest = 8

  private func judge(
    _ ids: [CandidateID], quickly: Bool, _ done: () -> Void
  ) async throws -> [Judged] {
    let base = base
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
          impression: seen, canBeShown: !quickly && scene.problems.isEmpty,
          scene: !quickly && candidate.scene.timeline.seeksCentre ? scene : nil)
      },
      sink: { _, candidate in
        judged.append(candidate)
        done()
      })
    return judged
  }

  /// Those of `judged` that the sheet shows, but for those that look as the preset does.
  private func shownOf(_ judged: [Judged]) throws -> [Judged] {
    showsRejected
      ? try distinct(Self.choose(judged, rejected: true, count: count))
      : Self.choose(judged, rejected: false, count: shown)
  }

  /// Where the candidates stand that a sheet may show: the best first, or as they came.
  private static func order(_ judged: [Judged], rejected: Bool) -> [Int] {
    let places = judged.indices.filter { (judged[$0].fault != nil) == rejected }
    guard !rejected else { return places }
    return places.sorted { (judged[$1].score, $0) < (judged[$0].score, $1) }
  }

  /// The first of `judged` whose scenes are neither the preset's nor one another's, as many as are
  /// shown: a gene may be changed to the value that it has.
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

  /// What the sheet shows, `count` at the most: the best first, of near twins the better one alone and
  /// none that looks just as the preset does all along; or the thrown out as they came.
  package static func choose(
    _ judged: [Judged], rejected: Bool, count: Int, besides preset: Impression? = nil
  ) -> [Judged] {
    let judged = judged.filter(\.canBeShown)
    guard !rejected else { return Array(judged.filter { $0.fault != nil }.prefix(count)) }
    let best = order(judged, rejected: false).map { judged[$0] }
    var chosen: [Judged] = []
    for candidate in best where chosen.count < count {
      let isNew =
        candidate.impression != preset
        && chosen.allSatisfy {
          !Impression.areTwins($0.impression.signature, candidate.impression.signature)
        }
      if isNew { chosen.append(candidate) }
    }
    return chosen
  }
}
