internal import CPPN
internal import ZoetropeFrame
package import ZoetropeKit
package import ZoetropePicture
internal import ZoetropePreset
internal import ZoetropeScene
internal import ZoetropeWeights

/// Teaches a network to be a picture, and writes it as a preset with a file of weights beside it.
package struct FitJob: Sendable {
  private let picture: Picture
  private let scene: TaughtScene
  private let options: FitOptions
  private let output: OutputFile
  private let weightsFile: OutputFile

  /// The longest side of the pictures that networks are taught, in pixels. A network has no finer
  /// detail anyway.
  package static let longSide = 512

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - picture: the picture; it is shrunk to `longSide`.
  ///   - name: the title of the preset.
  ///   - output: the preset's file, which ends in `.yaml`.
  /// - Throws: `JobError` when the output has another ending or the network cannot be taught.
  package init(
    _ picture: Picture, name: String, _ options: FitOptions, to output: OutputFile
  ) throws(JobError) {
    weightsFile = try TaughtFiles.weights(beside: output, count: 1)[0]
    self.picture = picture.fitting(longSide: Self.longSide)
    do {
      scene = try TaughtScene(self.picture, name: name, options)
    } catch {
      throw JobError(.input, "\(error.description).")
    }
    (self.options, self.output) = (options, output)
  }

  /// Teaches and writes. A job that is cancelled writes what it has reached.
  ///
  /// - Throws: `JobError` when a file cannot be written.
  package func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    try output.prepare().abandon()
    try weightsFile.prepare().abandon()
    let set = TrainingSet(
      for: scene.architecture, points: scene.points, wanted: wanted, domain: scene.domain)
    var taught: (trainer: Trainer, steps: Int)
    switch options.length {
    case .steps(let steps): taught = (teach(set, steps, observe), steps)
    case .seconds(let seconds):
      let steps = steps(in: seconds, set)
      taught = (teach(set, steps, observe), steps)
    case .psnr(let wanted):
      var series = FitOptions.series[...]
      repeat {
        let steps = series.removeFirst()
        taught = (teach(set, steps, observe), steps)
      } while !series.isEmpty && !Task.isCancelled
        && TaughtScene.decibels(taught.trainer.wholeError()) < wanted
    }
    return try finish(taught.trainer, of: taught.steps, clock, observe)
  }

  private var wanted: [[Float]] {
    zip(zip(picture.red, picture.green), picture.blue).map { [$0.0, $0.1, $1] }
  }

  private func trainer(_ set: TrainingSet, _ steps: Int) -> Trainer {
    Trainer(
      scene.architecture, from: Trainer.start(scene.architecture, seed: options.seed), to: set,
      Trainer.Recipe(steps: steps, seed: options.seed))
  }

  private func teach(_ set: TrainingSet, _ steps: Int, _ observe: JobObserver) -> Trainer {
    var trainer = trainer(set, steps)
    observe(
      .started(
        JobStart(
          path: output.path, total: steps, unit: "step", size: picture.size.description,
          target: Machine.target)))
    // The mean of the last steps' errors: a step sees a part of the picture.
    var smooth = 0.0
    while trainer.done < steps, !Task.isCancelled {
      trainer.step()
      smooth = trainer.done == 1 ? trainer.error : smooth + 0.1 * (trainer.error - smooth)
      observe(.reached(Wording.fixed(TaughtScene.decibels(smooth), 1) + " dB"))
      observe(.advanced(done: trainer.done))
    }
    return trainer
  }

  /// Returns the number of steps that some seconds have room for, from the time of a few that are then
  /// forgotten: in tens, so that it is easy to type.
  private func steps(in seconds: Double, _ set: TrainingSet) -> Int {
    var trainer = trainer(set, 100)
    trainer.step()
    let clock = Stopwatch()
    var trials = 0
    while trials < 3 || clock.seconds < min(0.2, seconds / 10) {
      trainer.step()
      trials += 1
    }
    let each = clock.seconds / Double(trials)
    let steps = min(max(seconds / max(each, 1e-6), 10), 1e6)
    return Int(steps / 10) * 10
  }

  private func finish(
    _ trainer: Trainer, of steps: Int, _ clock: Stopwatch, _ observe: JobObserver
  ) throws(JobError) -> JobReport {
    guard trainer.done > 0 else {
      var report = JobReport(pictureAt: nil, clock)
      report.planned = 1
      return report
    }
    let weights = trainer.weights.inHalfPrecision
    let psnr = scene.psnr(weights, picture)
    let motion = scene.reach(weights)
    let isWhole = trainer.done == steps
    let reached =
      "\(Wording.fixed(psnr, 1)) dB after \(trainer.done) steps"
      + (isWhole ? "" : " of \(steps)")
    _ = try weightsFile.write(bytes: Safetensors.file(weights), observe)
    let text = TaughtPreset(
      scene: scene,
      course: .circle(
        weights: PathParts.split(weightsFile.path).name, reach: motion.reach),
      size: film, duration: 8,
      about: "A network taught to be a picture: \(reached).",
      again: again(trainer.done, of: steps)
    ).text
    let path = try output.write(bytes: Array(text.utf8), observe)
    if motion.levels < 8 {
      observe(
        .warning(
          "z hardly changes this network: half way the film differs by \(Wording.fixed(motion.levels, 1)) "
            + "levels from the picture."))
    }
    var report = JobReport(pictureAt: path, clock)
    report.reached = reached
    if !isWhole { report.planned = 2 }
    return report
  }

  /// The options that make the same network again.
  private func again(_ done: Int, of steps: Int) -> String {
    "--steps \(steps)" + (done < steps ? " (stopped after \(done))" : "")
      + (options.seed == 1 ? "" : " --seed \(options.seed)")
  }

  /// The film's size: the picture's shape with a long side of 1024 pixels.
  private var film: FrameSize {
    let long = Double(max(scene.size.width, scene.size.height))
    func side(_ pixels: Int) -> Int { max(2, Int((512 * Double(pixels) / long).rounded()) * 2) }
    return FrameSize(width: side(scene.size.width), height: side(scene.size.height))
  }
}
