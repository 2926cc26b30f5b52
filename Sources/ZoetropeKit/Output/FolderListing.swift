internal import Foundation

/// Lists the names in a folder.
package enum FolderListing {
  /// Returns the names in `folder`, in the order of their bytes; none if the folder cannot be read.
  ///
  /// Names that are not UTF-8 are left out. Zoetrope writes no such names, and as a `String` they
  /// would name other files.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(validatingCString: $0)
        }
      }
      guard let name, !name.isSameName(as: "."), !name.isSameName(as: "..") else { continue }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
