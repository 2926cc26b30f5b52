internal import CPPN
package import ZoetropeFrame
internal import ZoetropePreset

/// What one hidden neuron owes to each input at every pixel, passed back through the network in each
/// of the ways of `BackwardPass`.
package struct BackwardPasses: Sendable {
  /// The largest number of inputs whose maps are shown.
  private static let mostInputs = 12

  package let chosen: ChosenNeuron
  package let size: FrameSize
  /// The neuron's own value at every pixel, row after row.
  package let values: [Float]
  /// For each pass, in the order of its cases, and each feature: the derivative at every pixel. With
  /// z there is one more column, the length of the derivatives by its numbers.
  package let maps: [[[Float]]]

  /// Passes back from a neuron at the pixels of a picture of `size`.
  ///
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init(
    _ studied: StudiedNetwork, _ chosen: ChosenNeuron, size: FrameSize,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    (self.chosen, self.size) = (chosen, size)
    let points = studied.points(size)
    let passes = BackwardPass.allCases
    let features = studied.architecture.featureCount
    let columns = features + (studied.architecture.latent > 0 ? 1 : 0)
    let rows = try Parts.made(size.height, unless: isCancelled) { row in
      var numbers = [[Float]](repeating: [], count: 1 + passes.count * columns)
      let end = (row + 1) * size.width
      for begin in stride(from: row * size.width, to: end, by: 8) {
        let block = points[begin..<min(begin + 8, end)]
        let values = studied.trace.values(at: block)
        var next = 0
        func keep(_ eight: Eight) {
          for lane in 0..<block.count { numbers[next].append(Float(eight[lane])) }
          next += 1
        }
        keep(values.activated[chosen.layer][chosen.neuron])
        for pass in passes {
          let found = studied.trace.derivatives(
            ofNeuron: chosen.neuron, layer: chosen.layer, pass: pass, at: values)
          for column in found.inputs.prefix(features) { keep(column) }
          if columns > features {
            let squares = found.inputs.dropFirst(features).reduce(Eight(repeating: 0)) {
              $0 + $1 * $1
            }
            keep(squares.squareRoot())
          }
        }
      }
      return numbers
    }
    let all = (0...passes.count * columns).map { index in rows.flatMap { $0[index] } }
    values = all[0]
    maps = passes.indices.map { pass in
      (0..<columns).map { all[1 + pass * columns + $0] }
    }
  }

  /// Returns what the page shows: the inputs with the largest derivatives, in the order of their
  /// columns, and z last.
  func report(_ studied: StudiedNetwork) -> BackwardMaps {
    let architecture = studied.architecture
    let features = architecture.featureCount
    let strengths = maps.map { $0.map(Self.strength) }
    let ranked = (0..<features).sorted { first, second in
      let (a, b) = (strengths[0][first], strengths[0][second])
      return a == b ? first < second : a > b
    }
    let shown =
      ranked.prefix(Self.mostInputs).sorted() + (architecture.latent > 0 ? [features] : [])
    let names = architecture.inputNames
    return BackwardMaps(
      layer: chosen.layer + 1, neuron: chosen.neuron + 1,
      activation: architecture.layers[chosen.layer].activation(of: chosen.neuron).rawValue,
      picture: PagePicture(
        values, Double(values.min() ?? 0)...Double(values.max() ?? 0), size: size),
      inputs: shown.map { column in
        BackwardMaps.Input(
          name: column < features ? names[column] : "z", isLatent: column == features,
          maps: BackwardPass.allCases.enumerated().map { index, pass in
            BackwardMaps.Map(
              pass: pass, strength: strengths[index][column],
              picture: PagePicture(signed: maps[index][column], size: size))
          })
      }, omitted: features - min(features, Self.mostInputs))
  }

  /// The root mean square of some numbers.
  private static func strength(_ numbers: [Float]) -> Double {
    let squares = numbers.reduce(0) { $0 + Double($1) * Double($1) }
    return (squares / Double(max(numbers.count, 1))).squareRoot()
  }
}
