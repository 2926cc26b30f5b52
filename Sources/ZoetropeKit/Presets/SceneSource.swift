internal import Foundation
package import ZoetropePreset
internal import ZoetropeRender
public import ZoetropeScene

/// A preset and the changes made to it on the command line: everything a scene comes from.
public struct SceneSource: Sendable {
  private enum Origin: Sendable {
    case file(String)
    case bytes([UInt8])
  }

  /// What outputs are called by default: the preset's file name without its extension.
  public let name: String
  private let place: Origin
  private var changes: [Change] = []

  private enum Change: Sendable {
    case key(Override)
    case seed(UInt64, origin: String)
  }

  /// Finds the preset that `text` means: a path, the bare name of a preset that ships, or `-` for
  /// standard input.
  ///
  /// - Throws: when there is no such file, with the names that are near.
  public init(_ text: String, catalogue: Catalogue = .standard) throws(JobError) {
    if text == "-" {
      name = "stdin"
      place = .bytes(try Self.standardInput())
    } else {
      let path = try catalogue.path(of: text)
      name = PathParts.stem(of: path)
      place = .file(path)
    }
  }

  /// Replaces the value of a key, later calls winning.
  ///
  /// - Parameters:
  ///   - path: the key as messages print it, such as `film.fps`.
  ///   - value: the value, as YAML.
  ///   - origin: what the user typed, to name in a message: `--fps 60`.
  public mutating func set(_ path: String, to value: String, origin: String) {
    changes.append(.key(Override(path: path, value: value, origin: origin)))
  }

  /// Makes it another picture, as `--seed` does: the network's seed becomes `seed`. Where keyframes name
  /// seeds the first of them does, and the others stay as far from it as they were.
  public mutating func reseed(_ seed: UInt64, origin: String) {
    changes.append(.seed(seed, origin: origin))
  }

  /// Reads the scene, and measures what it asks to have measured.
  ///
  /// - Parameter observe: told what is measured.
  /// - Throws: `PresetError`, with all that is wrong with the preset; `CancellationError` when the task is
  ///   cancelled meanwhile.
  public func scene(_ observe: JobObserver = { _ in }) throws -> MeasuredScene {
    let scene = try valid()
    try checkCaption(of: scene.draft)
    do {
      return try scene.measured { observe(.measuring($0)) }
    } catch let error as MeasuringError {
      throw try document().fault("center", error.description)
    }
  }

  /// Reads the scene, with nothing measured.
  ///
  /// - Throws: `PresetError`, with all that is wrong with the preset.
  public func valid() throws -> ValidScene { try document().scene() }

  /// Reads the preset with its changes, to be changed further.
  ///
  /// - Throws: `PresetError`, when it cannot be read or changed so.
  package func document() throws -> PresetDocument {
    var document = try original()
    for change in overrides { try document.set(change) }
    return document
  }

  private func original() throws(PresetError) -> PresetDocument {
    switch place {
    case .file(let path): try PresetDocument(at: path)
    case .bytes(let bytes): try PresetDocument(bytes, file: "-")
    }
  }

  /// The changes key by key.
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
    // What cannot be read or set is complained of where the scene is read.
    guard var document = try? original() else { return network }
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

  private static func standardInput() throws(JobError) -> [UInt8] {
    let limit = 1 << 20
    let bytes = try standardInput(upTo: limit + 1)
    if let refusal = Preset.refusal(ofStandardInput: bytes) { throw JobError(.input, refusal) }
    guard bytes.count <= limit else {
      throw JobError(.input, "The preset on standard input is over 1 MiB.")
    }
    return bytes
  }

  private static func standardInput(upTo limit: Int) throws(JobError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = piece.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      switch count {
      case 1...: bytes += piece[..<count]
      case 0: return bytes
      default:
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var wish = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
          poll(&wish, 1, -1)
        case EBADF: throw JobError(.failed, StandardStream.closedInput)
        default:
          throw JobError(
            .failed, "Cannot read the preset from standard input: \(SystemText.lastError()).")
        }
      }
    }
    return bytes
  }
}

extension SceneSource {
  /// Where presets keep the network's seed.
  public static let seedKey = "network.seed"
}

extension SceneSource {
  /// The same as `scene`, with what is measured told in words after the preset's name.
  public func scene(naming observe: @Sendable (String) -> Void) throws -> MeasuredScene {
    let name = name
    return try scene { event in
      if case .measuring(let part) = event { observe("\(name): \(part.activity)") }
    }
  }
}
