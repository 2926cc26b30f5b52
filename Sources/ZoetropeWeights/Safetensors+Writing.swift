package import CPPN

extension Safetensors {
  /// Returns a file with these tensors, in half precision if that is exact for all of them, and in
  /// single precision otherwise.
  package static func file(_ tensors: [Tensor]) -> [UInt8] {
    let kind = NumberKind.exact(for: tensors.lazy.flatMap(\.values))
    var entries: [String] = []
    var data: [UInt8] = []
    for tensor in tensors {
      let start = data.count
      data += kind.bytes(tensor.values)
      entries.append(
        "\"\(tensor.name)\":{\"dtype\":\"\(kind.rawValue)\",\"shape\":"
          + "[\(tensor.shape.map(String.init).joined(separator: ","))],\"data_offsets\":"
          + "[\(start),\(data.count)]}")
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    // Data that begins at a multiple of eight bytes can be mapped into memory by other programs.
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    return length + header + data
  }

  /// Returns a file with the weights of a network, named as those of a PyTorch `Sequential` of
  /// `Linear` layers with an activation between every two: `0.weight`, `0.bias`, `2.weight`.
  package static func file(_ weights: Weights) -> [UInt8] {
    file(
      weights.layers.enumerated().flatMap { index, layer in
        [
          Tensor(
            name: "\(2 * index).weight", shape: [layer.bias.count, layer.fanIn],
            values: layer.matrix),
          Tensor(name: "\(2 * index).bias", shape: [layer.bias.count], values: layer.bias),
        ]
      })
  }
}
