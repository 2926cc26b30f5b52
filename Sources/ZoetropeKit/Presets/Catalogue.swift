internal import Foundation
internal import ZoetropePreset
internal import ZoetropeScene

/// The folder of presets that ship.
public struct Catalogue: Sendable {
  /// A preset that ships.
  public struct Entry: Hashable, Sendable {
    /// The name that commands take.
    public let name: String
    /// What the film is called; empty when the preset cannot be read.
    public let title: String
    /// A line on what it shows; when the preset cannot be read, why.
    public let about: String
    /// The length in seconds; nil when the preset cannot be read.
    public let duration: Double?

    /// Title, length and what it shows, in one line.
    public var line: String {
      guard let duration else { return "(\(about))" }
      let length = "\(Wording.fixed(duration, duration.rounded() == duration ? 0 : 1)) s"
      return about.isEmpty ? "\(title), \(length)" : "\(title), \(length): \(about)"
    }
  }

  /// The folder; nil when none was found.
  public let folder: String?

  /// A catalogue of the presets in `folder`.
  public init(folder: String?) { self.folder = folder }

  /// What `ZOETROPE_PRESETS` names, else `presets` here, else `presets` beside the program or in a
  /// folder above it.
  public static var standard: Catalogue {
    if let named = ProcessInfo.processInfo.environment["ZOETROPE_PRESETS"], !named.isEmpty {
      return Catalogue(folder: named)
    }
    if isCatalogue("presets") { return Catalogue(folder: "presets") }
    var folder = PathParts.split(Bundle.main.executablePath ?? "").folder
    for _ in 0..<5 {
      let candidate = PathParts.join(folder, "presets")
      if isCatalogue(candidate) { return Catalogue(folder: candidate) }
      folder = PathParts.split(folder).folder
    }
    return Catalogue(folder: nil)
  }

  private static func isCatalogue(_ path: String) -> Bool { !Catalogue(folder: path).names.isEmpty }

  /// The names of the presets, sorted.
  public var names: [String] {
    guard let folder else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      .map(PathParts.stem(of:)).sorted()
  }

  /// Reads every preset's title, length and line.
  public func entries() -> [Entry] {
    names.map { name in
      do throws(PresetError) {
        let scene = try Preset.scene(at: path(ofListed: name))
        return Entry(
          name: name, title: scene.title, about: scene.about, duration: scene.duration)
      } catch {
        return Entry(
          name: name, title: "", about: error.faults.first?.description ?? "", duration: nil)
      }
    }
  }

  private func path(ofListed name: String) -> String {
    PathParts.join(folder ?? ".", name + ".yaml")
  }

  /// The file that `text` means: a path, or a name from the catalogue.
  func path(of text: String) throws(JobError) -> String {
    let files = FileManager.default
    if files.fileExists(atPath: text), !isBare(text) || !isFolder(text) { return text }
    if isBare(text), names.contains(text) { return path(ofListed: text) }
    var message = "Cannot open the preset '\(text)': there is no such file"
    if isBare(text) { message += ", and no preset of that name ships" }
    message += "."
    if let near = suggestion(for: text) {
      message += " Did you mean '\(near)'?"
    } else if isBare(text), !names.isEmpty {
      message += " 'zoetrope presets' lists those that do."
    }
    throw JobError(.input, message)
  }

  /// Whether `text` is a name rather than a path.
  private func isBare(_ text: String) -> Bool {
    !text.contains("/") && PathParts.suffix(of: text).isEmpty
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// A preset that may have been meant: from the folder that was named, or from the catalogue.
  private func suggestion(for text: String) -> String? {
    if isBare(text) { return Spelling.nearest(to: text, among: names) }
    let (folder, name) = PathParts.split(text)
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let presets = beside.filter { ["yaml", "yml"].contains(PathParts.suffix(of: $0)) }.sorted()
    if let near = Spelling.nearest(to: name, among: presets) {
      return PathParts.join(folder, near)
    }
    let stem = PathParts.stem(of: text)
    return names.contains(stem) ? stem : nil
  }
}

/// Words that were nearly right.
enum Spelling {
  /// The candidate that differs least from `word`, if it is near enough to have been meant.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { (distance(word, $0), $0) }.min { $0.0 < $1.0 }
    guard let (distance, best) = ranked, distance <= max(1, word.count / 3) else { return nil }
    return best
  }

  /// How many letters must be put in, left out, changed, or swapped with their neighbour.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, before[j - 2] + 1)
        }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
