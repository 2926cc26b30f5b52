import ZoetropeScene

extension SectionCursor {
  /// True if this is a recipe from before the key `film.end` existed: it has all other keys of a
  /// recipe, and the times of all keyframes are in frames.
  ///
  /// In such a recipe 100 % is the instant after the last frame. Presets that people write are not
  /// mistaken for one, because they leave out a key or give times in percent.
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
