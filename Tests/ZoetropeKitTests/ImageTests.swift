import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeScene
import ZoetropeTerminal

/// Frames in memory are those of files.
@Suite struct ImageTests {
  /// A picture whose lower half is its upper one in a mirror, of rows that end within a strip.
  private func scene() throws -> MeasuredScene {
    try SceneSource(
      yaml: """
        zoetrope: 1
        network: { seed: 3, layers: 2 x 8, output: sine }
        view: { symmetry: mirror-y }
        colour: tide
        film: { size: 67x141, duration: 1 }
        """
    ).scene()
  }

  @Test func depthsAgree() async throws {
    let scene = try scene()
    let (eight, sixteen) = (try await scene.image8(), try await scene.image16())
    let float = try await scene.imageFloat(options: RenderOptions(threads: 1))
    #expect(eight.components.count == 4 * 67 * 141)
    var (worst8, worst16): (Float, Float) = (0, 0)
    for index in float.components.indices {
      let number = min(max(float.components[index], 0), 1)
      worst8 = max(worst8, abs(Float(eight.components[index]) / 255 - number))
      worst16 = max(worst16, abs(Float(sixteen.components[index]) / 65535 - number))
    }
    #expect(worst8 < 1 / 255 && worst16 < 1 / 65535)
    #expect(Set(eight.components).count > 50)
    #expect(
      stride(from: 3, to: eight.components.count, by: 4).allSatisfy { eight.components[$0] == 255 })
    // The mirror image: the last row is the first.
    let row = 4 * 67
    #expect(Array(float.components.prefix(row)) == Array(float.components.suffix(row)))
  }

  @Test func sizesAreHeldToThePresetsRules() async throws {
    let scene = try scene()
    let small = try scene.resized(to: FrameSize(width: 9, height: 5))
    #expect(try await small.image8(frame: 7).components.count == 4 * 45)
    for size in [FrameSize(width: 0, height: 5), FrameSize(width: .max, height: -1)] {
      let error = #expect(throws: PresetError.self) { try scene.resized(to: size) }
      #expect(
        error?.description.hasPrefix("scene: film.size: ") == true, "\(error.debugDescription)")
    }
  }

  @Test func aPictureLargerThanTheMemoryIsRefused() {
    let size = FrameSize(width: 32768, height: 32768)
    let error = #expect(throws: JobError.self) {
      try MemoryNeed.image(size, bytesPerPixel: 16).check(size, available: 8_000_000_000)
    }
    #expect(
      error.map { Failure($0).message }
        == "A picture of 32768x32768 takes about 17.18 GB of memory, and this machine has 8.00 GB. "
        + "Use a smaller --size; 'still' takes little.")
  }

  /// Numbers of threads that code can set are ones that can be started.
  @Test(arguments: [Int.min, 0, 1, 1024, .max]) func anyNumberOfThreadsIsOne(_ threads: Int) {
    var options = RenderOptions()
    options.threads = threads
    #expect((1...1024).contains(options.threads))
    #expect(RenderOptions(threads: threads) == options)
  }

  @Test func aCancelledPictureIsNone() async throws {
    let scene = try scene().resized(to: FrameSize(width: 2048, height: 2048))
    let work = Task { try await scene.imageFloat(options: RenderOptions(isExact: true)) }
    work.cancel()
    await #expect(throws: CancellationError.self) { try await work.value }
  }
}
