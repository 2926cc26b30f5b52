internal import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeScene

/// Many candidates made from one preset, judged by the gate, and a labelled sheet of those that
/// passed, the best first; or of those that were thrown out.
///
/// A candidate is judged by a few pictures of about 96x54 pixels, so a thousand take seconds; nothing
/// larger is painted than the sheet. The same search gives the same sheet.
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
  }

  /// Judges and writes the sheet; returns when it is under its name.
  ///
  /// - Throws: `JobError` when there is nothing to show, or the sheet cannot be written.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    try Picture.checkName(output.path)
    try ThreadNeed(threads).check()
    // Nobody should wait for a search whose sheet has no place, or no letters for its captions.
    try output.prepare().abandon()
    _ = try CaptionMask(base.scene.finish.caption, on: base.scene.size)
    observe(
      .started(
        JobStart(
          path: output.path, total: count, unit: "candidate", size: "16 x 96x54",
          target: InstructionSet.current)))
    let judged = try await judge(observe)
    guard judged.count == count else { return Picture.report(path: nil, clock) }
    var tally = ExploreTally()
    for candidate in judged { tally.count(candidate.fault) }
    let chosen =
      showsRejected
      ? try distinct(Self.choose(judged, rejected: true, count: count))
      : Self.choose(judged, rejected: false, count: shown, besides: try Impression(of: base.scene))
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
        scene: candidate.scene.thumbnail(width: 320), frame: 0,
        label: candidate.label(base) + reason)
    }
    var report = try await SheetJob(base.scene, cells, to: output, threads: threads).run {
      if case .warning = $0 { observe($0) }
    }
    report.elapsed = clock.seconds
    report.tally = report.path == nil ? nil : tally
    return report
  }

  /// The verdicts, in the order of the search; fewer when the task was cancelled.
  package func judge(_ observe: @escaping JobObserver = { _ in }) async throws -> [Judged] {
    let (base, ids) = (base, variation.ids(count: count, seed: seed))
    var judged: [Judged] = []
    _ = try await forEachInOrder(
      0..<ids.count, window: threads + 2, on: RenderThreads(count: threads),
      make: { index in
        let seen = try Impression(of: Candidate(ids[index], of: base).scene)
        return Judged(
          id: ids[index], fault: Gate.fault(of: seen), score: Gate.score(of: seen),
          impression: seen)
      },
      sink: { index, candidate in
        judged.append(candidate)
        observe(.advanced(done: index + 1))
      })
    return judged
  }

  /// The first of `judged` whose scenes are neither the preset's nor one another's, as many as are
  /// shown: a gene may be changed to the value that it has.
  package func distinct(_ judged: [Judged]) throws -> [Judged] {
    var scenes: Set<Scene> = [base.scene]
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
    guard !rejected else { return Array(judged.filter { $0.fault != nil }.prefix(count)) }
    let best = judged.enumerated().filter { $0.element.fault == nil }
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
    var chosen: [Judged] = []
    for (_, candidate) in best where chosen.count < count {
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
