internal import CPPN
package import ZoetropeKit
package import ZoetropePreset
package import ZoetropeScene

/// What explorations change of a preset.
public enum Variation: String, CaseIterable, Hashable, Sendable {
  /// The seed of the weights, as `--seed` does.
  case seed
  /// The latent vectors that the film goes through.
  case z
  /// The palette, or the colour mode, and how it is used: the form stays.
  case colour
  /// The network's shape, its inputs, its law and the span: the colour stays.
  case structure
  /// Everything at once.
  case all

  /// The numbers of its candidates. Together they fill four hexadecimal digits, so that an id says
  /// what it changes.
  var numbers: Range<Int> {
    switch self {
    case .seed: 0..<0x4000
    case .z: 0x4000..<0x7000
    case .colour: 0x7000..<0xA000
    case .structure: 0xA000..<0xD000
    case .all: 0xD000..<0x10000
    }
  }

  /// How many candidates one search can look at.
  public static let most = 0x3000

  /// The first `count` ids of the search `seed`: all different, in an order of its own.
  package func ids(count: Int, seed: UInt64) -> [CandidateID] {
    let place = Counter(seed: seed, purpose: .exploration)
    let size = numbers.count
    // A step that shares no factor with 2^a 3^b comes to every number before it comes round.
    let step = Int(place.at(0).bits % UInt64(size / 6)) * 6 + 1
    let start = Int(place.at(1).bits % UInt64(size))
    return (0..<min(count, size)).map {
      CandidateID(numbers.lowerBound + (start + $0 * step) % size)
    }
  }
}

/// What stands for a candidate: four hexadecimal digits that, with the preset, make it again.
public struct CandidateID: Hashable, Sendable, CustomStringConvertible {
  let number: Int

  init(_ number: Int) {
    precondition((0..<0x10000).contains(number), "an id has four digits")
    self.number = number
  }

  /// Reads an id as it stands on a sheet; nil when `text` is none.
  public init?(_ text: some StringProtocol) {
    guard text.count == 4, text.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let number = Int(text, radix: 16)
    else { return nil }
    self.number = number
  }

  /// What it changes.
  public var variation: Variation {
    Variation.allCases.first { $0.numbers.contains(number) } ?? .all
  }

  /// The digits, lower case.
  public var description: String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Ids as people list them: `3f2a,91c0`; nil when `text` is no such list.
  public static func list(_ text: String) -> [CandidateID]? {
    let ids = text.split(separator: ",", omittingEmptySubsequences: false).map {
      CandidateID($0.trimmed)
    }
    let found = ids.compactMap(\.self)
    return found.count == ids.count && Set(found).count == found.count ? found : nil
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return start[..<start.startIndex] }
    return start[...end]
  }
}

/// A preset that was changed as an id says, and the scene that it became.
package struct Candidate: Sendable {
  package let id: CandidateID
  /// What was set, key by key.
  package let changes: [Override]
  package let document: PresetDocument
  package let scene: SceneDraft

  /// Changes what an exploration looks at, always in the same way.
  ///
  /// - Throws: when no change of this kind leaves the preset sound; the last one's faults.
  package init(_ id: CandidateID, of base: Base) throws {
    self.id = id
    var fault = "all changes leave it as it is"
    // Not every wiring fits all layers, and some changes change nothing: another throw of the dice.
    for attempt in 0..<24 {
      let mutation = Mutation(id, attempt: attempt, of: base)
      var document = base.document
      do throws(PresetError) {
        for change in mutation.changes { try document.set(change) }
        let scene = try document.scene().draft
        guard scene != base.scene || id.variation == .seed else { continue }
        self.document = document
        self.scene = scene
        changes = mutation.changes
        return
      } catch {
        fault = error.faults.first?.message ?? fault
      }
    }
    throw JobError(
      .input, "This preset cannot be varied by \(id.variation.rawValue): \(fault).")
  }

  /// The preset that an exploration begins from.
  package struct Base: Sendable {
    package let document: PresetDocument
    package let scene: SceneDraft

    /// - Throws: what is wrong with the preset; what keeps it from being varied so.
    package init(_ source: SceneSource, by variations: Set<Variation>) throws {
      document = try source.document()
      scene = try document.scene().draft
      if variations.contains(.z), scene.network.latent == 0 {
        throw JobError(
          .input,
          "This preset has no z to vary: its network.latent is 0. Use --by seed, or --set network.latent=4."
        )
      }
    }

    /// Which keyframes name `key`.
    func keyframes(naming key: String) -> [Int] {
      document.keyframes.indices.filter { document.keyframes[$0].contains(key) }
    }
  }

  /// What stands under its picture.
  package func label(_ base: Base) -> String {
    guard id.variation == .seed, base.keyframes(naming: "seed").isEmpty else { return "\(id)" }
    return "\(id)  seed \(id.number)"
  }
}
