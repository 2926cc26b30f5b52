import Foundation
import Testing
import ZoetropePreset
import ZoetropeScene

@Suite struct PresetFileTests {
  private func message(_ path: String) -> String {
    do {
      _ = try Preset.scene(at: path)
      return "accepted"
    } catch {
      return error.description
    }
  }

  /// Runs `body` with the path of a file that is gone afterwards.
  private func withFile(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "zoetrope-preset-\(UUID().uuidString).yaml"
    defer { unlink(path) }
    try body(path)
  }

  @Test func aFileIsRead() throws {
    try withFile { path in
      try "zoetrope: 1\ntitle: Here\n".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(try Preset.scene(at: path).title == "Here")
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
            == "\(path): the preset is larger than 1 MiB; expected a few hundred lines at most")
      }
      #expect(time < .seconds(5))
    }
  }
}
