extension Benchmark {
  /// Kills the programs that benchmarks of this process run, and deletes their temporary folders.
  /// For a process that is about to exit: no benchmark may start afterwards.
  public static func abandonAll() {
    ChildProcess.killAll()
    ScratchFolder.removeAll()
  }
}
