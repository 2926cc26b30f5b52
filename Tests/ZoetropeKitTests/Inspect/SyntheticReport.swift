import CPPN
import ZoetropeFrame
import ZoetropeInspect

/// A report made of a small network that is drawn and evaluated here, so that its pictures look like
/// those of presets. Its other numbers are made up.
struct SyntheticReport {
  var widths = [12, 12, 8]
  var shown = 64
  var latent = 4
  var inputs = ["x", "y", "r", "cos 2 theta", "sin 2 theta"]
  var hasSilenced = true
  var size = FrameSize(width: 160, height: 90)
  var seed: UInt64 = 1
  var name = "synthetic"
  var title = "A synthetic picture"
  var about = "Drawn by a small network whose weights are made up.\nIt stands for a preset."

  var report: InspectReport {
    let run = Evaluated(self)
    return InspectReport(
      name: name, title: title, about: about, moment: "frame 75 of 300, at 2.50 s",
      picture: run.picture, networks: [network(run)])
  }

  var network: NetworkReport { network(Evaluated(self)) }

  private func network(_ run: Evaluated) -> NetworkReport {
    var names = inputs + (0..<latent).map { "z\($0 + 1)" }
    let layers = run.layers.enumerated().map { index, values -> LayerReport in
      let count = min(shown, values.count)
      let output = index == run.layers.count - 1
      let rows = (0..<count).map { "\($0) \(output ? "sigmoid" : "tanh")" }
      let columns = names
      names = rows
      var draw = Draw(seed &+ UInt64(index) &* 77)
      let matrix = (0..<rows.count * columns.count).map { _ in draw.normal() }
      return LayerReport(
        name: output ? "the outputs" : "layer \(index + 1)", width: values.count,
        statistics: LayerStatistics(
          mean: draw.normal() / 4, deviation: 0.9 + 0.3 * Double(index),
          saturated: 0.07 * Double(index), dead: index == 1 ? 1.0 / 12 : 0),
        neurons: (0..<count).map { neuron($0, values[$0], output ? "sigmoid" : "tanh", run) },
        weights: WeightReport(
          rows: rows, columns: columns, matrix: matrix, biases: rows.map { _ in draw.normal() },
          histogram: histogram(matrix), largest: matrix.reduce(0) { max($0, $1.magnitude) },
          deviation: 1),
        buildUp: output
          ? nil
          : .init(picture: run.picture, explained: Double(index + 1) / Double(run.layers.count)))
    }
    return NetworkReport(
      name: "the painting network", role: "It makes the colour of every pixel.",
      picture: run.picture, architecture: architecture, parameters: 1234, inputs: inputReports(run),
      layers: layers,
      silenced: hasSilenced ? silenced(run) : [],
      direction: latent == 0
        ? nil
        : DirectionReport(
          direction: (0..<latent).map { $0.isMultiple(of: 2) ? 0.8 : -0.3 }, strongest: 31.4,
          typical: 12.1, step: 0.5, change: change(run)),
      notes: ["The mask was left out, because it is the same everywhere."])
  }

  var architecture: Architecture {
    Architecture(
      inputs: [.x, .y, .r, .theta(harmonic: 2)], latent: latent,
      layers: widths.map { NetworkLayer(width: $0, activations: [.tanh]) }, wiring: .plain,
      outputs: [.sigmoid, .sigmoid, .sigmoid], weights: .normal(1), biases: .all)
  }

  private func inputReports(_ run: Evaluated) -> [InputReport] {
    let names = inputs + (0..<latent).map { "z\($0 + 1)" }
    return names.enumerated().map { index, name in
      let map = run.layers[0][index % run.layers[0].count]
      return InputReport(
        name: name, isLatent: index >= inputs.count, gradient: 40 / Double(index + 1),
        influence: index < inputs.count ? 25 / Double(index + 1) : nil, map: run.grey(map))
    }
  }

  private func silenced(_ run: Evaluated) -> [SilencedReport] {
    [
      SilencedReport(part: .input, name: "x", levels: 11.5, picture: run.picture),
      SilencedReport(part: .layer, name: "layer 2", levels: 40.25, picture: run.picture),
    ]
      + (0..<50).map {
        SilencedReport(
          part: .neuron, name: "layer 1, neuron \($0)", levels: 9 / Double($0 + 1),
          picture: $0 < 3 ? run.picture : nil)
      }
  }

  private func change(_ run: Evaluated) -> Change {
    Change(levels: 6.5, picture: run.picture, difference: run.grey(run.layers[0][0]))
  }

  private func neuron(_ index: Int, _ values: [Double], _ activation: String, _ run: Evaluated)
    -> NeuronReport
  {
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return NeuronReport(
      index: index + 1, activation: activation, picture: run.grey(values),
      lowest: values.min() ?? 0, mean: mean, highest: values.max() ?? 0,
      deviation: variance.squareRoot(), influence: 14 / Double(index + 1))
  }

  private func histogram(_ matrix: [Double]) -> [Int] {
    let largest = matrix.reduce(0) { max($0, $1.magnitude) }
    var bins = Array(repeating: 0, count: 41)
    for weight in matrix { bins[Int((weight / largest + 1) / 2 * 40.999)] += 1 }
    return bins
  }

}

/// The values of all neurons at all pixels.
private struct Evaluated {
  let size: FrameSize
  private(set) var layers: [[[Double]]] = []

  init(_ network: SyntheticReport) {
    size = network.size
    var draw = Draw(network.seed)
    let points = (0..<size.width * size.height).map { pixel in
      let x = (Double(pixel % size.width) / Double(size.width) - 0.5) * 3.2
      return SIMD2(x, (Double(pixel / size.width) / Double(size.height) - 0.5) * 1.8)
    }
    var values: [[Double]] = [
      points.map(\.x), points.map(\.y), points.map { ($0 * $0).sum().squareRoot() },
    ]
    for (index, width) in (network.widths + [3]).enumerated() {
      let sums = (0..<width).map { _ -> [Double] in
        let weights = values.map { _ in 1.6 * draw.normal() / Double(values.count).squareRoot() }
        let bias = 0.5 * draw.normal()
        return points.indices.map { point in
          values.indices.reduce(bias) { $0 + weights[$1] * values[$1][point] }
        }
      }
      // A curve that needs no library: x / (1 + |x|), between -1 and 1.
      values = sums.map { row in row.map { 2 * $0 / (1 + 2 * $0.magnitude) } }
      if index == network.widths.count { values = values.map { row in row.map { ($0 + 1) / 2 } } }
      layers.append(values)
    }
  }

  var picture: PagePicture {
    let channels = layers[layers.count - 1]
    let bytes = channels[0].indices.flatMap { pixel in
      channels.map { UInt8(min(max($0[pixel] * 255, 0), 255)) }
    }
    return PagePicture(.colour, size: size, bytes: bytes)
  }

  func grey(_ values: [Double]) -> PagePicture {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    return PagePicture(
      .grey, size: size, bytes: values.map { UInt8(255 * ($0 - low) / max(high - low, 1e-9)) })
  }
}

/// Numbers that look drawn at random, the same in every run.
private struct Draw {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func unit() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(UInt64(1) << 53)
  }

  /// About normal: twelve numbers of the unit interval, less 6.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + unit() } }
}
