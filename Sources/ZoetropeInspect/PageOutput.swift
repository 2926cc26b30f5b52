internal import Foundation
package import ZoetropeKit

/// Where a page is written: to a file, or to a folder with its pictures as files beside it.
package struct PageOutput: Sendable {
  /// The page's file.
  package let page: OutputFile
  /// The folder of the pictures; nil if only the page is written.
  private let folder: String?
  /// True if the folder is made for the page.
  private let makesFolder: Bool

  /// Chooses a place by the name that the user gave: a page ends in .html, a folder exists or has a
  /// name without an ending.
  ///
  /// - Throws: `JobError` when the name is neither.
  package init(_ output: OutputFile) throws(JobError) {
    let path = output.path
    guard !path.isEmpty else { throw JobError(.usage, "The output needs a name.") }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    // A file called `.html` has a name without an ending.
    let isHidden = PathParts.split(path).name.utf8.first == UInt8(ascii: ".")
    let isPlain = path != "-" && PathParts.suffix(of: path).isEmpty && !isHidden
    if isThere && isFolder.boolValue || isPlain {
      guard output.replace || !isThere || FolderListing.names(in: path).isEmpty else {
        throw JobError(
          .wouldOverwrite, "'\(path)' holds files already.", advice: .replaceFile)
      }
      makesFolder = !isThere
      var page = OutputFile(PathParts.join(path, "index.html"), replace: output.replace)
      page.makesFolder = true
      self.page = page
      folder = path
    } else if PathParts.suffix(of: path) == "html" {
      page = output
      folder = nil
      makesFolder = false
    } else {
      throw JobError(
        .input, "Cannot write '\(path)': name a page that ends in .html, or a folder.")
    }
  }

  /// Removes the folder if it was made and nothing was written into it.
  package func abandon() {
    if makesFolder, let folder { rmdir(folder) }
  }

  /// Writes the page, after its pictures if there is a folder for them, and returns its path. No file
  /// is written if one of them exists and may not be replaced.
  ///
  /// - Throws: `JobError` when a file cannot be written.
  package func write(_ written: some WrittenPage, observe: JobObserver) throws(JobError) -> String {
    let files = folder == nil ? [] : written.files
    let targets = files.map { file in
      var target = OutputFile(PathParts.join(folder ?? "", file.name), replace: page.replace)
      target.makesFolder = true
      return target
    }
    for target in targets { try target.prepare().abandon() }
    for (file, target) in zip(files, targets) {
      _ = try target.write(bytes: file.bytes, observe)
    }
    return try page.write(bytes: Array(written.html.utf8), observe)
  }
}
