internal import Foundation
internal import ZoetropeKit

/// Where a page is written: to a file, or to a folder with its pictures as files beside it.
struct PageOutput: Sendable {
  /// The page's file.
  let page: OutputFile
  /// The folder of the pictures; nil if only the page is written.
  private let folder: String?

  /// Chooses a place by the name that the user gave: a page ends in .html, a folder exists or has a
  /// name without an ending.
  ///
  /// - Throws: `JobError` when the name is neither.
  init(_ output: OutputFile) throws(JobError) {
    let path = output.path
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isThere && isFolder.boolValue || path != "-" && PathParts.suffix(of: path).isEmpty {
      var page = OutputFile(PathParts.join(path, "index.html"), replace: output.replace)
      page.makesFolder = true
      self.page = page
      folder = path
    } else if PathParts.suffix(of: path) == "html" {
      page = output
      folder = nil
    } else {
      throw JobError(
        .input, "Cannot write '\(path)': name a page that ends in .html, or a folder.")
    }
  }

  /// Writes the page, after its pictures if there is a folder for them, and returns its path. No file
  /// is written if one of them exists and may not be replaced.
  ///
  /// - Throws: `JobError` when a file cannot be written.
  func write(_ inspected: InspectPage, observe: JobObserver) throws(JobError) -> String {
    let files = folder == nil ? [] : inspected.files
    let targets = files.map { file in
      var target = OutputFile(PathParts.join(folder ?? "", file.name), replace: page.replace)
      target.makesFolder = true
      return target
    }
    for target in targets { try target.prepare().abandon() }
    for (file, target) in zip(files, targets) {
      _ = try target.write(bytes: file.bytes, observe)
    }
    return try page.write(bytes: Array(inspected.html.utf8), observe)
  }
}
