import Foundation
import Testing
import ZoetropeVideo

/// A folder of its own for a test, removed with all that is in it.
final class Scratch {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "zoetrope-video-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }
}

/// The error that `body` ends with; nil, and a failed test, when there is none.
func videoError(
  _ body: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) -> VideoError? {
  do {
    try body()
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    return nil
  } catch {
    return error as? VideoError
  }
}
