/// Finds the key that an unknown key was probably meant to be.
enum KeyHint {
  /// A key and the section that it belongs to.
  private struct Home {
    let name: String
    /// The section's path without indices, such as `finish.caption`; empty for the top of a preset.
    let section: String

    /// The key's name for a hint in another section, with the section that the key belongs to.
    var spoken: String {
      switch section {
      case "": "\(name) at the top"
      case "keyframes": "keyframes[0].\(name)"
      default: "\(section).\(name)"
      }
    }
  }

  /// The keys that hints may name. Of keys with equal names, the likelier comes first.
  private static let homes: [Home] = {
    var homes = KeyTable.root.keys.map { Home(name: $0.name, section: "") }
    for (path, section) in [
      ("film", KeyTable.film), ("network", KeyTable.network), ("view", KeyTable.view),
      ("colour", KeyTable.ramp), ("finish", KeyTable.finish), ("finish.caption", KeyTable.caption),
    ] {
      homes += section.keys.map { Home(name: $0.name, section: path) }
    }
    homes += KeyTable.keyframe.keys.filter { KeyTable.root.key($0.name) == nil }
      .map { Home(name: $0.name, section: "keyframes") }
    return homes
  }()

  /// Returns the key that was probably meant by `name`; nil if no key is similar.
  ///
  /// Keys whose names or synonyms differ from `name` only in case, hyphens and underscores come
  /// first: those of this section, then those of others. After them comes the key that differs in
  /// the fewest letters.
  ///
  /// - Parameters:
  ///   - path: the section's path in messages.
  ///   - isScalar: true if the value is a word or number. Then `frames` means a length, and
  ///     otherwise keyframes.
  static func meant(
    by name: String, in section: Section, at path: String, isScalar: Bool = true
  ) -> String? {
    let names = section.keys.map(\.name)
    let here = path.split(separator: ".").map { $0.prefix { $0 != "[" } }.joined(separator: ".")
    if let same = Spelling.same(as: name, among: names) { return same }
    if here == "keyframes", let moment = LooseTime.moment(name) { return "at: \(moment)" }
    let others =
      !isScalar && Spelling.folded(name) == "frames"
      ? ["keyframes"] : otherWords[Spelling.folded(name)] ?? []
    let own = others.map(parts).filter { names.contains($0.key) }
    if let key = own.first(where: { $0.section == here })?.key ?? own.first?.key { return key }
    if let home = nearestHome(Spelling.folded(name), from: here) { return home.spoken }
    if let other = others.first {
      let (home, key) = parts(of: other)
      return Home(name: key, section: home).spoken
    }
    let near = Spelling.near(name, among: names)
    let far = Spelling.near(name, among: homes.map(\.name))
    if let far, far.distance < near?.distance ?? .max {
      return nearestHome(Spelling.folded(far.candidate), from: here)?.spoken
    }
    return near?.candidate
  }

  /// Returns the key of another section whose folded name is `folded`: one inside the section
  /// `here` if possible, otherwise the likeliest. Nil if there is none.
  private static func nearestHome(_ folded: String, from here: String) -> Home? {
    let all = homes.filter { $0.section != here && Spelling.folded($0.name) == folded }
    return all.first { !here.isEmpty && $0.section.hasPrefix(here + ".") } ?? all.first
  }

  private static func parts(of path: String) -> (section: String, key: String) {
    let parts = path.split(separator: ".")
    return (parts.dropLast().joined(separator: "."), String(parts.last ?? ""))
  }

  /// The keys that each synonym may mean in other programs; synonyms are folded.
  private static let otherWords: [String: [String]] = {
    var words: [String: [String]] = [:]
    for (path, names) in [
      "zoetrope": "version format schema",
      "title": "name heading",
      "about": "description desc comment summary",
      "source": "author credit credits artist after",
      "teaches": "lesson notes",
      "colour": "color colors colours cmap colormap colourmap gradient colorscheme",
      "keyframes.colour": "palette",
      "colour.steps": "levels posterize posterise bands quantize",
      "equalise": "equalize histogram autocontrast",
      "center": "centre centerpoint pan origin position focus translate translation",
      "center.x": "cx centerx centrex panx",
      "center.y": "cy centery centrey pany",
      "zoom": "zoomin magnification magnify",
      "rotation": "rotate angle rot turn",
      "twist": "swirl spiral",
      "gain": "weightscale multiplier amplitude",
      "phase": "t timephase",
      "cycles": "colourcycles colorcycles",
      "shift": "colourshift colorshift paletteoffset",
      "exposure": "brightness ev",
      "saturation": "sat chroma vibrance",
      "hue": "huerotate hueshift",
      "path": "interpolation spline",
      "z": "latentvector latents orbit",
      "busy": "busyness complexity detail",
      "keyframes": "keyframe keys animation timeline",
      "network.seed": "rng randomseed randomstate",
      "network.inputs": "input features coords",
      "network.latent": "latentdim latentsize zdim zsize nz dimz",
      "network.latent_spread": "zscale latentscale latentstd",
      "network.layers":
        "depth width hidden hiddenlayers hiddensize neurons units layer size net architecture",
      "network.activation": "activations nonlinearity act activationfunction func",
      "network.wiring": "skip residual connections",
      "network.weights":
        "weight init initializer initialiser initialization std stddev sigma variance",
      "network.biases": "bias usebias",
      "network.output": "outputs outputactivation finalactivation head",
      "view.span": "scale extent range radius fieldofview fov",
      "view.symmetry": "mirror mirrors kaleidoscope symmetries reflect reflection",
      "view.coordinates": "coordinate coordinatesystem",
      "film.size":
        "resolution dimensions width height w h res dim shape imagesize aspect aspectratio",
      "film.fps": "framerate rate frequency r",
      "film.duration": "length seconds time dur d runtime frames framecount nframes numframes",
      "film.loop": "looping looped repeat repeats pingpong boomerang",
      "film.pace": "speed pacing tempo",
      "film.samples":
        "antialias antialiasing aa supersampling supersample oversampling ssaa msaa spp",
      "finish.grain": "noise filmgrain",
      "finish.vignette": "vignetting",
      "finish.caption": "subtitle watermark",
      "finish.caption.text": "label string",
      "finish.caption.font": "fontfamily typeface",
      "finish.caption.size": "fontsize",
      "finish.caption.place": "anchor alignment align gravity location position",
      "keyframes.at": "time when pos offset percent frame",
      "keyframes.ease": "easing timing timingfunction animationtimingfunction curve interp",
    ] as KeyValuePairs {
      for name in names.split(separator: " ") { words[String(name), default: []].append(path) }
    }
    return words
  }()
}
