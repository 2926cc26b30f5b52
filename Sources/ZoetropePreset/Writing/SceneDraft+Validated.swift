internal import CPPN
internal import ZoetropeFrame
public import ZoetropeScene
internal import ZoetropeWeights

extension SceneDraft {
  /// Returns the draft as a valid scene, if every value is allowed in a preset.
  ///
  /// To check this, the draft is written as a preset and read back. So the rules of presets are not
  /// repeated here, and the recipe of every valid scene gives an equal scene.
  ///
  /// - Throws: all faults, each with the key of the value in presets.
  public func validated() throws(PresetError) -> ValidScene {
    var draft = withoutShape.withGivenNetworksInOrder
    draft.timeline.closeOn(network, view)
    draft.shareFilm()
    draft = draft.mapParts { part in
      var part = part
      part.timeline.closeOn(part.network, part.view)
      return part.withGivenNetworksInOrder
    }
    let read: ValidScene
    do {
      // Weights are looked up by their checksums, which takes less time than text.
      var document = try PresetDocument(
        Array(Preset.canonicalWithoutWeights(draft).utf8), file: Self.name)
      document.networks = Dictionary(
        draft.givenNetworks.map { (WeightsText.checksum($0), $0) }, uniquingKeysWith: { a, _ in a })
      read = try document.scene()
    } catch {
      throw error.withoutPlaces
    }
    guard let part = draft.firstDifference(from: read.draft) else {
      return ValidScene(unchecked: draft)
    }
    let problem = draft.problems.first
    throw PresetError(
      Fault(
        file: Self.name, line: nil, column: nil, path: problem?.quantity?.rawValue ?? part,
        message: problem?.message
          ?? "this cannot be written in a preset; expected values that can"))
  }

  /// The name that faults give in place of a file's.
  private static let name = "scene"

  /// Returns the key of the first part that differs; nil if both scenes are equal.
  private func firstDifference(from other: SceneDraft) -> String? {
    guard self != other else { return nil }
    let parts: [(String, Bool)] = [
      ("title", title != other.title), ("about", about != other.about),
      ("teaches", teaches != other.teaches), ("source", source != other.source),
      ("network.latent_spread", latentSpread != other.latentSpread),
      ("network", network != other.network), ("view", view != other.view),
      ("medium", medium != other.medium), ("figure", figure != other.figure),
      ("colour", colour != other.colour || timeline.palette != other.timeline.palette),
      ("equalise", equalising != other.equalising), ("finish", finish != other.finish),
      ("film.size", size != other.size), ("film.fps", rate != other.rate),
      ("film.samples", samples != other.samples),
      ("z", timeline.latent != other.timeline.latent),
      ("fields", fields != other.fields), ("collage", collage != other.collage),
    ]
    let tracks = ScalarQuantity.allCases.map {
      ($0.quantity.rawValue, timeline[$0] != other.timeline[$0])
    }
    return (parts + tracks).first(where: \.1)?.0 ?? "film"
  }
}

extension PresetError {
  /// The error without lines and columns, since the user does not have the text that they refer to.
  fileprivate var withoutPlaces: PresetError {
    func placeless(_ fault: Fault) -> Fault {
      var fault = fault
      (fault.line, fault.column) = (nil, nil)
      return fault
    }
    return PresetError(placeless(first), others.map(placeless))
  }
}
