import Foundation
import Testing
import ZoetropeKit
import ZoetropeReport
import ZoetropeTerminal

@Suite struct CatalogueTests {
  let folder = TemporaryFolder()

  /// Folders of presets, some of them unknown, and things that are none.
  private func catalogue() throws -> Catalogue {
    for name in ["mine", "loops", "classics", ".git"] {
      try FileManager.default.createDirectory(
        atPath: folder(name), withIntermediateDirectories: true)
    }
    let files = [
      "classics/silk.yaml", "classics/silk-colour.yaml", "loops/ember.yaml", "mine/own.yaml",
      "top.yaml", "notes.txt", ".hidden.yaml", ".git/deep.yaml", "loops/notes.txt",
    ]
    for name in files { try folder.write("zoetrope: 1\ntitle: T\n", to: name) }
    try folder.write(
      "zoetrope: 1\ntitle: Embers\nabout: They glow.\nteaches: Fire.\nsource: Prometheus.\n"
        + "film: { duration: 2.5 }\n", to: "loops/ember.yaml")
    try folder.write("zoetrope: 1\ntitel: T\n", to: "mine/own.yaml")
    return Catalogue(folder: folder.path)
  }

  private func refusal(_ text: String, _ catalogue: Catalogue) -> String? {
    do {
      _ = try SceneSource(text, catalogue: catalogue)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func namesAreFoundInFolders() throws {
    let catalogue = try catalogue()
    #expect(catalogue.names == ["top", "ember", "silk", "silk-colour", "own"])
    #expect(try SceneSource("silk", catalogue: catalogue).name == "silk")
    #expect(try SceneSource(folder("loops/ember.yaml"), catalogue: catalogue).name == "ember")
    #expect(refusal(".hidden", catalogue) != nil)
    #expect(refusal("deep", catalogue) != nil)
    #expect(Catalogue(folder: folder("nowhere")).names.isEmpty)
  }

  /// A program that was installed finds what was installed with it, not what else has the name.
  @Test func installedPresetsAreFound() throws {
    for name in ["bin", "presets", "share/zoetrope/presets", "elsewhere"] {
      try FileManager.default.createDirectory(
        atPath: folder(name), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(atPath: Program.path, toPath: folder("bin/zoetrope"))
    try folder.write("zoetrope: 1\ntitle: Other\n", to: "presets/other.yaml")
    func list() throws -> String {
      let outcome = try Program.run(
        [], in: folder, shell: "cd elsewhere; exec ../bin/zoetrope presets")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return String(decoding: outcome.output, as: UTF8.self)
    }
    #expect(try list() == "  other  Other, 10 s\n")
    try folder.write("zoetrope: 1\ntitle: Own\n", to: "share/zoetrope/presets/own.yaml")
    #expect(try list() == "  own  Own, 10 s\n")
  }

  @Test func nearNamesAreOffered() throws {
    let catalogue = try catalogue()
    let cannot = "Cannot open the preset"
    let expected = [
      (
        "slik",
        "there is no such file, and no preset of that name ships. Did you mean 'silk'?"
      ),
      (
        "marble",
        "there is no such file, and no preset of that name ships. 'zoetrope presets' lists those "
          + "that do."
      ),
      // Where it was, a wrong folder, somewhere else.
      (
        folder("silk.yaml"),
        "there is no such file; the one that ships is '\(folder("classics/silk.yaml"))'."
      ),
      (
        folder("loops/silk.yaml"),
        "there is no such file; the one that ships is '\(folder("classics/silk.yaml"))'."
      ),
      (
        "nowhere/silk.yaml",
        "there is no such file; the one that ships is '\(folder("classics/silk.yaml"))'."
      ),
      (
        folder("classics/silc.yaml"),
        "there is no such file. Did you mean '\(folder("classics/silk.yaml"))'?"
      ),
      (
        folder("embers.yaml"),
        "there is no such file. Did you mean '\(folder("loops/ember.yaml"))'?"
      ),
      ("nowhere/marble.yaml", "there is no such file."),
    ]
    for (text, reason) in expected {
      #expect(refusal(text, catalogue) == "\(cannot) '\(text)': \(reason)")
    }
  }

  /// A person's own folder comes before what ships.
  @Test func neighboursComeFirst() throws {
    let own = TemporaryFolder()
    try own.write("", to: "silkk.yaml")
    #expect(
      refusal(own("silk.yaml"), try catalogue())
        == "Cannot open the preset '\(own("silk.yaml"))': there is no such file. "
        + "Did you mean '\(own("silkk.yaml"))'?")
  }

  @Test func theListGoesByFolders() throws {
    let list = Shelf.list(try catalogue().entries())
    let lines = list.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0...1] == ["  top          T, 10 s", ""])
    #expect(lines[2].hasPrefix("loops: "))
    #expect(lines[3...4] == ["  ember        Embers, 2.5 s: They glow.", ""])
    #expect(lines[5].hasPrefix("classics: "))
    #expect(lines[6...9] == ["  silk         T, 10 s", "  silk-colour  T, 10 s", "", "mine"])
    #expect(lines[10].hasPrefix("  own          ("))
    #expect(lines[10].contains("did you mean title?"))
    #expect(lines.count == 12 && lines[11].isEmpty)
  }

  @Test func aPageHasAllThatPresetsSay() throws {
    let pictures = TemporaryFolder()
    try pictures.write("", to: "ember.webp")
    let entries = try catalogue().entries().filter { ["loops", ""].contains($0.folder) }
    let name = URL(filePath: pictures.path).lastPathComponent
    let page = GalleryPage(entries, pictures: pictures.path).markdown
    #expect(
      page.hasSuffix(
        """
        | [![Embers](\(name)/ember.webp)](#embers) |  |  |

        ### T

        ![T](\(name)/top.png)

         *10 s*

        [`top.yaml`](../presets/top.yaml): `./zoetrope render top`

        ## loops

        Films that move and end where they began: the place to start.

        ### Embers

        ![Embers](\(name)/ember.png)

        They glow. *2.5 s*\\
        It teaches: Fire.\\
        After: Prometheus.

        [`loops/ember.yaml`](../presets/loops/ember.yaml): `./zoetrope render ember`

        This page is made by `docs/gallery/run`.

        """))
  }
}
