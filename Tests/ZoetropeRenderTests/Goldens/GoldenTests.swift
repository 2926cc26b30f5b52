import Foundation
import Testing
import ZoetropeRender

extension RenderTests {
  /// Pictures that were looked at once and may not change unseen, on any instruction set.
  @Suite struct GoldenTests {
    /// Tolerances in 8-bit levels. Instruction sets differ in last digits, which changes a level in
    /// some thousand by one; a mean of a hundredth is a change of the code.
    static let meanAllowed = 0.01
    static let largestAllowed = 1
    static let bytesAllowed = 16 << 10

    @Test(arguments: GoldenScenes.all.map(\.name))
    func thePictureIsTheOneThatIsKept(_ name: String) throws {
      let scene = try #require(GoldenScenes.scene(named: name))
      let file = Golden.folder.appending(path: "\(name).png")
      if ProcessInfo.processInfo.environment["ZOETROPE_UPDATE_GOLDENS"] == "1" {
        try Golden(scene.painted(frame: 12)).write(to: file)
        Issue.record("\(name).png was painted anew; look at it, then test without the variable")
        return
      }
      let expected = try #require(Golden(at: file), "there is no \(file.path())")
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      for target in InstructionSet.available {
        #expect(InstructionSet.use(target))
        let painted = Golden(scene.painted(frame: 12))
        let difference = try #require(painted.difference(from: expected), "the size is another")
        guard difference.mean > Self.meanAllowed || difference.largest > Self.largestAllowed else {
          continue
        }
        let seen = Golden.differences.appending(path: "\(name)-\(target).png")
        try painted.beside(expected).write(to: seen)
        Issue.record(
          "\(name) on \(target): \(difference); expected, difference, painted: \(seen.path())")
      }
    }

    @Test func thePicturesAreSmallAndNoneIsForgotten() throws {
      let files = try FileManager.default.contentsOfDirectory(
        at: Golden.folder, includingPropertiesForKeys: [.fileSizeKey])
      #expect(
        Set(files.map(\.lastPathComponent)) == Set(GoldenScenes.all.map { $0.name + ".png" }))
      for file in files {
        let bytes = try #require(file.resourceValues(forKeys: [.fileSizeKey]).fileSize)
        #expect(bytes < Self.bytesAllowed, "\(file.lastPathComponent)")
      }
    }
  }
}
