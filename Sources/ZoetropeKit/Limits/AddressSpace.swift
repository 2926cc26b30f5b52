internal import Foundation

/// The addresses that this process may still use: `ulimit -v` and `ulimit -d` bound them, and Swift ends
/// a program whose memory is refused.
package enum AddressSpace {
  /// What the program takes beside pictures and threads: presets, FFmpeg, fonts, the allocator's own.
  package static let base = 96 << 20
  /// What a thread takes: its stack, and the addresses that the allocator reserves for it.
  static let perThread = 8 << 20 + 64 << 20

  /// Whether there is a limit.
  static var isLimited: Bool { MemoryLimit.ofProcess != nil }

  /// Whether the system would give `bytes` more.
  package static func hasRoom(for bytes: Int) -> Bool {
    let place = mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let place, place != MAP_FAILED else { return false }
    munmap(place, bytes)
    return true
  }

  /// Refuses to begin what there is no room for. Where nothing is limited, memory that is not there
  /// shows in other ways.
  ///
  /// - Parameters:
  ///   - bytes: what is needed.
  ///   - threads: how many threads that is for; 0 for the program itself.
  package static func check(_ bytes: Int = base, threads: Int = 0) throws(JobError) {
    guard isLimited, !hasRoom(for: bytes) else { return }
    let advice = threads > 0 ? "Use fewer --threads or a smaller --size, or raise" : "Raise"
    throw JobError(
      .failed,
      "Not enough memory: \(Wording.bytes(bytes)) more may be needed than the limit leaves "
        + "(ulimit -v, ulimit -d). \(advice) the limit.")
  }
}
