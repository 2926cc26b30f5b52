internal import Foundation
package import ZoetropePreset
internal import ZoetropeRender
public import ZoetropeScene

/// A preset and the changes made to it, from which scenes are read.
public struct SceneSource: Sendable {
  /// A file or memory from which a preset's text is read.
  enum Origin: Sendable {
    case file(String)
    /// Text in memory, with its file name in faults. `others` has the presets that the text can
    /// refer to, by their file names.
    case text([UInt8], file: String, others: [String: [UInt8]])

    /// The path of the file, or the file name of the text in memory.
    var path: String {
      switch self {
      case .file(let path), .text(_, let path, _): path
      }
    }

    /// Reads the text.
    ///
    /// - Throws: `PresetError` when the text cannot be read.
    func document() throws(PresetError) -> PresetDocument {
      switch self {
      case .file(let path): try PresetDocument(at: path)
      case .text(let bytes, let file, let others):
        try PresetDocument(bytes, file: file, naming: others)
      }
    }
  }

  private enum Change: Sendable {
    case key(Override)
    case seed(UInt64, origin: String)
  }

  /// The default name of outputs: the preset's file name without its extension.
  public let name: String
  private let origin: Origin
  private var changes: [Change] = []

  /// Finds a preset by `text`: the path of a file, or the bare name of a preset that ships.
  ///
  /// - Throws: `JobError` when there is no such preset; its message suggests similar names.
  public init(_ text: String, catalogue: Catalogue = .standard) throws(JobError) {
    origin = try catalogue.origin(of: text)
    name = PathParts.stem(of: origin.path)
  }

  /// Creates a source from a preset in memory.
  ///
  /// - Parameters:
  ///   - yaml: the preset's text.
  ///   - name: the preset's name in outputs and faults.
  public init(yaml: String, name: String = "preset") {
    self.init(bytes: Array(yaml.utf8), name: name)
  }

  /// Creates a source from the UTF-8 text of a preset in memory.
  ///
  /// - Parameters:
  ///   - bytes: the preset's text.
  ///   - name: the preset's name in outputs.
  ///   - file: the preset's name in faults; `name` when nil.
  public init(bytes: [UInt8], name: String = "preset", file: String? = nil) {
    self.name = name
    origin = .text(bytes, file: file ?? name, others: [:])
  }

  /// Replaces the value of a key. Of several calls for one key, the last counts.
  ///
  /// - Parameters:
  ///   - path: the key as messages print it, such as `film.fps`.
  ///   - value: the value, as YAML.
  ///   - origin: the text that the user typed, for messages; `path=value` when nil.
  public mutating func set(_ path: String, to value: String, origin: String? = nil) {
    let origin = origin ?? "\(path)=\(value)"
    changes.append(.key(Override(path: path, value: value, origin: origin)))
  }

  /// Sets the network's seed to `seed`, as `--seed` does. If keyframes name seeds, these change
  /// instead: the first of them becomes `seed`, and the others keep their differences from it.
  ///
  /// - Parameter origin: the text that the user typed, for messages; `seed` and the number when
  ///   nil.
  public mutating func reseed(_ seed: UInt64, origin: String? = nil) {
    changes.append(.seed(seed, origin: origin ?? "seed \(seed)"))
  }

  /// Reads the scene, and measures what the preset leaves to measurement.
  ///
  /// - Parameter observe: called with each measurement before it starts, and with the progress of
  ///   long ones.
  /// - Throws: `PresetError` with all faults of the preset; `JobError` when the caption cannot be
  ///   drawn on this machine; `CancellationError` when the task is cancelled.
  public func scene(_ observe: JobObserver = { _ in }) throws -> MeasuredScene {
    let valid = try valid()
    try checkCaption(of: valid.draft)
    let scene = try withFigureDrawn(valid)
    do {
      return try scene.measured { observe(.measuring($0)) }
    } catch let error as MeasuringError {
      throw try document().fault("center", error.description)
    }
  }

  /// Reads the scene without measuring anything.
  ///
  /// - Throws: `PresetError` with all faults of the preset.
  public func valid() throws -> ValidScene { try document().scene() }

  /// Reads the preset and applies the changes; the result can be changed further.
  ///
  /// - Throws: `PresetError` when the preset cannot be read or a change cannot be applied.
  package func document() throws -> PresetDocument {
    var document = try origin.document()
    for change in overrides { try document.set(change) }
    return document
  }

  /// The changes as replacements of keys' values, in the order in which they were made.
  private var overrides: [Override] {
    var all: [Override] = []
    for change in changes {
      switch change {
      case .key(let override): all.append(override)
      case .seed(let seed, let origin): all += seeds(from: seed, origin, after: all)
      }
    }
    return all
  }

  private func seeds(
    from seed: UInt64, _ origin: String, after overrides: [Override]
  ) -> [Override] {
    let network = [Override(path: Self.seedKey, value: "\(seed)", origin: origin)]
    // Faults of the preset or of a change are ignored here; reading the scene reports them.
    guard var document = try? self.origin.document() else { return network }
    for change in overrides { try? document.set(change) }
    let named = document.keyframeWords("seed").enumerated().compactMap { index, word in
      word.map { (index, UInt64($0)) }
    }
    guard let first = named.first?.1 else { return network }
    let moved = named.compactMap { index, old in
      old.map {
        Override(
          path: "keyframes[\(index)].seed", value: "\($0 &- first &+ seed)", origin: origin)
      }
    }
    return moved.count == named.count ? moved : network
  }
}

extension SceneSource {
  /// The key of the network's seed.
  public static let seedKey = "network.seed"
}

extension SceneSource {
  /// Reads and measures the scene.
  ///
  /// - Parameter observe: called before each measurement with a text such as `silk: measuring the
  ///   pace`.
  /// - Throws: the errors of ``scene(_:)``.
  public func scene(naming observe: @Sendable (String) -> Void) throws -> MeasuredScene {
    let name = name
    return try scene { event in
      if case .measuring(.began(let step, let seconds)) = event {
        observe("\(name): \(MeasuringEvent.began(step, seconds: seconds).activity)")
      }
    }
  }
}
