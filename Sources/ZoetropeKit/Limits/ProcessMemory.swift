internal import Foundation

/// What this process takes.
enum ProcessMemory {
  /// The most memory that this process had at a time, in bytes; nil where the system does not tell.
  static var peak: Int? {
    #if os(Linux)
      // Not getrusage: its mark begins where that of the program stood that started this one.
      guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
      else { return nil }
      return Int(kibibytes).map { $0 * 1024 }
    #else
      var usage = rusage()
      return getrusage(RUSAGE_SELF, &usage) == 0 ? Int(usage.ru_maxrss) : nil
    #endif
  }
}
