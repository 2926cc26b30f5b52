internal import Foundation

/// The system's own words.
package enum SystemText {
  /// What the last failed call says of itself, such as "Permission denied".
  package static func lastError() -> String { describe(errno) }

  /// What the error `number` means.
  static func describe(_ number: Int32) -> String { String(cString: strerror(number)) }
}
