extension Benchmark {
  /// Ends the programs that this process's benchmarks run and deletes their folders, for a program
  /// that must exit at once. No benchmark may start after that.
  public static func abandonAll() {
    ChildProcess.killAll()
    ScratchFolder.removeAll()
  }
}
