internal import Foundation

/// Makes and reads the names of part files: `.LABEL.RANDOM.part`, where LABEL is the target's name
/// and RANDOM stands for 16 random hexadecimal digits.
package enum PartName {
  /// The number of bytes around the label: two dots, the random digits and `.part`.
  private static let overhead = 23
  private static let digits = 16
  private static let suffix = ".part"

  /// Returns the largest number of bytes in a file name in `folder`; 255 if the system does not
  /// report it.
  static func limit(in folder: String) -> Int {
    let limit = pathconf(folder, Int32(_PC_NAME_MAX))
    return limit > 0 ? limit : 255
  }

  /// Returns the label for the file `name`. It is the name itself or, if the part file's name would
  /// be longer than `limit` bytes, the name's beginning and a checksum of the whole name.
  package static func label(of name: String, limit: Int) -> String {
    guard name.utf8.count > limit - overhead else { return name }
    return "\(beginning(of: name, limit: limit))~\(hexadecimal(checksum(name)))"
  }

  /// Returns true if `label` may be the shortened form of a name that begins with `prefix`.
  static func isShortened(_ label: String, fromNameWith prefix: String, limit: Int) -> Bool {
    label.utf8.count > limit - overhead - 4
      && label.utf8.starts(with: beginning(of: prefix, limit: limit).utf8)
  }

  private static func beginning(of name: String, limit: Int) -> String {
    PathParts.shortened(name, to: max(0, limit - overhead - digits - 1))
  }

  /// Returns the name of a new part file, with random digits.
  package static func fresh(label: String) -> String {
    ".\(label).\(hexadecimal(.random(in: 0 ... .max)))\(suffix)"
  }

  /// Returns the label in the part file's name `name`; nil for other names.
  package static func label(in name: String) -> String? {
    let bytes = Array(name.utf8)
    guard bytes.count >= overhead, bytes.first == UInt8(ascii: "."),
      bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    let inner = bytes.dropFirst().dropLast(suffix.utf8.count)
    let random = inner.suffix(digits)
    let label = inner.dropLast(digits)
    guard label.last == UInt8(ascii: "."), label.count > 1,
      random.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else { return nil }
    return String(decoding: label.dropLast(), as: UTF8.self)
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// Returns the 64-bit FNV-1a hash of the bytes of `text`.
  static func checksum(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
