internal import ZoetropeRender

/// What this machine can do.
public enum Machine {
  /// The instruction sets that the kernels can run on here, best first.
  public static var targets: [String] { InstructionSet.available }

  /// The instruction set in use.
  public static var target: String { InstructionSet.current }

  /// Chooses an instruction set for the whole process, before anything is rendered.
  ///
  /// - Throws: when this machine does not have it, with those it has.
  public static func use(target: String, origin: String) throws(JobError) {
    guard InstructionSet.use(target) else {
      let names = targets.joined(separator: ", ")
      throw JobError(
        .usage, "\(origin): there is no instruction set '\(target)' here; there are \(names).")
    }
  }

  /// How many cores this process may use: the default of `--threads`.
  public static var coreCount: Int { RenderThreads.coreCount }
}
