import ZoetropeFrame
import ZoetropeScene

/// A decoder of the parts of a picture: its fields, and the zones of its collage.
///
/// Each is decoded as a preset of its own, with the keys that `Inheritance` gives it.
struct PartsDecoder {
  let decoder: SceneDecoder
  /// The keys of the whole preset.
  let root: SectionCursor
  /// The whole preset.
  let tree: Tree
  let log: FaultLog

  /// Adds the parts to the scene of the whole preset. Their faults are reported.
  func addParts(to scene: inout SceneDraft) {
    guard case .map(let entries) = tree.content else { return }
    let written = root.written("fields")?.keys()
    if let cursor = root.written("collage"), let keys = cursor.keys() {
      scene.collage = collage(keys, of: scene, entries)
      if written?.written("mask") == nil {
        let place = Tree(content: .map([]), place: cursor.tree.place)
        scene.fields[.mask] = field(
          .mask, own: [],
          at: Cursor(place, path: "fields.mask", shape: .section(KeyTable.field), log: log),
          of: scene, entries)
      }
    } else if let mask = written?.written("mask") {
      mask.complain("no collage is cut along this field; expected a collage, or no mask")
    }
    let media = [scene.medium] + (scene.collage?.zones.map(\.scene.medium) ?? [])
    for use in FieldUse.allCases {
      guard let cursor = written?.written(use.rawValue), let (_, own) = known(cursor) else {
        continue
      }
      scene.fields[use] = field(use, own: own, at: cursor, of: scene, entries)
      guard use != .mask, !media.contains(where: { $0.looks.contains { $0.place.field == use } })
      else { continue }
      let users = Medium.Kind.allCases.filter { kind in
        Medium(kind).looks.contains { $0.place.field == use }
      }
      cursor.complain(
        "\(scene.medium.kind.rawValue) has no \(use.rawValue) of a field; expected "
          + "\(alternatives(users.map(\.rawValue))) as the medium, or no field of this name")
    }
  }

  /// Returns the keys and entries of a part; nil if it has unknown keys, which are reported.
  private func known(_ cursor: Cursor) -> (keys: SectionCursor, own: [Tree.Entry])? {
    guard let keys = cursor.keys(), !keys.hasUnknown, case .map(let own) = cursor.tree.content
    else { return nil }
    return (keys, own)
  }

  private func field(
    _ use: FieldUse, own: [Tree.Entry], at cursor: Cursor, of scene: SceneDraft,
    _ whole: [Tree.Entry]
  ) -> SceneDraft? {
    let first = scene.timeline.seed.keys.first?.value ?? 1
    let entries = Inheritance(whole: whole, own: own).field(seed: first &+ use.seedOffset)
    return part(
      entries, at: cursor, of: scene,
      as: .field(use, of: [scene.medium] + (scene.collage?.zones.map(\.scene.medium) ?? [])))
  }

  private func collage(
    _ keys: SectionCursor, of scene: SceneDraft, _ whole: [Tree.Entry]
  ) -> Collage? {
    let zones = keys["zones"]?.items()?.map { zone($0, of: scene, whole) }
    let border = keys["border"]?.number()
    let colour = keys["border_colour"].flatMap { $0.colour() }
    let shadow = keys["shadow"]?.number()
    let darkness = keys["darkness"]?.number()
    guard let zones, let border, let colour, let shadow, let darkness else { return nil }
    let sound = zones.compactMap(\.self)
    guard sound.count == zones.count else { return nil }
    for (index, (lower, upper)) in zip(sound, sound.dropFirst()).enumerated()
    where upper.above <= lower.above {
      keys["zones"]?.items()?[index + 1].complain(
        "this zone lies above \(shortest(upper.above)), and the one before it above "
          + "\(shortest(lower.above)); expected zones in rising order")
    }
    return Collage(
      zones: sound, border: border, borderColour: colour, shadow: shadow, darkness: darkness)
  }

  private func zone(
    _ cursor: Cursor, of scene: SceneDraft, _ whole: [Tree.Entry]
  ) -> Collage.Zone? {
    guard let (keys, own) = known(cursor), let above = keys["above"]?.number(),
      let part = part(
        Inheritance(whole: whole, own: own).zone, at: cursor, of: scene, as: .zone)
    else { return nil }
    return Collage.Zone(above: above, scene: part)
  }

  private func part(
    _ entries: [Tree.Entry], at cursor: Cursor, of scene: SceneDraft, as role: SceneDecoder.Role
  ) -> SceneDraft? {
    let place = Cursor(
      Tree(content: .map(entries), place: cursor.tree.place), path: cursor.path,
      shape: .section(KeyTable.root), log: log)
    guard let keys = place.keys(),
      case (let unmeasured, let measured)? = decoder.draft(keys, at: place, as: role)
    else { return nil }
    let part = measured?.applied(to: unmeasured) ?? unmeasured
    if part.timeline.seeksCentre, !scene.timeline.seeksCentre {
      keys["center"]?.complain(
        "the center is looked for in the whole picture; expected auto at the top of the preset, or a "
          + "point")
    }
    return part
  }
}
