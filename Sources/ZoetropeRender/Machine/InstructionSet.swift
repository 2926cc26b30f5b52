internal import KernelMath

/// The instruction sets of this machine's CPU for which kernels are compiled.
///
/// All instruction sets with fused multiply-add give the same pixels to the bit. The pixels of the
/// others may differ in their last digits.
public enum InstructionSet {
  /// The names of the available instruction sets, the best one first, as `--target` and
  /// `ZOETROPE_TARGET` take them: `avx3`, `avx2`, `sse4`, …
  public static var available: [String] {
    // Highway has some twenty names of a few letters each, so 512 bytes are enough.
    let bytes = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return }
        ck_target_names(start, characters.count)
        count = characters.firstIndex(of: 0) ?? 0
      }
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
  }

  /// The name of the instruction set in use.
  public static var current: String { String(cString: ck_target()) }

  /// True if the instruction set in use has fused multiply-add.
  public static var isFused: Bool { ck_target_is_fused() != 0 }

  /// Chooses the instruction set `name` for the whole process. It must be called before anything is
  /// rendered.
  ///
  /// - Returns: true if the instruction set is now in use; false if it is not available.
  public static func use(_ name: String) -> Bool {
    available.contains(name) && ck_force_target(name) == 0
  }
}
