internal import Foundation

/// The system's own words.
package enum SystemText {
  /// The system's words for the last failed call, such as "Permission denied".
  package static func lastError() -> String { describe(errno) }

  /// The system's words for the error `number`.
  static func describe(_ number: Int32) -> String { String(cString: strerror(number)) }
}
