internal import Foundation

/// A limit of this process's memory, and its origin.
package struct MemoryLimit: Hashable, Sendable {
  /// The limit in bytes.
  package let bytes: Int
  /// The origin of the limit as the subject of a sentence, such as `this machine`.
  package let owner: String

  package init(bytes: Int, owner: String) {
    self.bytes = bytes
    self.owner = owner
  }

  /// Returns the smallest of the machine's memory, the control groups' limits and the process's own
  /// limits.
  package static func current() -> MemoryLimit {
    let machine = MemoryLimit(
      bytes: Int(clamping: ProcessInfo.processInfo.physicalMemory), owner: "this machine")
    return [ControlGroup.memoryLimit(), ofProcess].compactMap { $0 }
      .reduce(machine) { $1.bytes < $0.bytes ? $1 : $0 }
  }

  /// The smaller of the limits set by `ulimit -v` and `ulimit -d`; nil if neither is set.
  static var ofProcess: MemoryLimit? {
    [own(rlimit(addresses), "ulimit -v"), own(rlimit(data), "ulimit -d")]
      .compactMap { $0 }.min { $0.bytes < $1.bytes }
  }

  private static func own(_ bytes: Int?, _ command: String) -> MemoryLimit? {
    bytes.map { MemoryLimit(bytes: $0, owner: "this process (\(command))") }
  }

  #if canImport(Glibc)
    private static let addresses = Int32(RLIMIT_AS.rawValue)
    private static let data = Int32(RLIMIT_DATA.rawValue)
  #else
    private static let addresses = RLIMIT_AS
    private static let data = RLIMIT_DATA
  #endif

  /// Returns this process's limit of `resource` in bytes; nil if there is none.
  private static func rlimit(_ resource: Int32) -> Int? {
    var limit = Foundation.rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
    return Int(limit.rlim_cur)
  }
}
