import ZoetropeScene

/// The rules by which a part of a picture, a field or a zone of a collage, takes the keys of the
/// whole preset.
///
/// A part is read as a preset of its own that has the whole preset's entries but for those that it
/// names itself. Entries that contradict what it names are left out.
struct Inheritance {
  /// The entries of the whole preset.
  private let whole: [Tree.Entry]
  /// The entries that the part names.
  private let own: [Tree.Entry]

  init(whole: [Tree.Entry], own: [Tree.Entry]) {
    self.whole = whole
    self.own = own
  }

  /// Returns the entries of a zone of a collage.
  var zone: [Tree.Entry] {
    var left = Set(["title", "about", "teaches", "source", "finish", "figure", "measured"])
    left.formUnion(["fields", "collage"])
    // A medium brings its own colours.
    if names.contains("medium") { left.formUnion(["colour", "equalise"]) }
    return merged(leavingOut: left, ofMotion: contradicted, isField: false)
  }

  /// Returns the entries of a field whose network has `seed` unless the field names another. It has
  /// the view of the preset, and stands still in it.
  func field(seed: UInt64) -> [Tree.Entry] {
    let kept = Set(["zoetrope", "network", "view", "film", "keyframes"] + Self.view)
    let left = Set(whole.map(\.key)).subtracting(kept)
    let still = Set(keyedNames(whole)).subtracting(Self.view)
    var entries = merged(
      leavingOut: left, ofMotion: contradicted.union(still).union(["busy", "seed", "weights"]),
      isField: true)
    let ownKeyed = keyedNames(own)
    if !has("network", "seed"), !ownKeyed.contains("seed"), !ownKeyed.contains("preset") {
      entries.set("seed", to: "\(seed)", in: "network")
    }
    if !names.contains("phase"), !ownKeyed.contains("phase") { entries.set("phase", to: "0") }
    return entries
  }

  /// The animated numbers that place the view, which all parts of a picture share, and its light.
  private static let view = ["zoom", "center", "rotation", "twist", "light"]

  private var names: Set<String> { Set(own.map(\.key)) }

  /// The keys of the whole preset that what the part names would contradict.
  private var contradicted: Set<String> {
    var keys = names.union(keyedNames(own))
    if names.contains("medium") { keys.insert("colour") }
    if has("network", "seed") { keys.insert("seed") }
    if has("network", "latent") { keys.insert("z") }
    if keys.contains("busy") { keys.insert("gain") }
    if keys.contains("gain") || has("network", "weights") { keys.insert("busy") }
    return keys
  }

  private func merged(
    leavingOut left: Set<String>, ofMotion contradicted: Set<String>, isField: Bool
  ) -> [Tree.Entry] {
    var entries: [Tree.Entry] = []
    for var entry in whole where !left.contains(entry.key) {
      let given = own.first { $0.key == entry.key }?.value
      switch (entry.key, entry.value.content) {
      case ("network", .map(let inner)):
        entry.value = over(
          own: given, inherited(inner, besides: contradicted, isField: isField), entry.value.place)
      case ("view", .map(let inner)):
        entry.value = over(own: given, inner, entry.value.place)
      case ("keyframes", .list(let items)) where given != nil && given?.content != .list([]):
        // The view's numbers run on, whatever else the part changes.
        guard case .list(let own)? = given?.content else { continue }
        let kept = items.compactMap { keyframe($0, keeping: Self.view, besides: contradicted) }
        entry.value.content = .list(own + kept)
        entries.append(entry)
        continue
      case ("keyframes", .list(let items)) where given == nil:
        let kept = items.compactMap { keyframe($0, besides: contradicted) }
        guard !kept.isEmpty else { continue }
        entry.value.content = .list(kept)
      default:
        guard given == nil, !contradicted.contains(entry.key) else { continue }
      }
      if given != nil, entry.key != "network", entry.key != "view" { continue }
      entries.append(entry)
    }
    let merged = Set(entries.map(\.key))
    for entry in own where !merged.contains(entry.key) && entry.key != "above" {
      // No keyframes are written as an empty list, which whole presets do not have.
      if entry.key == "keyframes", entry.value.content == .list([]) { continue }
      entries.append(entry)
    }
    return entries
  }

