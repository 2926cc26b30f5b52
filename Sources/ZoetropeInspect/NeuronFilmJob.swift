internal import CPPN
internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// Makes a film of a network's neurons: a row of small moving pictures for each layer, one row after
/// the other, and the picture that they make in the last one.
public struct NeuronFilmJob: Sendable {
  /// The largest number of neurons in a row.
  private static let mostNeurons = 8
  /// The width of each picture in pixels.
  private static let width = 192

  private let scene: SceneDraft
  private let output: OutputFile
  private let threads: Int?

  /// Creates a job. The film has the length and rate of the preset.
  ///
  /// - Parameters:
  ///   - output: the film, ending in .mp4.
  ///   - observe: called when a measurement of the preset starts.
  /// - Throws: the errors of reading the scene.
  public init(
    _ source: SceneSource, to output: OutputFile, threads: Int? = nil,
    _ observe: JobObserver = { _ in }
  ) throws {
    scene = try source.scene(observe).values
    self.output = output
    self.threads = threads
  }

  /// Makes the film; returns when the file has its name and is on the disk. A cancelled job leaves no
  /// file.
  ///
  /// - Throws: `JobError` or `VideoError`, before painting starts if the problem can be known by
  ///   then.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let columns = columns
    return try await SheetFilmJob(
      scene, try cells(columns), to: output, threads: threads, columns: columns,
      width: Self.width
    ).run(observe)
  }

  private var columns: Int {
    let widest = scene.network.layers.map(\.width).max() ?? 0
    return max(min(widest, Self.mostNeurons), min(scene.network.outputs.count + 1, 4))
  }

  /// Returns the pictures, row by row. Rows appear one after the other in the first part of the film.
  private func cells(_ columns: Int) throws -> [SheetJob.Cell] {
    let studied = StudiedNetwork(scene, frame: 0)
    let size = studied.size(width: 32)
    let study = try NeuronStudy(studied, size: size, unless: { Task.isCancelled })
    let ranges = try ranges(size)
    let layers = studied.architecture.layers
    let step = scene.timeline.frameCount / (layers.count + 3)
    var cells: [SheetJob.Cell] = []
    for (layer, seen) in study.layers.enumerated() {
      let neurons = NetworkInspection.chosen(seen, count: columns)
      cells += neurons.map { neuron in
        let range = ranges[layer][neuron]
        let length = range.upperBound - range.lowerBound
        var row = [Double](repeating: 0, count: layers[layer].width)
        row[neuron] = length > 0 ? 2 / length : 0
        let middle = length > 0 ? -(range.upperBound + range.lowerBound) / length : 0
        return cell(
          studied.network.ending(behind: layer + 1, matrix: row, bias: [middle]),
          "layer \(layer + 1)  neuron \(neuron + 1)", firstShown: layer * step)
      }
      cells += empty(columns - neurons.count)
    }
    let last = layers.count * step
    let shown = min(scene.network.outputs.count, columns - 1)
    cells += (0..<shown).map { output in
      var network = studied.network
      let layer = network.weights.layers[layers.count]
      let row = layer.matrix[output * layer.fanIn..<(output + 1) * layer.fanIn]
      network.weights.layers[layers.count] = Weights.Layer(
        fanIn: layer.fanIn, matrix: Array(row), bias: [layer.bias[output]])
      return cell(
        network, "output \(output + 1)", activation: scene.network.outputs[output],
        firstShown: last)
    }
    cells.append(
      SheetJob.Cell(scene: scene, frame: 0, label: "the picture", firstShown: last + step))
    return cells + empty(columns - shown - 1)
  }

  /// Returns a moving picture of the one output of a network.
  private func cell(
    _ network: FixedNetwork, _ label: String, activation: OutputActivation = .linear,
    firstShown: Int
  ) -> SheetJob.Cell {
    var network = network
    network.architecture.outputs = [activation]
    return SheetJob.Cell(
      scene: scene.asGrey, frame: 0, label: label, network: network, firstShown: firstShown)
  }

  private func empty(_ count: Int) -> [SheetJob.Cell] {
    Array(
      repeating: SheetJob.Cell(scene: scene, frame: 0, label: "", firstShown: nil),
      count: max(count, 0))
  }

  /// Returns the lowest and the highest value of each neuron in a few frames of the film.
  private func ranges(_ size: FrameSize) throws -> [[ClosedRange<Double>]] {
    let frames = (0..<4).map { scene.timeline.frameCount * $0 / 4 }
    let all = try Parts.made(frames.count, unless: { Task.isCancelled }) { index in
      let studied = StudiedNetwork(scene, frame: frames[index])
      let points = studied.points(size)
      var ranges: [[ClosedRange<Double>]] = []
      for begin in stride(from: 0, to: points.count, by: 8) {
        let block = points[begin..<min(begin + 8, points.count)]
        let values = studied.trace.values(at: block).values.dropLast().map { layer in
          layer.map { $0.min()...$0.max() }
        }
        ranges = ranges.isEmpty ? values : Self.joined(ranges, values)
      }
      return ranges
    }
    return all.dropFirst().reduce(all[0], Self.joined)
  }

  private static func joined(
    _ a: [[ClosedRange<Double>]], _ b: [[ClosedRange<Double>]]
  ) -> [[ClosedRange<Double>]] {
    zip(a, b).map { first, second in
      zip(first, second).map {
        min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
      }
    }
  }
}

extension SceneDraft {
  /// The scene with one channel, shown as grey.
  fileprivate var asGrey: SceneDraft {
    var scene = self
    scene.medium = Medium()
    scene.fields = [:]
    scene.collage = nil
    scene.figure = nil
    scene.finish = Finish()
    scene.equalising = .none
    scene.colour = .grey(inverted: false)
    scene.network.setOutputs([.linear])
    scene.removeColourChanges()
    scene.view.warp = 0
    return scene
  }
}
