internal import CPPN
internal import ZoetropePreset
public import ZoetropeScene
internal import ZoetropeWeights

/// Writes the weights of a preset's network into a safetensors file, which other programs read.
public struct WeightsJob: Sendable {
  /// What was written.
  public struct Report: Hashable, Sendable {
    /// The path of the file.
    public let path: String
    /// The names of the first layer's columns, in order.
    public let columns: [String]
    /// The shapes of the matrices, such as `24 x 5`, the output layer last.
    public let shapes: [String]
    /// The activations of each layer, the output layer last.
    public let activations: [[String]]
    /// The gain of the moment, which the weights do not contain.
    public let gain: Double
    /// The largest magnitude of a weight or bias.
    public let largest: Double
  }

  private let scene: SceneDraft
  private let time: FilmTime
  private let output: OutputFile

  /// Creates a job.
  ///
  /// - Parameter time: the moment whose weights are written; between two networks they are a blend.
  /// - Throws: `JobError` when `time` is outside the film, or the output has another ending than
  ///   `.safetensors`.
  public init(
    _ scene: MeasuredScene, at time: FilmTime = .frame(0), to output: OutputFile
  ) throws(JobError) {
    guard PathParts.suffix(of: output.path) == "safetensors" else {
      throw JobError(
        .input, "Cannot write '\(output.path)': name a file that ends in .safetensors.")
    }
    _ = try time.frame(in: scene)
    (self.scene, self.time, self.output) = (scene.values, time, output)
  }

  /// Writes the file; returns when it has its name.
  ///
  /// - Throws: `JobError` when the file cannot be written.
  public func run(_ observe: JobObserver = { _ in }) throws(JobError) -> Report {
    let plan = scene.plan(frame: try time.frame(in: scene))
    let weights = scene.weights(plan.seeds)
    let network = scene.network
    let path = try output.write(bytes: Safetensors.file(weights), observe)
    return Report(
      path: path, columns: network.inputNames,
      shapes: weights.layers.map { "\($0.bias.count) x \($0.fanIn)" },
      activations: network.layers.map { $0.activations.map(\.rawValue) }
        + [network.outputs.map(\.rawValue)],
      gain: plan[.gain],
      largest: weights.layers.reduce(0) { largest, layer in
        (layer.matrix + layer.bias).reduce(largest) { max($0, abs(Double($1))) }
      })
  }
}
