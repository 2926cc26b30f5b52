extension Benchmark {
  /// Ends the programs that benchmarks of this process run and deletes their folders: for a program
  /// that must end at once. No benchmark may be begun after that.
  public static func abandonAll() {
    ChildProcess.killAll()
    ScratchFolder.removeAll()
  }
}
