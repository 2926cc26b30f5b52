internal import CPPN
package import ZoetropeConvnet
internal import ZoetropeFrame
package import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeScene
internal import ZoetropeWeights

/// Teaches a network to paint what excites parts of a network that sees, and writes it as a preset with
/// its weights beside it.
package struct DreamJob: Sendable {
  private let eye: Convnet
  private let options: DreamOptions
  private let scene: TaughtScene
  private let start: DreamStart
  private let output: OutputFile
  private let weightFiles: [OutputFile]

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - eye: the network that sees.
  ///   - name: the title of the preset.
  ///   - output: the preset's file, which ends in `.yaml`.
  /// - Throws: `JobError` when the output has another ending, `eye` lacks a target, or the network
  ///   cannot be taught.
  package init(
    _ eye: Convnet, name: String, _ options: DreamOptions, to output: OutputFile
  ) throws(JobError) {
    for target in options.targets {
      if let reason = eye.obstacle(target) { throw JobError(.input, reason) }
    }
    weightFiles = try TaughtFiles.weights(beside: output, count: max(options.targets.count, 1))
    do throws(WeightsError) {
      scene = try TaughtScene(
        name: name, size: options.taughtSize, span: options.span, options.shape)
      if let preset = options.start {
        start = try DreamStart(preset, scene.architecture)
      } else {
        start = DreamStart(scene.architecture, seed: options.seed)
      }
    } catch {
      throw JobError(.input, "\(error.description).")
    }
    (self.eye, self.options, self.output) = (eye, options, output)
  }

  /// A network that was taught, and the value of its target.
  private struct Key {
    var weights: Weights
    var value: Double
    /// The value before anything was taught.
    var before: Double
  }

  /// Teaches and writes. A job that is cancelled writes what it has reached.
  ///
  /// - Throws: `JobError` when a file cannot be written.
  package func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    try output.prepare().abandon()
    for file in weightFiles { try file.prepare().abandon() }
    let (keys, steps) = teach(observe)
    let planned = options.targets.indices.reduce(0) { $0 + options.steps($1) }
    guard steps > 0 else {
      var report = JobReport(pictureAt: nil, clock)
      report.planned = 1
      return report
    }
    let path = try write(keys, steps: steps, of: planned, observe)
    var report = JobReport(pictureAt: path, clock)
    report.reached = described(keys)
    if steps < planned { report.planned = 2 }
    return report
  }

  /// Teaches the network one target after the other. Returns what was reached and the number of steps.
  private func teach(_ observe: JobObserver) -> (keys: [Key], steps: Int) {
    let size = scene.size
    let pass = ConvnetPass(
      eye, rows: size.height, columns: size.width, through: depth, threads: Machine.coreCount)
    var dreamer = Dreamer(
      start, DreamPoints(scene, size: size), eye: pass, seed: options.seed)
    let before = options.targets.map { dreamer.judged($0) }
    observe(
      .started(
        JobStart(
          path: output.path, total: options.targets.indices.reduce(0) { $0 + options.steps($1) },
          unit: "step", size: size.description, target: Machine.target)))
    var (keys, done): ([Key], Int) = ([], 0)
    for (index, target) in options.targets.enumerated() {
      let steps = options.steps(index)
      var own = 0
      dreamer.beginAgain()
      while own < steps, !Task.isCancelled {
        dreamer.step(own, of: steps, to: target)
        (own, done) = (own + 1, done + 1)
        observe(.reached("\(target.text) \(Wording.fixed(dreamer.value, 2))"))
        observe(.advanced(done: done))
      }
      if own == 0 { break }
      let value = dreamer.judged(target)
      // What is judged and painted are the numbers that are written.
      keys.append(
        Key(weights: dreamer.weights.inHalfPrecision, value: value, before: before[index]))
    }
    return (keys, done)
  }

  /// The deepest block that is needed; nil for the whole network.
  private var depth: Int? {
    var deepest = 0
    for target in options.targets {
      switch target {
      case .channel(let block, _), .layer(let block): deepest = max(deepest, block)
      case .output: return nil
      }
    }
    return deepest
  }

  private func write(
    _ keys: [Key], steps: Int, of planned: Int, _ observe: JobObserver
  ) throws(JobError) -> String {
    let names = weightFiles.map { PathParts.split($0.path).name }
    for (file, key) in zip(weightFiles, keys) {
      _ = try file.write(bytes: Safetensors.file(key.weights), observe)
    }
    let course: TaughtPreset.Course
    if keys.count == 1, let key = keys.first, let name = names.first {
      course = .circle(weights: name, reach: scene.reach(key.weights).reach)
    } else {
      course = .chain(weights: Array(names.prefix(keys.count)))
    }
    let text = TaughtPreset(
      scene: scene, course: course, size: options.size,
      duration: keys.count == 1 ? 8 : 4 * keys.count,
      about: "A network taught to excite a network that sees: \(described(keys)).",
      again: again + (steps < planned ? " (stopped after \(steps) steps)" : "")
    ).text
    return try output.write(bytes: Array(text.utf8), observe)
  }

  /// The targets with what was reached, such as `10:94 1.83 (0.02 before)`.
  private func described(_ keys: [Key]) -> String {
    zip(options.targets, keys).map { target, key in
      "\(target.text) \(Wording.fixed(key.value, 2)) (\(Wording.fixed(key.before, 2)) before)"
    }.joined(separator: ", ")
  }

  /// The options that make the same networks again.
  private var again: String {
    (options.targets.map(\.option) + ["--steps \(options.steps)", "--size \(options.size)"]
      + (options.seed == 1 ? [] : ["--seed \(options.seed)"])).joined(separator: " ")
  }
}
