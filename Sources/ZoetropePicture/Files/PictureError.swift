/// An error while a picture is read: a sentence that names the file as the user wrote it, says what
/// it is, and what to do.
package struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A kind of failure.
  package enum Code: Hashable, Sendable {
    /// The file or the moment that was asked for is not one that can be read.
    case input
    /// There is too little memory.
    case resources
  }

  /// The kind of failure.
  package let code: Code
  /// The message for people. Control characters in the file's name are left as they are; whoever
  /// prints it makes them visible.
  package let description: String

  /// Creates an error about the file at `path`. `problem` follows its name: `is a folder`.
  init(_ path: String, _ problem: String, code: Code = .input) {
    self.code = code
    description = "'\(path)' \(problem)"
  }

  /// What can be read, worded to follow `name`.
  static let readable = "a PNG, JPEG or WebP picture, or a film (MP4, MOV or Matroska)"

  static func notAPicture(_ path: String) -> PictureError {
    PictureError(path, "is not a picture that can be read; name \(readable).")
  }

  static func damaged(_ path: String, _ kind: String) -> PictureError {
    PictureError(path, "is a \(kind) that was cut short or damaged; save it anew.")
  }

  static func outOfMemory(_ path: String) -> PictureError {
    PictureError(path, "needs more memory than there is.", code: .resources)
  }
}
