import Foundation
import Testing
import ZoetropePreset
import ZoetropeScene

@Suite struct PresetFileTests {
  private func message(_ path: String) -> String {
    do {
      _ = try Preset.scene(at: path).draft
      return "accepted"
    } catch {
      return error.description
    }
  }

  /// Runs `body` with the path of a file that is deleted afterwards.
  private func withFile(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "zoetrope-preset-\(UUID().uuidString).yaml"
    defer { unlink(path) }
    try body(path)
  }

  @Test func aFileIsRead() throws {
    try withFile { path in
      try "zoetrope: 1\ntitle: Here\n".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(try Preset.scene(at: path).draft.title == "Here")
    }
  }

  @Test func faultsNameTheFile() throws {
    try withFile { path in
      try "zoetrope: 1\nzoom: 0\n".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(message(path).hasPrefix("\(path):2:7: zoom: '0' is out of range; expected "))
    }
  }

  @Test func whatIsNoFileIsRefused() {
    #expect(
      message("/nowhere/p.yaml")
        == "/nowhere/p.yaml: there is no such file; expected the path of a preset")
    #expect(message("") == ": there is no such file; expected the path of a preset")
    #expect(message("/tmp") == "/tmp: this is a folder; expected a preset file")
    #expect(
      message("/dev/zero") == "/dev/zero: this is a device or a socket; expected a preset file")
    #expect(
      message("a\u{1B}[31m\u{0}")
        == "a<U+001B>[31m<U+0000>: there is no such file; expected the path of a preset")
  }

  @Test func aGigabyteIsRefusedUnread() throws {
    try withFile { path in
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      #expect(truncate(path, 1 << 30) == 0)
      let clock = ContinuousClock()
      let time = clock.measure {
        #expect(
          message(path)
            == "\(path): this is not a text file; expected a preset, which is a few lines of YAML")
      }
      #expect(time < .seconds(5))
      try Data(repeating: UInt8(ascii: "#"), count: (1 << 20) + 1).write(
        to: URL(fileURLWithPath: path))
      #expect(
        message(path)
          == "\(path): the preset is larger than 1 MiB; expected a few hundred lines at most")
    }
  }

  /// Films and pictures of any size are answered with the command that extracts their preset.
  @Test(arguments: [
    (
      Array("\0\0\0\u{20}ftypisom\0\0\u{02}\0isomiso2".utf8),
      "this is a film, not a preset; if Zoetrope made it, its preset comes out with: zoetrope recipe PATH | "
        + "zoetrope render -"
    ),
    (
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
      "this is a picture, not a preset; if Zoetrope made it, its preset comes out with: zoetrope recipe PATH | "
        + "zoetrope render -"
    ),
    (Array("GIF89a".utf8), "this is a GIF, not a preset; expected a text file of YAML"),
    (
      [0xFF, 0xD8, 0xFF, 0xE0], "this is a JPEG picture, not a preset; expected a text file of YAML"
    ),
    (
      Array("YUV4MPEG2 W64 H36".utf8),
      "this is a stream of frames (y4m), not a preset; expected a text file of YAML"
    ),
    (
      Array(repeating: 0, count: 64),
      "this is not a text file; expected a preset, which is a few lines of YAML"
    ),
    (
      (0..<200).map { UInt8($0) },
      "this is not a text file; expected a preset, which is a few lines of YAML"
    ),
  ])
  func otherFilesAreCalledWhatTheyAre(_ start: [UInt8], _ words: String) throws {
    try withFile { path in
      for length in [start.count, 3 << 20] {
        let padding = Array(repeating: UInt8(0), count: length - start.count)
        try Data(start + padding).write(to: URL(fileURLWithPath: path))
        #expect(message(path) == path + ": " + words.replacing("PATH", with: path))
      }
    }
  }

  @Test func aFilmThatAPresetNamesIsAnsweredAlike() throws {
    let folder = NSTemporaryDirectory() + "zoetrope-preset-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("\0\0\0\u{20}ftypisom".utf8).write(to: URL(fileURLWithPath: folder + "/a film.mp4"))
    let path = folder + "/p.yaml"
    try "zoetrope: 1\nkeyframes:\n  - { at: 0%, preset: a film.mp4 }\n".write(
      toFile: path, atomically: false, encoding: .utf8)
    #expect(
      message(path)
        == "\(path):3:23: keyframes[0].preset: 'a film.mp4' cannot be used: \(folder)/a film.mp4: this is "
        + "a film, not a preset; if Zoetrope made it, its preset comes out with: zoetrope recipe "
        + "'\(folder)/a film.mp4' > again.yaml")
  }

  /// Text with an invalid byte keeps its message with the place.
  @Test func textInAnotherEncodingIsStillText() throws {
    try withFile { path in
      try Data(Array("zoetrope: 1\ntitle: caf".utf8) + [0xE9, 0x0A]).write(
        to: URL(fileURLWithPath: path))
      #expect(message(path) == path + ":2:1: byte 23 is not UTF-8; save the file as UTF-8")
    }
  }
}
