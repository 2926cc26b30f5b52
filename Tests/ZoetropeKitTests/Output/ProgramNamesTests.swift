import Foundation
import Testing
import ZoetropeKit

/// Names of files from outside, as a shell hands them over.
@Suite(.serialized) struct ProgramNamesTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  /// Runs a line of bash in the folder, where `$Z` is the program.
  private func shell(_ line: String) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(["Z": Program.path]) { $1 }
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test(arguments: [
    (#"$Z still small.yaml -o $'z\xe9.png'"#, #"the argument 'z\xE9.png'"#),
    (#"$Z render small.yaml -o $'\xff/a.mp4' -y"#, #"the argument '\xFF/a.mp4'"#),
    (#"$Z check small.yaml $'sm\xc3.yaml'"#, #"the argument 'sm\xC3.yaml'"#),
    (#"$Z recipe $'\xed\xa0\x80.png'"#, #"the argument '\xED\xA0\x80.png'"#),
    (#"$Z still small.yaml --set $'title=\xe9'"#, #"the argument 'title=\xE9'"#),
    (#"ZOETROPE_PRESETS=$'\xe9' $Z presets"#, #"the value of ZOETROPE_PRESETS '\xE9'"#),
  ])
  func namesThatAreNotUTF8AreRefused(line: String, what: String) throws {
    let outcome = try shell(line)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "Names and values are UTF-8, and \(what) is not. Give the file another name, or set the "
        + "terminal's language to UTF-8.\n")
    #expect(folder.names == ["small.yaml"])
  }

  @Test func linksToNamesThatAreNotUTF8AreRefused() throws {
    let outcome = try shell(
      #"ln -s $'z\xe9.png' a.png; $Z still small.yaml -o a.png; s=$?; rm a.png; exit $s"#)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == "Cannot write 'a.png': it is a link to a name that is not UTF-8.\n")
    #expect(folder.names == ["small.yaml"])
  }

  /// Files whose names are not UTF-8 are neither ours nor in the way.
  @Test func namesOfOthersInTheFolderAreLeftAlone() throws {
    let outcome = try shell(
      #"mkdir f; : > $'f/frame_\xe900001.png'; $Z frames small.yaml --frames 0 -o f -y --progress none && ls f | wc -l | grep -qx 2"#
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func twoSpellingsAreTwoNames() throws {
    let outcome = try shell(
      #"mkdir f; for e in $'\u00e9' $'e\u0301'; do $Z frames small.yaml --size 16x9 --frames 0-1 -o "f/${e}_%05d.png" -y --progress none || exit 9; done; ls f | wc -l | grep -qx 4"#
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func presetsMayHaveAnyName() throws {
    let outcome = try shell(
      """
      for n in '100%.yaml' 'loop.mp4.yaml' '..yaml' 'a b%d.yaml' '%s%n.yaml'; do
        cp small.yaml "$n"
        $Z frames "./$n" --size 16x9 --frames 0 --progress none || exit 9
      done
      """)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let made = try FileManager.default.contentsOfDirectory(atPath: folder("output")).sorted()
    #expect(made == ["%s%n", "100%", "a b%d", "frames", "loop.mp4"])
  }

  /// Only root may mount a disk of any size.
  @Test(.enabled(if: geteuid() == 0)) func aSmallDiskTakesASmallFilm() throws {
    try FileManager.default.createDirectory(
      atPath: folder("disk"), withIntermediateDirectories: false)
    let outcome = try shell(
      """
      exec unshare --mount --propagation unchanged bash -c '
        mount -t tmpfs -o size=900k none disk || exit 9
        trap "umount disk" EXIT
        $Z render small.yaml --progress none -o disk/a.mp4 || exit 8
        head -c 2M /dev/zero > disk/fill 2>/dev/null
        $Z render small.yaml --progress none -o disk/b.mp4 && exit 7
        ls -A disk | tr "\\n" " " >&2'
      """)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == "Cannot write in the folder 'disk': its disk is full.\na.mp4 fill ")
  }

  @Test func aLinkToNothingYetIsWritten() throws {
    let outcome = try shell(
      """
      ln -s real.png d.png; ln -s plates p
      $Z still small.yaml --size 16x9 -o d.png && $Z frames small.yaml --size 16x9 --frames 0 -o p \
      && [ -L d.png ] && [ -f real.png ] && [ -f plates/frame_00000.png ]
      """)
    #expect(outcome.status == 0 && !outcome.errors.contains("Cannot"), "\(outcome.errors)")
    #expect(folder.names == ["d.png", "p", "plates", "real.png", "small.yaml"])
  }
}
