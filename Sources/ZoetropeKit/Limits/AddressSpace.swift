internal import Foundation

/// The address space that `ulimit -v` and `ulimit -d` leave to this process. It is checked before
/// work starts, because Swift ends a program whose request for memory is refused.
package enum AddressSpace {
  /// The bytes that the program needs apart from pictures and threads: for presets, FFmpeg, fonts
  /// and the allocator.
  package static let base = 96 << 20
  /// The bytes that a thread needs: its stack, and the addresses that the allocator reserves for
  /// it.
  static let perThread = 8 << 20 + 64 << 20

  /// True if `ulimit -v` or `ulimit -d` limits this process.
  static var isLimited: Bool { MemoryLimit.ofProcess != nil }

  /// Returns true if the system would grant this process another `bytes` bytes.
  package static func hasRoom(for bytes: Int) -> Bool {
    let place = mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let place, place != MAP_FAILED else { return false }
    munmap(place, bytes)
    return true
  }

  /// Checks that the system would grant another `bytes` bytes. Does nothing if neither `ulimit -v`
  /// nor `ulimit -d` is set, because the address space is not limited then.
  ///
  /// - Parameters:
  ///   - bytes: the number of bytes that are needed.
  ///   - threads: the number of threads that need them; 0 for the program itself. The advice of the
  ///     error depends on it.
  /// - Throws: `JobError` when the system would not grant the bytes.
  package static func check(_ bytes: Int = base, threads: Int = 0) throws(JobError) {
    guard isLimited, !hasRoom(for: bytes) else { return }
    throw JobError(
      .failed,
      "Not enough memory: \(Wording.bytes(bytes)) more may be needed than the limit leaves "
        + "(ulimit -v, ulimit -d).\(threads > 0 ? "" : " Raise the limit.")",
      advice: threads > 0 ? .fewerThreadsOrSmallerSize : nil)
  }
}
