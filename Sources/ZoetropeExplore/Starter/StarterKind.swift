public import ZoetropeKit
internal import ZoetropePreset

/// A kind of starter preset: the means by which its film moves.
public enum StarterKind: String, CaseIterable, Hashable, Sendable {
  /// A latent vector that goes through several seeds and back.
  case loop
  /// A zoom into the picture and out again.
  case zoom
  /// A zoom that never ends, by logarithmic inputs.
  case endless
  /// A mirrored, turned or kaleidoscopic picture.
  case symmetric
  /// Networks whose weights blend into one another.
  case morph
  /// A pattern that repeats in both directions, and a view that travels over it.
  case tiles
  /// A network that is told the time.
  case pulse
  /// A picture that is wound up about its centre.
  case spiral

  /// Finds a kind by its name.
  ///
  /// - Throws: `JobError` if there is no such kind. The message lists all kinds.
  public static func named(_ name: String) throws(JobError) -> StarterKind {
    if let kind = StarterKind(rawValue: name) { return kind }
    let names = allCases.map(\.rawValue)
    let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    let near = Spelling.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? "."
    throw JobError(
      .input, "There is no kind of preset '\(printable(name))'; expected \(list)\(near)")
  }

  /// The kind with its article, such as `a zoom`.
  public var phrase: String {
    switch self {
    case .loop: "a loop"
    case .zoom: "a zoom"
    case .endless: "an endless zoom"
    case .symmetric: "a symmetric picture"
    case .morph: "a morph"
    case .tiles: "a field of tiles"
    case .pulse: "a pulse"
    case .spiral: "a spiral"
    }
  }
}
