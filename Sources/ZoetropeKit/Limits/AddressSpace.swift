internal import Foundation

/// The address space that this process may still use. `ulimit -v` and `ulimit -d` limit it, and
/// Swift ends a program that is denied memory.
package enum AddressSpace {
  /// The bytes that the program needs apart from pictures and threads: for presets, FFmpeg, fonts
  /// and the allocator.
  package static let base = 96 << 20
  /// The bytes that a thread needs: its stack, and the addresses that the allocator reserves for
  /// it.
  static let perThread = 8 << 20 + 64 << 20

  /// True if this process has a limit.
  static var isLimited: Bool { MemoryLimit.ofProcess != nil }

  /// True if the system would grant `bytes` more.
  package static func hasRoom(for bytes: Int) -> Bool {
    let place = mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let place, place != MAP_FAILED else { return false }
    munmap(place, bytes)
    return true
  }

  /// Throws if the system would not grant `bytes`. Does nothing where neither `ulimit -v` nor
  /// `ulimit -d` is set, as the address space is not limited then.
  ///
  /// - Parameters:
  ///   - bytes: the memory needed.
  ///   - threads: the number of threads that need it; 0 for the program itself.
  package static func check(_ bytes: Int = base, threads: Int = 0) throws(JobError) {
    guard isLimited, !hasRoom(for: bytes) else { return }
    throw JobError(
      .failed,
      "Not enough memory: \(Wording.bytes(bytes)) more may be needed than the limit leaves "
        + "(ulimit -v, ulimit -d).\(threads > 0 ? "" : " Raise the limit.")",
      advice: threads > 0 ? .fewerThreadsOrSmallerSize : nil)
  }
}
