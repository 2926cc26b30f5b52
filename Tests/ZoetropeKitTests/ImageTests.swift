import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeScene

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

  @Test func aPictureLargerThanTheMemoryIsRefused() async throws {
    let huge = try scene().resized(to: FrameSize(width: 32768, height: 32768))
    let limit = MemoryLimit.current().bytes
    guard limit < 32768 * 32768 * 16 else { return }
    let error = await #expect(throws: JobError.self) { try await huge.imageFloat() }
    #expect(error?.description.hasPrefix("A picture of 32768x32768 takes about 17.18 GB") == true)
  }

  @Test func aCancelledPictureIsNone() async throws {
    let scene = try scene().resized(to: FrameSize(width: 2048, height: 2048))
    let work = Task { try await scene.imageFloat(options: RenderOptions(isExact: true)) }
    work.cancel()
    await #expect(throws: CancellationError.self) { try await work.value }
  }
}
