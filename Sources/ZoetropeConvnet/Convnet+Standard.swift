internal import Foundation
internal import ZoetropeWeights

extension Convnet {
  /// The SHA-256 of the file with the weights.
  static let checksum = "0c677c314df2a69239bef9609a095a957201d5092462c5ace5d8bf3e0201bbd7"
  static let fileName = "efficientnet-lite0.safetensors"

  /// Reads the network from the user's cache folder.
  ///
  /// - Throws: an error if it was not fetched yet, or the file is damaged.
  package static func standard() throws(ConvnetError) -> Convnet {
    try read(
      standardFile(ProcessInfo.processInfo.environment, home: NSHomeDirectory()),
      checksum: checksum, fetchLine: FetchLine.current)
  }

  /// True if the file with the network is in the user's cache folder.
  package static var isFetched: Bool {
    FileManager.default.fileExists(
      atPath: standardFile(ProcessInfo.processInfo.environment, home: NSHomeDirectory()))
  }

  /// Returns the path of the file in the user's cache folder.
  package static func standardFile(_ environment: [String: String], home: String) -> String {
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home
    #if os(macOS)
      let cache = home + "/Library/Caches"
    #else
      let given = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      let cache = given ?? home + "/.cache"
    #endif
    return "\(cache)/zoetrope/\(fileName)"
  }

  /// Reads a network from a file.
  package static func read(
    _ file: String, checksum: String, fetchLine: String
  ) throws(ConvnetError) -> Convnet {
    guard FileManager.default.fileExists(atPath: file) else {
      throw ConvnetError(
        "The network that sees pictures, EfficientNet-Lite0, is not on this machine yet; this line "
          + "fetches its 19 MB", fetchLine: fetchLine)
    }
    let again = "this line fetches it again"
    let bytes: [UInt8]
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: file))
      bytes = [UInt8](try handle.read(upToCount: Safetensors.largest + 1) ?? Data())
    } catch {
      throw ConvnetError("Cannot read '\(file)'; \(again)", fetchLine: fetchLine)
    }
    guard Checksum.sha256(bytes) == checksum else {
      throw ConvnetError(
        "'\(file)' is not the network that was fetched, or is damaged; \(again)",
        fetchLine: fetchLine)
    }
    do {
      return try Convnet(Safetensors.tensors(bytes, ranks: 1...4))
    } catch {
      throw ConvnetError("Cannot read '\(file)': \(error); \(again)", fetchLine: fetchLine)
    }
  }
}
