import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene
import ZoetropeVideo

/// The layout and the memory of sheets that are films.
@Suite struct SheetFilmPartTests {
  @Test(arguments: [64, 213], [1, 5, 48])
  func allPartsBeginAtEvenPlaces(_ height: Int, _ count: Int) {
    let picture = FrameSize(width: 320, height: height)
    let layout = SheetLayout(count: count, columns: nil, picture: picture, hasEvenRows: true)
    let flat = SheetLayout(count: count, columns: nil, picture: picture)
    #expect(layout.size.width % 2 == 0 && layout.size.height % 2 == 0)
    #expect(layout.columns == flat.columns && layout.size.width == flat.size.width)
    #expect(layout.size.height == flat.size.height + height % 2 * layout.rows)
    for index in 0..<count {
      let corner = layout.corner(of: index)
      #expect(corner.left % 2 == 0 && corner.top % 2 == 0)
      #expect(corner.left + picture.width + 12 <= layout.size.width)
      #expect(corner.top + height + height % 2 + 28 + 12 <= layout.size.height)
    }
  }

  private func scene(_ layers: String, seeds: Int = 1) throws -> SceneDraft {
    let keys = (0..<seeds).map { "{ at: \($0 * 10)%, seed: \($0) }" }.joined(separator: ", ")
    let text = """
      zoetrope: 1
      network: { layers: \(layers), weights: normal 1 }
      film: { size: 1280x720, fps: 30, duration: 60 }
      \(seeds > 1 ? "keyframes: [\(keys)]" : "")
      """
    return try PresetDocument(Array(text.utf8), file: "p").scene().draft
  }

  private func need(_ scene: SceneDraft, count: Int, threads: Int = 2) -> MemoryNeed {
    let picture = FrameSize(width: 320, height: 180)
    return .sheetFilm(
      SheetLayout(count: count, columns: nil, picture: picture, hasEvenRows: true).size,
      of: picture, Array(repeating: scene, count: count), Encoding(lookAhead: 10),
      threads: threads, window: count + 2 * threads)
  }

  /// The weights of each network are counted: 16 x 512 has four million, of four bytes each.
  @Test func memoryGrowsWithThePageAndTheNetworks() throws {
    let (small, large) = (try scene("2 x 8"), try scene("16 x 512"))
    let few = need(small, count: 4).bytes
    let many = need(small, count: 48).bytes
    #expect(few > 40_000_000 && many > 10 * few && many < 1_000_000_000)
    #expect(need(large, count: 48).bytes - many > 48 * 2 * 4 * 3_900_000)
    let morph = need(try scene("16 x 512", seeds: 3), count: 48).bytes
    #expect(morph - need(large, count: 48).bytes > 48 * 4 * 4 * 3_900_000)
    #expect(need(small, count: 48, threads: 64).bytes - many < 1_000_000_000)
  }

  @Test func tooLittleMemoryIsSaid() throws {
    let need = need(try scene("16 x 512"), count: 48)
    let size = FrameSize(width: 2336, height: 1552)
    let error = #expect(throws: JobError.self) { try need.check(size, available: 1_000_000_000) }
    #expect(error?.description.hasPrefix("A sheet of 2336x1552 takes about ") == true)
    #expect(error?.advice == .pictureSheet)
    #expect(throws: Never.self) { try need.check(size, available: 100_000_000_000) }
  }
}
