import ZoetropeScene

extension SectionCursor {
  /// True if this is a recipe from before recipes defined 100 % of a film that plays once: it has
  /// every key but that, and all of its keyframes are in frames.
  ///
  /// Such a film ended an instant after its last frame, and renderings of its recipe still do.
  /// Presets that people write leave something out, or give times in percent.
  var isOldRecipe: Bool {
    guard names.isSuperset(of: ["title", "about", "network", "view", "film", "path"]),
      case .map(let film)? = written("film")?.tree.content,
      case .map(let network)? = written("network")?.tree.content,
      case .list(let keyframes)? = written("keyframes")?.tree.content
    else { return false }
    let filmKeys = Set(film.map(\.key))
    let networkKeys = Set(network.map(\.key))
    return filmKeys.isSuperset(of: ["size", "fps", "duration", "loop", "samples"])
      && !filmKeys.contains("end")
      && networkKeys.isSuperset(of: [
        "inputs", "latent", "latent_spread", "layers", "wiring", "weights", "biases", "output",
      ])
      && keyframes.allSatisfy { keyframe in
        guard case .map(let entries) = keyframe.content,
          case .scalar(let time, _)? = entries.first(where: { $0.key == "at" })?.value.content
        else { return false }
        return time.hasSuffix("f")
      }
  }
}
