import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeTerminal

/// Tests the limits of control groups, read from a folder in place of the system's root.
@Suite struct MemoryLimitTests {
  let folder = TemporaryFolder()

  private func write(_ files: [String: String]) throws {
    for (path, text) in files {
      try FileManager.default.createDirectory(
        atPath: (folder(path) as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true)
      try folder.write(text, to: path)
    }
  }

  private static let unified = "36 25 0:32 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate\n"

  @Test func theLeastOfAllLevelsCounts() throws {
    try write([
      "proc/self/cgroup": "0::/system.slice/render.service\n",
      "proc/self/mountinfo": "22 1 0:21 / /proc rw - proc proc rw\n" + Self.unified,
      "sys/fs/cgroup/cgroup.controllers": "memory\n",
      "sys/fs/cgroup/system.slice/memory.max": "500000000\n",
      "sys/fs/cgroup/system.slice/render.service/memory.max": "max\n",
      "sys/fs/cgroup/other/memory.max": "5\n",
    ])
    let limit = ControlGroup.memoryLimit(root: folder.path)
    #expect(limit == MemoryLimit(bytes: 500_000_000, owner: "this container"))
    try write(["sys/fs/cgroup/system.slice/render.service/memory.max": "400000000\n"])
    #expect(ControlGroup.memoryLimit(root: folder.path)?.bytes == 400_000_000)
    try write(["sys/fs/cgroup/memory.max": "300000000\n"])
    #expect(ControlGroup.memoryLimit(root: folder.path)?.bytes == 300_000_000)
  }

  /// A container sees its own group as the root of what is mounted.
  @Test func aContainerSeesItsOwnGroup() throws {
    try write([
      "proc/self/cgroup": "0::/\n", "proc/self/mountinfo": Self.unified,
      "sys/fs/cgroup/memory.max": "1073741824\n",
    ])
    #expect(ControlGroup.memoryLimit(root: folder.path)?.bytes == 1_073_741_824)
  }

  /// Version 1, with the memory controller among others, mounted from below the root at a place with a
  /// blank in its name.
  @Test func versionOneIsRead() throws {
    try write([
      "proc/self/cgroup": "12:cpu,cpuacct:/docker/ab\n7:hugetlb,memory:/docker/ab/job\n0::/x\n",
      "proc/self/mountinfo":
        "40 30 0:33 /docker/ab /cg/the\\040cpu rw - cgroup cgroup rw,cpu,cpuacct\n"
        + "41 30 0:34 /docker/ab /cg/the\\040memory rw shared:9 - cgroup cgroup rw,hugetlb,memory\n",
      "cg/the memory/memory.limit_in_bytes": "9223372036854771712\n",
      "cg/the memory/job/memory.limit_in_bytes": "268435456\n",
      "cg/the cpu/job/memory.limit_in_bytes": "1\n",
      "cg/the memory/docker/ab/job/memory.limit_in_bytes": "2\n",
    ])
    #expect(ControlGroup.memoryLimit(root: folder.path)?.bytes == 268_435_456)
  }

  /// The group may lie beside what is mounted, whose name may only begin as the group's does.
  @Test func aGroupThatIsNotMountedHasTheMountsLimit() throws {
    try write([
      "proc/self/cgroup": "0::/docker/abc\n",
      "proc/self/mountinfo": "41 30 0:34 /docker/ab /cg rw - cgroup2 none rw\n",
      "cg/memory.max": "700000000\n", "cg/c/memory.max": "1\n",
    ])
    #expect(ControlGroup.memoryLimit(root: folder.path)?.bytes == 700_000_000)
  }

  @Test func withoutGroupsThereIsNoLimit() throws {
    #expect(ControlGroup.memoryLimit(root: folder.path) == nil)
    try write(["proc/self/cgroup": "nonsense\n0::/\n", "proc/self/mountinfo": "- \nx - y\n"])
    #expect(ControlGroup.memoryLimit(root: folder.path) == nil)
    let machine = MemoryLimit.current()
    #expect(machine.bytes > 0 && machine.bytes <= ProcessInfo.processInfo.physicalMemory)
  }

  @Test func theSentenceNamesWhoAllowsNoMore() {
    let error = #expect(throws: JobError.self) {
      try MemoryNeed.film(FrameSize(width: 1920, height: 1080), Encoding(), threads: 2)
        .check(
          FrameSize(width: 1920, height: 1080),
          limit: MemoryLimit(bytes: 268_435_456, owner: "this container"))
    }
    let message = error.map { Failure($0).message }
    #expect(message?.contains(", and this container has 268.4 MB. Use ") == true)
  }
}
