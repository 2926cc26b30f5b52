internal import Foundation

/// Reports this process's memory.
enum ProcessMemory {
  /// The peak memory of this process in bytes; nil if the system does not report it.
  static var peak: Int? {
    #if os(Linux)
      // `getrusage` is not used: its peak includes that of the program that started this one.
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
