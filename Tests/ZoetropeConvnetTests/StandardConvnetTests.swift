import Foundation
import Testing
import ZoetropeConvnet

/// The file with the weights, and what is said where it is not there.
@Suite struct StandardConvnetTests {
  private func message(_ file: String) -> String {
    do throws(ConvnetError) {
      _ = try Convnet.read(file, checksum: String(repeating: "0", count: 64), fetchLine: "fetch it")
      return "none"
    } catch {
      return error.description
    }
  }

  /// Calls `body` with a folder that is deleted afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "convnet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func aFileThatIsNotThereIsFetched() {
    #expect(
      message("/nowhere/efficientnet-lite0.safetensors")
        == "The network that sees pictures, EfficientNet-Lite0, is not on this machine yet; this line "
        + "fetches its 19 MB: fetch it")
  }

  @Test func damagedFilesAreRefused() throws {
    try inFolder { folder in
      let file = folder.appending(path: "file").path(percentEncoded: false)
      for data in [Data(), Data("zoetrope".utf8)] {
        try data.write(to: URL(filePath: file))
        #expect(
          message(file)
            == "'\(file)' is not the network that was fetched, or is damaged; this line fetches it "
            + "again: fetch it")
      }
      // The right bytes, but of no network.
      let sum = try #require(Checksum.sha256(Array("zoetrope".utf8)))
      let error = #expect(throws: ConvnetError.self) {
        try Convnet.read(file, checksum: sum, fetchLine: "fetch it")
      }
      let words = try #require(error?.description)
      #expect(words.hasPrefix("Cannot read '\(file)': it is not a safetensors file"))
      #expect(words.hasSuffix("; this line fetches it again: fetch it"))
      let inside = folder.path(percentEncoded: false)
      #expect(message(inside) == "Cannot read '\(inside)'; this line fetches it again: fetch it")
    }
  }

  @Test func checksumsAreSHA256() {
    // The examples of FIPS 180-2.
    #expect(
      Checksum.sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Checksum.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  #if !os(macOS)
    @Test func theCacheFolderIsTheUsers() {
      let name = "zoetrope/efficientnet-lite0.safetensors"
      for (environment, folder) in [
        (["XDG_CACHE_HOME": "/cache", "HOME": "/home/me"], "/cache"),
        (["XDG_CACHE_HOME": "", "HOME": "/home/me"], "/home/me/.cache"),
        (["HOME": "/home/me"], "/home/me/.cache"), (["HOME": ""], "/home/other/.cache"),
        ([:], "/home/other/.cache"),
      ] {
        #expect(Convnet.standardFile(environment, home: "/home/other") == "\(folder)/\(name)")
      }
    }
  #endif

  @Test func theLineIsThatOfTheInstallation() throws {
    #expect(FetchLine.line(executable: nil) == "./zoetrope fetch-network")
    try inFolder { folder in
      let folder = folder.resolvingSymlinksInPath()
      for name in ["usr", "my files"] {
        let prefix = folder.appending(path: name)
        let program = prefix.appending(path: "bin/zoetrope").path(percentEncoded: false)
        #expect(FetchLine.line(executable: program) == "./zoetrope fetch-network")
        let share = prefix.appending(path: "share/zoetrope")
        try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
        let script = share.appending(path: "fetch-network")
        try Data().write(to: script)
        let path = script.path(percentEncoded: false)
        #expect(
          FetchLine.line(executable: program) == (name == "usr" ? path : "'\(path)'"))
      }
    }
  }
}
