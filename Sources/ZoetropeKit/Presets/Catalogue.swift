internal import Foundation
internal import ZoetropePreset
internal import ZoetropeScene

/// A collection of presets: those in a folder and its subfolders, or those that are part of this
/// library.
public struct Catalogue: Sendable {
  /// A description of a preset in the catalogue, for lists.
  public struct Entry: Hashable, Sendable {
    /// The name by which commands accept the preset.
    public let name: String
    /// The name of the preset's subfolder, such as `loops`; empty for a preset directly in the
    /// catalogue's folder.
    public let folder: String
    /// The title of the film; empty when the preset cannot be read.
    public let title: String
    /// A line that describes the picture or, if the preset cannot be read, gives the reason.
    public let about: String
    /// The lesson that a reader can learn from the preset; may be empty.
    public let teaches: String
    /// The author and the publication that the preset follows; empty if there are none.
    public let source: String
    /// The length in seconds; nil when the preset cannot be read.
    public let duration: Double?

    /// The title, the length and the description of the preset in one line; if the preset cannot be
    /// read, the reason.
    public var line: String {
      guard let length else { return "(\(about))" }
      return about.isEmpty ? "\(title), \(length)" : "\(title), \(length): \(about)"
    }

    /// The length as text, such as `12 s`; nil when the preset cannot be read.
    package var length: String? {
      duration.map { "\(Wording.fixed($0, $0.rounded() == $0 ? 0 : 1)) s" }
    }
  }

  /// A preset in the catalogue, which has not been read.
  struct File: Sendable {
    let name: String
    let folder: String
    let origin: SceneSource.Origin
  }

  /// The catalogue's folder; nil for the presets that are part of this library and for an empty
  /// catalogue.
  public let folder: String?
  /// The presets that are part of this library; empty if the catalogue has a folder or is empty.
  private let shipped: [ShippedPreset]

  /// Creates a catalogue of the presets in `folder`, or an empty one if `folder` is nil.
  public init(folder: String?) {
    self.folder = folder
    shipped = []
  }

  private init(shipped: [ShippedPreset]) {
    folder = nil
    self.shipped = shipped
  }

  /// The catalogue of the presets that are part of this library, which need no files.
  public static let shipped = Catalogue(shipped: ShippedPreset.all)

  /// The catalogue that is used by default.
  ///
  /// It is the folder that the environment variable `ZOETROPE_PRESETS` names, if the variable is
  /// set. Otherwise it is the first of these that holds presets: `presets` in the working folder;
  /// `share/zoetrope/presets` or `presets` beside the program or in one of the four folders above
  /// it; the presets that are part of this library.
  public static var standard: Catalogue {
    if let named = ProcessInfo.processInfo.environment["ZOETROPE_PRESETS"], !named.isEmpty {
      return Catalogue(folder: named)
    }
    if isCatalogue("presets") { return Catalogue(folder: "presets") }
    var folder = PathParts.split(Bundle.main.executablePath ?? "").folder
    for _ in 0..<5 {
      for name in ["share/zoetrope/presets", "presets"] {
        let candidate = PathParts.join(folder, name)
        if isCatalogue(candidate) { return Catalogue(folder: candidate) }
      }
      folder = PathParts.split(folder).folder
    }
    return shipped
  }

  private static func isCatalogue(_ path: String) -> Bool { !Catalogue(folder: path).files.isEmpty }

  /// The names of the presets, folder by folder and sorted within each folder.
  public var names: [String] { files.map(\.name) }

  /// The presets, which have not been read. Those directly in the catalogue's folder come first,
  /// and then those of each subfolder; each group is sorted by name.
  var files: [File] {
    guard let folder else {
      return shipped.map { File(name: $0.name, folder: $0.folder, origin: $0.origin) }
    }
    let here = Self.names(in: folder)
    let folders = here.filter { Self.isFolder(PathParts.join(folder, $0)) }
    return Self.presets(here, folder: "", path: folder)
      + Shelf.sorted(folders).flatMap { name in
        let path = PathParts.join(folder, name)
        return Self.presets(Self.names(in: path), folder: name, path: path)
      }
  }

