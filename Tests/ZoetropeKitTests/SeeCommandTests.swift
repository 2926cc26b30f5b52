import Foundation
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// `zoetrope see`, run as people run it, without a network that was fetched.
@Suite struct SeeCommandTests {
  private let folder = TemporaryFolder()

  init() throws {
    let pixels = (0..<40 * 24).flatMap { index -> [UInt8] in [UInt8(index % 200), 90, 40] }
    let bytes = try PNGData.encode(
      pixels, size: FrameSize(width: 40, height: 24), channels: .rgb)
    try Data(bytes).write(to: URL(fileURLWithPath: folder("field.png")))
    try folder.write("zoetrope: 1\n", to: "page.html")
  }

  @Test func withoutTheNetworkALineFetchesIt() throws {
    for input in ["field.png", "silk"] {
      let outcome = try Program.run(
        ["see", input], in: folder, environment: ["XDG_CACHE_HOME": folder.path])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix(
          "The network that sees pictures, EfficientNet-Lite0, is not on this machine yet; this line "
            + "fetches its"), "\(outcome.errors)")
      #expect(outcome.errors.contains("fetch-network"))
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
    #expect(folder.names == ["field.png", "page.html"])
  }

  private static let cache = FileManager.default.fileExists(
    atPath: (ProcessInfo.processInfo.environment["XDG_CACHE_HOME"] ?? NSHomeDirectory() + "/.cache")
      + "/zoetrope/efficientnet-lite0.safetensors")

  @Test(
    .enabled(if: cache),
    arguments: [
      (["none.png"], "none.png", Int32(2)),
      (["nosuch"], "no preset of that name ships", 2),
      (["nosuch.yaml"], "nosuch.yaml", 2),
      (["page.html"], "page.html", 2),
      (["field.png", "--at", "1s"], "which has no moments", 2),
      (["silk", "--background", "#102030"], "--background is for pictures", 64),
      (["field.png", "-o", "page.html"], "exists already", 3),
      (["field.png", "-o", "page.txt"], "name a page that ends in .html, or a folder", 2),
    ])
  func refuses(_ arguments: [String], _ words: String, _ status: Int32) throws {
    let outcome = try Program.run(["see"] + arguments, in: folder)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(folder.names == ["field.png", "page.html"])
  }
}
