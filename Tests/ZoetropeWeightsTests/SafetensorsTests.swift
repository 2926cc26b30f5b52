import CPPN
import Testing
import ZoetropeWeights

/// Files made by hand, byte by byte.
@Suite struct SafetensorsTests {
  private static let header =
    "{\"a.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
    + "\"a.bias\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[8,10]}}"
  /// 1 and -2 in single precision, and 0.5 in half precision.
  private static let data: [UInt8] = [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0x38]

  private static func file(_ header: String, _ data: [UInt8], length: UInt64? = nil) -> [UInt8] {
    let bytes = Array(header.utf8)
    let length = length ?? UInt64(bytes.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(8 * $0)) } + bytes + data
  }

  private func fault(_ bytes: [UInt8], ranks: ClosedRange<Int> = 1...2) -> String {
    do {
      _ = try Safetensors.tensors(bytes, ranks: ranks)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func readsAFileMadeByHand() throws {
    let tensors = try Safetensors.tensors(Self.file(Self.header, Self.data))
    #expect(
      tensors == [
        Tensor(name: "a.weight", shape: [1, 2], values: [1, -2]),
        Tensor(name: "a.bias", shape: [1], values: [0.5]),
      ])
  }

  @Test func readsEveryKindOfNumber() throws {
    func tensor(_ kind: String, _ data: [UInt8]) throws -> [Float] {
      let header =
        "{ \"x\" : {\"dtype\":\"\(kind)\",\"shape\":[1],\"data_offsets\":[0,\(data.count)]} ,"
        + "\"__metadata__\":{\"format\":\"pt\\u0041\"}}"
      return try Safetensors.tensors(Self.file(header, data))[0].values
    }
    #expect(try tensor("BF16", [0xc0, 0x3f]) == [1.5])
    #expect(try tensor("F64", [0, 0, 0, 0, 0, 0, 0xf8, 0x3f]) == [1.5])
    #expect(try tensor("F16", [0, 0x3e]) == [1.5])
  }

  @Test(
    arguments: [
      ("nothing", "", [], nil, "begins with the length of its header"),
      ("text", "zoetrope: 1\ntitle: x\n", [], 0x6f72_7465_6f7a, "header would be of"),
      ("a length beyond the end", header, data, 1000, "header would be of 1000 bytes"),
      ("a length beyond any file", header, data, .max, "header would be of"),
      ("a key twice", "{\"a\":1,\"a\":1}", [], nil, "a key is given twice"),
      ("a cut header", "{\"a.weight\":{\"dtype\":\"F32\"", [], nil, "a comma is missing"),
      ("something behind", "{} x", [], nil, "something follows its end"),
      ("no tensors", "{}", [], nil, "it has no tensors"),
      (
        "a nest", "{\"a\":" + String(repeating: "[", count: 100_000), [], nil, "nested too deeply"
      ),
      ("half a character", "{\"\\ud800\":1}", [], nil, "half a character stands alone"),
      ("whole numbers", header.replacing("F32", with: "I32"), data, nil, "expected F16, BF16, F32"),
      ("a gap", header.replacing("[8,10]", with: "[9,11]"), data + [0], nil, "expected 8"),
      ("an overlap", header.replacing("[8,10]", with: "[6,8]"), data, nil, "expected 8, where"),
      ("data left", header, data + [1], nil, "11 bytes of data and its tensors 10"),
      ("data missing", header, Array(data.dropLast()), nil, "9 bytes of data and its tensors 10"),
      ("offsets backwards", header.replacing("[8,10]", with: "[10,8]"), data, nil, "is not valid"),
      ("a negative place", header.replacing("[0,8]", with: "[-8,0]"), data, nil, "is not valid"),
      ("a fraction", header.replacing("[1,2]", with: "[1.5,2]"), data, nil, "is not valid"),
      (
        "another size", header.replacing("[1,2]", with: "[1,3]"), data, nil, "expected 12 for 1 x 3"
      ),
      ("no rows", header.replacing("[1,2]", with: "[0,2]"), data, nil, "which cannot be"),
      (
        "a product that overflows",
        header.replacing("[1,2]", with: "[67108864,67108864]"), data, nil, "which cannot be"
      ),
      ("three dimensions", header.replacing("[1,2]", with: "[1,1,2]"), data, nil, "3 dimensions"),
      (
        "a further key", header.replacing("\"shape\":[1],", with: "\"shape\":[1],\"x\":1,"), data,
        nil, "not exactly a dtype"
      ),
      (
        "infinity", header, [0, 0, 0x80, 0x7f, 0, 0, 0, 0xc0, 0, 0x38], nil, "not finite, number 1"
      ),
      ("no number", header, [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0x7e], nil, "not finite"),
      ("a name with a line break", "{\"a\\nb\":{}}", [], nil, "'a?b' has not exactly"),
    ] as [(String, String, [UInt8], UInt64?, String)])
  func refuses(
    _ what: String, _ header: String, _ data: [UInt8], _ length: UInt64?, _ words: String
  ) {
    let bytes = what == "nothing" ? [] : Self.file(header, data, length: length)
    let fault = fault(bytes)
    #expect(fault.contains(words), "\(what): \(fault)")
    #expect(!fault.contains("\n") && fault.utf8.count < 400)
  }

  @Test func refusesANumberTooLargeForSinglePrecision() {
    let header = "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}"
    let bytes = Self.file(header, [0, 0, 0, 0, 0, 0, 0xe0, 0x7f])
    #expect(fault(bytes).contains("too large for 32 bits"))
  }

  /// No change of single bytes, and no cut, makes the reader trap or hang.
  @Test func survivesDamage() {
    let whole = Self.file(Self.header, Self.data)
    for place in whole.indices {
      for value in [0, 0x22, 0x2d, 0x39, 0x5b, 0x7b, 0x7f, 0x80, 0xff] as [UInt8] {
        var bytes = whole
        bytes[place] = value
        _ = fault(bytes)
      }
      _ = fault(Array(whole[..<place]))
    }
  }

  @Test func writesWhatItReads() throws {
    let architecture = Architecture(
      inputs: [.x, .y], latent: 3, layers: [NetworkLayer(width: 7, activations: [.tanh])],
      wiring: .plain, outputs: [.sigmoid, .sine], weights: .normal(1), biases: .all)
    let drawn = Weights(architecture, seed: 11)
    let halves = Weights(
      layers: drawn.layers.map {
        Weights.Layer(
          fanIn: $0.fanIn, matrix: $0.matrix.map(HalfFloat.rounded),
          bias: $0.bias.map(HalfFloat.rounded))
      })
    let inputs = [(name: "x", columns: 1), ("y", 1), ("z", 3)]
    for weights in [drawn, halves] {
      let file = Safetensors.file(weights)
      let read = try Weights(
        try Safetensors.tensors(file), for: architecture, inputs: inputs)
      #expect(read == weights)
      #expect(try WeightsText.weights(WeightsText.text(weights), for: architecture) == weights)
    }
    #expect(Safetensors.file(halves).count < Safetensors.file(drawn).count)
    #expect(WeightsText.checksum(drawn) != WeightsText.checksum(halves))
  }
}