  /// Returns the entries of a network without those that what the part names would contradict.
  private func inherited(
    _ network: [Tree.Entry], besides contradicted: Set<String>, isField: Bool
  ) -> [Tree.Entry] {
    network.compactMap { entry in
      var entry = entry
      switch (entry.key, entry.value.content) {
      case ("seed", _) where contradicted.contains("seed"): return nil
      // Given weights are those of one network; a field has its own.
      case ("weights", .scalar(let text, _))
      where WeightsReference(text) != nil && (isField || names.contains("weights")):
        return nil
      case ("blend", _) where isField: return nil
      case ("weights", .scalar(let text, _))
      where text.hasPrefix("balanced ")
        && (isField || names.contains("medium") || names.contains("busy")
          || keyedNames(own).contains("busy")):
        // The target is another.
        entry.value.content = .scalar("balanced", quoted: false)
      case ("output", .list(let items)):
        // Another medium or colour has another number of channels.
        guard let first = items.first, isField || names.contains("medium") || hasRamp else { break }
        entry.value = first
      default: break
      }
      return entry
    }
  }

  /// True if the part names a colour of fewer than three channels.
  private var hasRamp: Bool {
    guard let colour = own.first(where: { $0.key == "colour" })?.value else { return false }
    if case .scalar(let text, _) = colour.content {
      return !["rgb", "hsv", "oklab", "oklch"].contains(text)
    }
    return true
  }

  /// Returns the section `inherited` with the entries of the section `own` over it, or `own` itself
  /// if that is no section.
  private func over(own: Tree?, _ inherited: [Tree.Entry], _ place: SourcePlace) -> Tree {
    guard let own else { return Tree(content: .map(inherited), place: place) }
    guard case .map(let entries) = own.content else { return own }
    let names = Set(entries.map(\.key))
    return Tree(
      content: .map(inherited.filter { !names.contains($0.key) } + entries), place: own.place)
  }

  /// Returns a keyframe with those of `keys` that are not in `left`; nil if it then names nothing.
  private func keyframe(_ item: Tree, keeping keys: [String], besides left: Set<String>) -> Tree? {
    guard case .map(let entries) = item.content else { return nil }
    let others = entries.map(\.key).filter { !(keys + ["at", "ease"]).contains($0) }
    return keyframe(item, besides: left.union(others))
  }

  /// Returns a keyframe without the keys in `left`; nil if it then names nothing.
  private func keyframe(_ item: Tree, besides left: Set<String>) -> Tree? {
    guard case .map(let entries) = item.content else { return item }
    let kept = entries.filter { !left.contains($0.key) }
    guard kept.contains(where: { $0.key != "at" && $0.key != "ease" }) else { return nil }
    return Tree(content: .map(kept), place: item.place)
  }

  /// Returns true if the part names `key` in `section`.
  private func has(_ section: String, _ key: String) -> Bool {
    guard case .map(let entries)? = own.first(where: { $0.key == section })?.value.content else {
      return false
    }
    return entries.contains { $0.key == key }
  }

  /// Returns the keys that the keyframes among `entries` name.
  private func keyedNames(_ entries: [Tree.Entry]) -> [String] {
    guard case .list(let items)? = entries.first(where: { $0.key == "keyframes" })?.value.content
    else { return [] }
    return items.flatMap { item -> [String] in
      guard case .map(let entries) = item.content else { return [] }
      return entries.map(\.key).filter { $0 != "at" && $0 != "ease" }
    }
  }
}

extension [Tree.Entry] {
  /// Adds an entry, to the section `section` if one is named.
  fileprivate mutating func set(_ key: String, to text: String, in section: String? = nil) {
    let place = SourcePlace.standard
    let entry = Tree.Entry(
      key: key, keyPlace: place,
      value: Tree(content: .scalar(text, quoted: false), place: place))
    guard let section else { return append(entry) }
    if let index = firstIndex(where: { $0.key == section }),
      case .map(let inner) = self[index].value.content
    {
      self[index].value.content = .map(inner + [entry])
    } else {
      append(
        Tree.Entry(
          key: section, keyPlace: place, value: Tree(content: .map([entry]), place: place)))
    }
  }
}
