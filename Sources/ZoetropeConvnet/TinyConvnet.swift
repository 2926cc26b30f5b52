package import ZoetropeWeights

extension ConvnetArchitecture {
  /// A small network with everything that the large one has: both kernels and strides, blocks that add
  /// their input and such that do not, and numbers of channels that do not fill a panel.
  package static let tiny = ConvnetArchitecture(
    name: "the tiny network",
    blocks: [
      ConvnetBlock(
        kernel: 3, stride: 1, inputs: 8, expanded: 8, channels: 8, addsInput: false),
      ConvnetBlock(
        kernel: 3, stride: 2, inputs: 8, expanded: 24, channels: 16, addsInput: false),
      ConvnetBlock(
        kernel: 3, stride: 1, inputs: 16, expanded: 40, channels: 16, addsInput: true),
      ConvnetBlock(
        kernel: 5, stride: 2, inputs: 16, expanded: 48, channels: 24, addsInput: false),
      ConvnetBlock(
        kernel: 5, stride: 1, inputs: 24, expanded: 56, channels: 24, addsInput: true),
      ConvnetBlock(
        kernel: 5, stride: 1, inputs: 24, expanded: 24, channels: 32, addsInput: false),
    ], features: 40, classes: 10)
}

extension Convnet {
  /// Returns a small network of random weights, for tests.
  package static func tiny(seed: UInt64) -> Convnet {
    do {
      return try Convnet(tinyTensors(seed: seed), .tiny)
    } catch {
      preconditionFailure("The tiny network has its own tensors: \(error)")
    }
  }

  /// Returns the tensors of a small network of random weights.
  package static func tinyTensors(seed: UInt64) -> [Tensor] {
    var random = Random(state: seed)
    return ConvnetArchitecture.tiny.shapes.map { name, shape in
      let count = shape.reduce(1, *)
      // Sums of some ones, so that ReLU6 is open for many of them and shut for as many.
      let width = 2.4 / Float(max(shape.dropFirst().reduce(1, *), 1)).squareRoot()
      let values = (0..<count).map { _ -> Float in
        if shape.count > 1 { return width * random.next() }
        if name.hasSuffix("bias") { return 0.4 + random.next() }
        return name.hasSuffix("mean") ? random.next() / 4 : 1 + random.next() / 2
      }
      return Tensor(name: name, shape: shape, values: values)
    }
  }

  /// Numbers from -1 to 1 (SplitMix64).
  private struct Random {
    var state: UInt64

    mutating func next() -> Float {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return Float(Int32(truncatingIfNeeded: (bits ^ (bits >> 31)) >> 32)) / 0x1p31
    }
  }
}
