internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Looks into the networks of a preset at one moment, and writes what it finds as a page.
public struct InspectJob: Sendable {
  private let name: String
  private let scene: MeasuredScene
  private let frame: Int
  private let neuron: ChosenNeuron?
  private let output: PageOutput

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - time: the moment to look at.
  ///   - neuron: the neuron of the painting network whose backward passes are shown, as
  ///     `LAYER:NEURON`, both counted from 1; if nil, the one of the last hidden layer that matters
  ///     most.
  ///   - output: the page to write, or a folder for the page and its pictures as files.
  ///   - observe: called when a measurement of the preset starts.
  /// - Throws: `JobError` when `time` is outside of the film, `neuron` names none of a network of
  ///   relu, or `output` can be neither a page nor a folder; the errors of reading the scene.
  public init(
    _ source: SceneSource, at time: FilmTime = .frame(0), neuron: String? = nil,
    to output: OutputFile, _ observe: JobObserver = { _ in }
  ) throws {
    self.output = try PageOutput(output)
    name = source.name
    scene = try source.scene(observe)
    frame = try time.frame(in: scene)
    let network = scene.values.network
    self.neuron = try neuron.map { try ChosenNeuron($0, in: network) }
  }

  /// Looks and writes; returns when the file has its name. The report has no path if the task was
  /// cancelled.
  ///
  /// - Throws: `JobError` when the file cannot be written.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    // Fail before the work if the page cannot be written.
    try output.page.prepare().abandon()
    guard let report = try report(observe) else {
      output.abandon()
      return JobReport(pictureAt: nil, clock)
    }
    return JobReport(
      pictureAt: try output.write(try InspectPage(report), observe: observe), clock)
  }

  /// Looks into the networks; returns nil if the task was cancelled.
  package func report(_ observe: @escaping JobObserver = { _ in }) throws -> InspectReport? {
    let (whole, frame) = (scene.values, frame)
    let parts = InspectedPart.all(of: whole)
    let inspections = parts.enumerated().map { index, part in
      NetworkInspection(
        name: part.name, role: part.role, StudiedNetwork(part.scene, frame: frame),
        neuron: index == 0 ? neuron : nil, unless: { Task.isCancelled })
    }
    observe(
      .started(
        JobStart(
          path: output.page.path, total: inspections.reduce(0) { $0 + $1.steps }, unit: "picture",
          size: inspections[0].budget.compared.description, target: InstructionSet.current)))
    let progress = StepProgress(observe)
    do {
      let manner = InspectionBudget.page(
        cost: Double(whole.multiplyAddsWithParts), pictures: parts.count > 1 ? parts.count + 1 : 1)
      let picture = whole.page(frame: frame, manner)
      let networks = try zip(parts, inspections).map { part, inspection in
        var network = try inspection.report { progress.advance() }
        if parts.count > 1 { network.without = part.change(of: picture, frame: frame, manner) }
        return network
      }
      let seconds = Wording.fixed(whole.rate.seconds(frame), 2)
      return InspectReport(
        name: name, title: whole.title, about: whole.about,
        moment: "frame \(frame) of \(whole.timeline.frameCount), at \(seconds) s",
        picture: PagePicture(picture), networks: networks)
    } catch is CancellationError {
      return nil
    }
  }
}
