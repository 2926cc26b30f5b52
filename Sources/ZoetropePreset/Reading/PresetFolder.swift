import CPPN
import ZoetropeScene
import ZoetropeWeights

/// The source of the files that a preset names: a folder, or files in memory.
struct PresetFolder: Sendable {
  /// The kinds of files that a preset names.
  private enum Kind {
    case preset
    case weights
  }

  /// Returns the bytes of the file with a name, and its path for messages.
  private let read: @Sendable (String, Kind) throws(PresetError) -> (bytes: [UInt8], file: String)
  /// True if the files are in memory.
  private let isInMemory: Bool
  /// True if the preset that has this folder may name weights, and no other presets.
  var isForWeightsAlone = false

  /// Creates the source for the preset at `path`: the folder that contains it.
  init(of path: String) {
    isInMemory = false
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
    read = { name, kind throws(PresetError) in
      let path = name.hasPrefix("/") ? name : folder + name
      switch kind {
      case .preset: return (try PresetFile.bytes(at: path, isPipeAllowed: false), path)
      case .weights:
        do throws(WeightsError) {
          return (try PresetFile.weights(at: path), path)
        } catch {
          throw Self.error(error.description, file: path)
        }
      }
    }
  }

  /// Creates a source from files in memory, by their names.
  init(_ files: [String: [UInt8]]) {
    isInMemory = true
    read = { name, kind throws(PresetError) in
      guard let bytes = files[name] else {
        throw Self.error(
          "there is no such file; expected the path of a "
            + (kind == .preset ? "preset" : "weights file"), file: name)
      }
      return (bytes, name)
    }
  }

  private static func error(_ message: String, file: String) -> PresetError {
    PresetError(
      Fault(file: printable(file), line: nil, column: nil, path: "", message: message))
  }

  /// Returns the scene of the preset with a name. That preset may name weights and no other presets.
  ///
  /// - Throws: the reason why the file cannot be read, or all faults of the preset.
  func scene(_ name: String) throws(PresetError) -> ValidScene {
    let (bytes, file) = try read(name, .preset)
    // Names in that preset are relative to its own folder.
    var folder = isInMemory ? self : PresetFolder(of: file)
    folder.isForWeightsAlone = true
    return try PresetDocument(bytes, file: file, in: folder).scene()
  }

  /// Returns the tensors of the weights file with a name.
  ///
  /// - Throws: the reason why the file cannot be read or is none.
  func tensors(_ name: String) throws(WeightsError) -> [Tensor] {
    let bytes: [UInt8]
    do throws(PresetError) {
      bytes = try read(name, .weights).bytes
    } catch {
      throw WeightsError(error.first.message)
    }
    return try Safetensors.tensors(bytes)
  }
}
