internal import ZoetropeRender

/// The capabilities of this machine.
public enum Machine {
  /// The instruction sets for which kernels can run here, best first.
  public static var targets: [String] { InstructionSet.available }

  /// The instruction set in use.
  public static var target: String { InstructionSet.current }

  /// Selects an instruction set for the whole process, before anything is rendered.
  ///
  /// - Throws: `JobError` that lists the available ones when this machine lacks it.
  public static func use(target: String, origin: String) throws(JobError) {
    guard InstructionSet.use(target) else {
      let names = targets.joined(separator: ", ")
      throw JobError(
        .usage, "\(origin): there is no instruction set '\(target)' here; there are \(names).")
    }
  }

  /// The number of cores that this process may use: the default of `--threads`.
  public static var coreCount: Int { RenderThreads.coreCount }
}