  private static func presets(_ names: [String], folder: String, path: String) -> [File] {
    names.filter { $0.hasSuffix(".yaml") }.map {
      File(
        name: PathParts.stem(of: $0), folder: folder, origin: .file(PathParts.join(path, $0)))
    }.sorted { $0.name < $1.name }
  }

  private static func names(in folder: String) -> [String] {
    FolderListing.names(in: folder).filter { $0.utf8.first != UInt8(ascii: ".") }
  }

  /// Reads every preset and returns a description of each. If a preset cannot be read, `about` in
  /// its description is the reason and `duration` is nil.
  public func entries() -> [Entry] {
    files.map { file in
      do throws(PresetError) {
        let scene = try file.origin.document().scene()
        return Entry(
          name: file.name, folder: file.folder, title: scene.title, about: scene.about,
          teaches: scene.teaches, source: scene.source, duration: scene.duration)
      } catch {
        return Entry(
          name: file.name, folder: file.folder, title: "",
          about: error.faults.first?.description ?? "", teaches: "", source: "", duration: nil)
      }
    }
  }

  /// Returns the origin of the preset that `text` names, by its path or by its name in the
  /// catalogue.
  ///
  /// - Throws: `JobError` when there is no such preset; its message suggests a similar name if
  ///   there is one.
  func origin(of text: String) throws(JobError) -> SceneSource.Origin {
    let manager = FileManager.default
    if manager.fileExists(atPath: text), !isBare(text) || !Self.isFolder(text) {
      return .file(text)
    }
    let files = files
    if isBare(text), let file = files.first(where: { $0.name.isSameName(as: text) }) {
      return file.origin
    }
    throw JobError(.input, "Cannot open the preset '\(text)': \(reason(text, among: files))")
  }

  /// Returns the reason why there is no preset `text`, and suggests the one that was probably
  /// meant.
  private func reason(_ text: String, among files: [File]) -> String {
    guard !text.isEmpty else { return "its name is empty." }
    if Self.isFolder(text) { return "it is a folder. Name a preset in it." }
    if isBare(text) {
      let start = "there is no such file, and no preset of that name ships."
      if let near = Spelling.nearest(to: text, among: files.map(\.name)) {
        return start + " Did you mean '\(near)'?"
      }
      return files.isEmpty ? start : start + " 'zoetrope presets' lists those that do."
    }
    let stem = PathParts.stem(of: text)
    let moved = files.first { $0.name == stem }
    let isOurs = folder.map { (text + "/").hasPrefix($0 + "/") } ?? false
    if !isOurs || moved == nil, let near = neighbour(of: text) {
      return "there is no such file. Did you mean '\(near)'?"
    }
    if let moved { return "there is no such file; the one that ships is '\(moved.origin.path)'." }
    if isOurs, let near = Spelling.nearest(to: stem, among: files.map(\.name)),
      let file = files.first(where: { $0.name == near })
    {
      return "there is no such file. Did you mean '\(file.origin.path)'?"
    }
    return "there is no such file."
  }

  /// Returns true if `text` has neither a slash nor an extension, and so may be a name in the
  /// catalogue.
  private func isBare(_ text: String) -> Bool {
    !text.contains("/") && PathParts.suffix(of: text).isEmpty
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Returns the path of a preset with a similar name in the folder that `text` names; nil if there
  /// is none.
  private func neighbour(of text: String) -> String? {
    let (folder, name) = PathParts.split(text)
    let presets = Self.names(in: folder).filter {
      ["yaml", "yml"].contains(PathParts.suffix(of: $0))
    }
    return Spelling.nearest(to: name, among: presets.sorted()).map { PathParts.join(folder, $0) }
  }
}
