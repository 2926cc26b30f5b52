internal import ZoetropeRender

/// The instruction sets and the cores of this machine.
public enum Machine {
  /// The names of the instruction sets for which kernels can run here, best first.
  public static var targets: [String] { InstructionSet.available }

  /// The name of the instruction set in use.
  public static var target: String { InstructionSet.current }

  /// Selects the instruction set for the whole process. Must be called before anything is rendered.
  ///
  /// - Parameters:
  ///   - target: one of `targets`.
  ///   - origin: the option or variable that sets the target, such as `--target avx2`. The error's
  ///     message begins with it.
  /// - Throws: `JobError` that lists the instruction sets of this machine if `target` is none of
  ///   them.
  public static func use(target: String, origin: String) throws(JobError) {
    guard InstructionSet.use(target) else {
      let names = targets.joined(separator: ", ")
      throw JobError(
        .usage, "\(origin): there is no instruction set '\(target)' here; there are \(names).")
    }
  }

  /// The number of cores that this process may use. It is the default of `--threads`.
  public static var coreCount: Int { RenderThreads.coreCount }
}
