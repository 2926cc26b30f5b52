/// The format safetensors, read strictly: eight bytes with the length of a header, the header as
/// JSON, and the numbers of all tensors one after the other.
///
/// The format: https://github.com/huggingface/safetensors
package enum Safetensors {
  /// The largest file in bytes.
  package static let largest = 64 << 20
  /// The largest header in bytes.
  static let largestHeader = 1_000_000
  /// The largest number of tensors.
  static let mostTensors = 10_000

  /// Reads all tensors.
  ///
  /// All lengths and offsets are checked before memory is allocated for numbers: the tensors must
  /// tile the data without gaps, and all numbers must be finite.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - ranks: the allowed numbers of dimensions.
  /// - Returns: the tensors in the order of their data.
  package static func tensors(
    _ bytes: [UInt8], ranks: ClosedRange<Int> = 1...2
  ) throws(WeightsError) -> [Tensor] {
    guard bytes.count <= largest else { throw tooLarge }
    guard bytes.count >= 8 else {
      throw WeightsError("it is not a safetensors file, which begins with the length of its header")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= largestHeader, Int(length) <= bytes.count - 8,
      length >= 2, bytes[8] == UInt8(ascii: "{")
    else {
      throw WeightsError(
        "it is not a safetensors file, or damaged: its header would be of \(length) bytes")
    }
    let start = 8 + Int(length)
    guard case .object(let members) = try StrictJSON.value(Array(bytes[8..<start])) else {
      throw WeightsError("its header is not an object of tensors")
    }
    let entries = try self.entries(members, ranks: ranks)
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw WeightsError(
          "the tensor \(named(entry.name)) begins at byte \(entry.range.lowerBound) of the data; "
            + "expected \(end), where the one before it ends")
      }
      end = entry.range.upperBound
    }
    guard end == bytes.count - start else {
      throw WeightsError(
        "it has \(bytes.count - start) bytes of data and its tensors \(end); the file is damaged")
    }
    var tensors: [Tensor] = []
    for entry in entries {
      let data = bytes[start + entry.range.lowerBound..<start + entry.range.upperBound]
      tensors.append(
        Tensor(
          name: entry.name, shape: entry.shape,
          values: try entry.kind.values(data, of: entry.name)))
    }
    return tensors
  }

  /// The refusal of files that are too large.
  package static var tooLarge: WeightsError {
    WeightsError("it is larger than \(largest >> 20) MiB; expected the weights of a small network")
  }

  /// What a header says of a tensor.
  private struct Entry {
    let name: String
    let kind: NumberKind
    let shape: [Int]
    /// The place of its bytes in the data.
    let range: Range<Int>
  }

  /// Returns the header's entries in the order of their data.
  private static func entries(
    _ members: [StrictJSON.Member], ranks: ClosedRange<Int>
  ) throws(WeightsError) -> [Entry] {
    guard members.count <= mostTensors else {
      throw WeightsError("it has \(members.count) tensors; expected at most \(mostTensors)")
    }
    var entries: [Entry] = []
    for member in members where member.key != "__metadata__" {
      entries.append(try entry(member, ranks: ranks))
    }
    guard !entries.isEmpty else { throw WeightsError("it has no tensors") }
    return entries.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private static func entry(
    _ member: StrictJSON.Member, ranks: ClosedRange<Int>
  ) throws(WeightsError) -> Entry {
    let name = named(member.key)
    guard !member.key.isEmpty, member.key.utf8.count <= 200 else {
      throw WeightsError(
        "the name of a tensor has \(member.key.utf8.count) bytes; expected 1 to 200")
    }
    guard case .object(let parts) = member.value,
      Set(parts.map(\.key)) == ["dtype", "shape", "data_offsets"]
    else {
      throw WeightsError("the tensor \(name) has not exactly a dtype, a shape and data_offsets")
    }
    var kind: NumberKind?
    var shape: [Int]?
    var offsets: [Int]?
    for part in parts {
      switch (part.key, part.value) {
      case ("dtype", .string(let text)):
        kind = NumberKind(rawValue: text)
        guard kind != nil else {
          throw WeightsError(
            "the tensor \(name) has numbers of the kind \(named(text)); expected F16, BF16, F32 or F64"
          )
        }
      case ("shape", .list(let items)): shape = wholes(items)
      case ("data_offsets", .list(let items)): offsets = wholes(items)
      default: break
      }
    }
    guard let kind, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw WeightsError("the shape or the place of the tensor \(name) is not valid")
    }
    guard ranks.contains(shape.count) else {
      throw WeightsError(
        "the tensor \(name) has \(shape.count) dimensions; expected \(ranks.lowerBound) to "
          + "\(ranks.upperBound)")
    }
    var count = 1
    for length in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: length)
      guard length > 0, !isTooLarge, product <= largest else {
        throw WeightsError(
          "the tensor \(name) has the shape \(Tensor.words(shape)), which cannot be")
      }
      count = product
    }
    guard offsets[1] - offsets[0] == count * kind.size else {
      throw WeightsError(
        "the tensor \(name) has \(offsets[1] - offsets[0]) bytes; expected \(count * kind.size) for "
          + Tensor.words(shape))
    }
    return Entry(name: member.key, kind: kind, shape: shape, range: offsets[0]..<offsets[1])
  }

  /// Returns whole numbers of at most `largest`; nil if one is none.
  private static func wholes(_ items: [StrictJSON.Value]) -> [Int]? {
    guard items.count <= 8 else { return nil }
    let numbers = items.compactMap { item -> Int? in
      guard case .number(let text) = item, let number = Int(text), (0...largest).contains(number)
      else { return nil }
      return number
    }
    return numbers.count == items.count ? numbers : nil
  }

  /// Returns a name from a file for a message: at most 60 characters, none of them for control.
  static func named(_ name: String) -> String {
    let shown = name.unicodeScalars.prefix(60).map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        || scalar.properties.isWhitespace && scalar != " " ? "?" : Character(scalar)
    }
    return "'" + String(shown) + (name.unicodeScalars.count > 60 ? "…" : "") + "'"
  }
}
