import Foundation
import Testing
import ZoetropeKit
import ZoetropeReport

/// The gallery is of the presets that ship, all of them and no others.
@Suite struct GalleryTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let pictures = root.appending(path: "docs/gallery").path(percentEncoded: false)

  private static let entries = Catalogue(
    folder: ShippedPresetTests.folder.path(percentEncoded: false)
  ).entries().filter { $0.folder != Shelf.experiments }

  @Test func thePageSaysWhatThePresetsSay() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/gallery.md"), encoding: .utf8)
    #expect(
      page == GalleryPage(Self.entries, pictures: Self.pictures).markdown,
      "docs/gallery/run makes the gallery anew")
  }

  @Test func thereIsASmallStillOfEach() throws {
    let stills = try Self.files(".png")
    #expect(stills.map(\.name) == Self.entries.map(\.name).sorted(), "docs/gallery/run makes them")
    for still in stills {
      #expect(still.size < 150 << 10, "\(still.name)")
      // Width and height, where a PNG has them.
      #expect(Array(still.data[16..<24]) == [0, 0, 1, 144, 0, 0, 0, 225], "\(still.name)")
    }
    #expect(stills.reduce(0) { $0 + $1.size } < 15 << 18)
  }

  @Test func theAnimationsAreFewAndSmall() throws {
    let animations = try Self.files(".webp")
    #expect(Set(animations.map(\.name)).isSubset(of: Self.entries.map(\.name)))
    for animation in animations {
      #expect(animation.size < 400 << 10, "\(animation.name)")
      // An animated one has a chunk that says so.
      #expect(animation.data.prefix(64).range(of: Data("ANIM".utf8)) != nil, "\(animation.name)")
    }
    #expect(animations.reduce(0) { $0 + $1.size } < 3 << 20)
  }

  /// The pictures in the readme exist.
  @Test func theReadmesPicturesAreThere() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let links = readme.components(separatedBy: "](").dropFirst()
      .compactMap { $0.split(separator: ")").first.map(String.init) }
      .filter { !$0.contains("://") && !$0.hasPrefix("#") }
    #expect(links.count > 9)
    for link in links {
      let path = String(link.split(separator: "#")[0])
      #expect(
        FileManager.default.fileExists(
          atPath: Self.root.appending(path: path).path(percentEncoded: false)), "\(link)")
    }
  }

  private struct Picture {
    let name: String
    let data: Data
    var size: Int { data.count }
  }

  private static func files(_ suffix: String) throws -> [Picture] {
    try FileManager.default.contentsOfDirectory(atPath: pictures)
      .filter { $0.hasSuffix(suffix) }.sorted()
      .map { name in
        Picture(
          name: String(name.dropLast(suffix.count)),
          data: try Data(contentsOf: URL(filePath: pictures).appending(path: name)))
      }
      .sorted { $0.name < $1.name }
  }
}
