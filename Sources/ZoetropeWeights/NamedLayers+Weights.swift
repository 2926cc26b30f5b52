package import CPPN

extension Weights {
  /// Takes the weights of a network from the tensors of a file.
  ///
  /// - Parameter inputs: the inputs' names in presets, with the number of columns that each has;
  ///   `z` is the last, if the network has it.
  /// - Throws: an error that names both shapes if the file's network has another shape.
  package init(
    _ tensors: [Tensor], for architecture: Architecture, inputs: [(name: String, columns: Int)]
  ) throws(WeightsError) {
    // An input with a number, as theta 3, has one word in names of tensors.
    let names = inputs.map { $0.name.split(separator: " ").first.map(String.init) ?? $0.name }
    var found = try NamedLayers(tensors, inputs: Set(names))
    if !found.parts.isEmpty {
      found.layers.insert(
        try Self.joined(found.parts, zip(names, inputs).map { ($0, $1.columns) }), at: 0)
    }
    let shapes = architecture.layerShapes
    if architecture.wiring == .shared, shapes.count > 3, found.layers.count == 3 {
      found.layers.insert(
        contentsOf: Array(repeating: found.layers[1], count: shapes.count - 3), at: 1)
    }
    guard found.layers.count == shapes.count else {
      let theirs = found.layers.compactMap { $0.matrix.map { Tensor.words($0.shape) } }
      throw WeightsError(
        "it has \(found.layers.count) layers (\(Self.few(theirs))) and this network "
          + "\(shapes.count) (\(Self.few(shapes.map { Tensor.words([$0.width, $0.fanIn]) }))), "
          + "the output layer last")
    }
    var layers: [Layer] = []
    for (index, (layer, shape)) in zip(found.layers, shapes).enumerated() {
      guard let matrix = layer.matrix else { throw WeightsError("a layer has no weight") }
      let place = index == shapes.count - 1 ? "the output layer" : "layer \(index + 1)"
      guard matrix.shape == [shape.width, shape.fanIn] else {
        let columns = inputs.map { "\($0.name): \($0.columns)" }.joined(separator: ", ")
        throw WeightsError(
          "\(Safetensors.named(matrix.name)) is \(Tensor.words(matrix.shape)) and \(place) of this "
            + "network \(Tensor.words([shape.width, shape.fanIn]))"
            + (index == 0 ? ", neurons x columns (\(columns))" : ", neurons x columns"))
      }
      if let bias = layer.bias, bias.shape != [shape.width] {
        throw WeightsError(
          "\(Safetensors.named(bias.name)) is \(Tensor.words(bias.shape)) and \(place) of this network "
            + "has \(shape.width) neurons")
      }
      layers.append(
        Layer(
          fanIn: shape.fanIn, matrix: matrix.values,
          bias: layer.bias?.values ?? [Float](repeating: 0, count: shape.width)))
    }
    self = try Weights(layers: layers).checked(for: architecture)
  }

  /// Returns the first layer made of a matrix for each input, side by side; biases are added.
  private static func joined(
    _ parts: [String: NamedLayers.Layer], _ inputs: [(name: String, columns: Int)]
  ) throws(WeightsError) -> NamedLayers.Layer {
    var rows: Int?
    var matrices: [[Float]] = []
    var bias: [Double]?
    for input in inputs {
      guard let part = parts[input.name], let matrix = part.matrix else {
        throw WeightsError(
          "its first layer has a matrix for each input, and none for the input \(input.name)")
      }
      guard matrix.shape.count == 2, matrix.shape[1] == input.columns,
        rows == nil || rows == matrix.shape[0]
      else {
        throw WeightsError(
          "\(Safetensors.named(matrix.name)) is \(Tensor.words(matrix.shape)); expected "
            + "\(rows.map { "\($0)" } ?? "some") rows of \(input.columns) for the input \(input.name)"
        )
      }
      rows = matrix.shape[0]
      matrices.append(matrix.values)
      if let own = part.bias {
        guard own.shape == [matrix.shape[0]] else {
          throw WeightsError(
            "\(Safetensors.named(own.name)) is \(Tensor.words(own.shape)); expected "
              + "\(matrix.shape[0]) numbers")
        }
        bias = zip(bias ?? own.values.map { _ in 0 }, own.values).map { $0 + Double($1) }
      }
    }
    let width = rows ?? 0
    let columns = inputs.reduce(0) { $0 + $1.columns }
    let values = (0..<width).flatMap { row in
      zip(inputs, matrices).flatMap { input, matrix in
        matrix[row * input.columns..<(row + 1) * input.columns]
      }
    }
    return NamedLayers.Layer(
      name: "the first layer",
      matrix: Tensor(name: "the first layer", shape: [width, columns], values: values),
      bias: bias.map {
        Tensor(name: "its biases", shape: [width], values: $0.map(Weights.rounded))
      })
  }

  private static func few(_ texts: [String]) -> String {
    texts.count <= 8
      ? texts.joined(separator: ", ")
      : texts.prefix(4).joined(separator: ", ") + ", …, " + (texts.last ?? "")
  }
}
