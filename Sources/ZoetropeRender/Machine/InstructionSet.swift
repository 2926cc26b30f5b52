internal import KernelMath

/// The instruction sets that the kernels can run on here.
///
/// Those with fused multiply-add give the same pixels to the bit; the others differ in last digits.
public enum InstructionSet {
  /// The names, best first, as `--target` and `ZOETROPE_TARGET` take them: `avx3`, `avx2`, `sse4`,
  /// …
  public static var available: [String] {
    // Highway has some twenty names of a few letters.
    let bytes = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return }
        ck_target_names(start, characters.count)
        count = characters.firstIndex(of: 0) ?? 0
      }
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
  }

  /// The name of the one in use.
  public static var current: String { String(cString: ck_target()) }

  /// True if the one in use has fused multiply-add.
  public static var isFused: Bool { ck_target_is_fused() != 0 }

  /// Chooses one for the whole process, before anything is rendered; false if `name` is not
  /// available.
  public static func use(_ name: String) -> Bool {
    available.contains(name) && ck_force_target(name) == 0
  }
}
