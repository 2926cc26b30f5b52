internal import Foundation

/// Reads the memory limits of the control groups that this process is in, such as a container's.
package enum ControlGroup {
  /// Returns the smallest memory limit of the process's groups and their parents; nil if none sets
  /// one.
  ///
  /// - Parameter root: the folder that replaces `/` in tests; empty for `/` itself.
  package static func memoryLimit(root: String = "") -> MemoryLimit? {
    let groups = lines(root + "/proc/self/cgroup").compactMap(Membership.init)
    let mounts = lines(root + "/proc/self/mountinfo").compactMap(Mount.init)
    let limits = mounts.flatMap { mount in
      groups.filter { $0.isUnified == mount.isUnified }.flatMap { group in
        let file = mount.isUnified ? "memory.max" : "memory.limit_in_bytes"
        return mount.folders(of: group.path).compactMap { folder in
          lines("\(root)\(folder)/\(file)").first.flatMap { Int($0) }
        }
      }
    }
    return limits.min().map { MemoryLimit(bytes: $0, owner: "this container") }
  }

  private static func lines(_ path: String) -> [Substring] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n")
  }

  /// A line of `/proc/self/cgroup`: `0::/a/b` (version 2) or `7:memory:/a/b` (version 1).
  private struct Membership {
    let isUnified: Bool
    let path: String

    init?(_ line: Substring) {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return nil }
      isUnified = parts[1].isEmpty
      guard isUnified || parts[1].split(separator: ",").contains("memory") else { return nil }
      path = String(parts[2])
    }
  }

  /// A line of `/proc/self/mountinfo` that mounts control groups, which may limit memory.
  private struct Mount {
    let isUnified: Bool
    /// The folder within the hierarchy that is mounted.
    private let root: String
    private let place: String

    init?(_ line: Substring) {
      let halves = line.split(separator: " - ", maxSplits: 1).map { $0.split(separator: " ") }
      guard halves.count == 2, halves[0].count >= 5, let kind = halves[1].first else { return nil }
      switch kind {
      case "cgroup2": isUnified = true
      case "cgroup":
        guard halves[1].last?.split(separator: ",").contains("memory") == true else { return nil }
        isUnified = false
      default: return nil
      }
      root = Self.plain(halves[0][3])
      place = Self.plain(halves[0][4])
    }

    /// Returns the folders of the group `path` and of its parents, as far as they are mounted.
    func folders(of path: String) -> [String] {
      // Seen from inside a container, the mounted folder may lie above or beside the group's.
      let below =
        root == "/"
        ? path[...] : (path + "/").hasPrefix(root + "/") ? path.dropFirst(root.count) : ""
      let names = below.split(separator: "/").filter { $0 != ".." }
      return (0...names.count).map { count in
        ([place] + names.prefix(count).map(String.init)).joined(separator: "/")
      }
    }

    /// Returns a path with escaped spaces, tabs and backslashes decoded.
    private static func plain(_ text: Substring) -> String {
      String(text).replacingOccurrences(of: "\\040", with: " ")
        .replacingOccurrences(of: "\\011", with: "\t").replacingOccurrences(of: "\\134", with: "\\")
    }
  }
}
