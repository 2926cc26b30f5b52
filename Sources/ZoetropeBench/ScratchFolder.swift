internal import Foundation
internal import Synchronization
internal import ZoetropeKit

/// A temporary folder, deleted with its contents when it is released.
final class ScratchFolder {
  private let folder: String

  /// The folders of this process, for `removeAll`.
  private static let live = Mutex<Set<String>>([])

  init() throws(JobError) {
    var template = Array((NSTemporaryDirectory() + "/zoetrope-bench-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw JobError(
        .failed, "Cannot make a temporary folder: \(SystemText.lastError()).")
    }
    let path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    folder = path
    _ = Self.live.withLock { $0.insert(path) }
  }

  func path(_ name: String) -> String { PathParts.join(folder, name) }

  /// Deletes every temporary folder of this process, which is about to exit.
  static func removeAll() {
    live.withLock { folders in
      for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
      folders = []
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
    _ = Self.live.withLock { $0.remove(folder) }
  }
}
