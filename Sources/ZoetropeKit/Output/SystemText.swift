internal import Foundation

/// The system's descriptions of errors.
package enum SystemText {
  /// Returns the description of the last failed call's error, such as "Permission denied".
  package static func lastError() -> String { describe(errno) }

  /// Returns the description of the error `number`.
  static func describe(_ number: Int32) -> String { String(cString: strerror(number)) }
}
