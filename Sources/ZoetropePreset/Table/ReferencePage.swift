extension Preset {
  /// The reference page: every key with its meaning, range and default, in Markdown.
  public static var reference: String { ReferencePage().text }
}

/// A writer that makes the reference page from the key table.
private struct ReferencePage {
  var text: String {
    let centre = KeyTable.root.key("center")?.shape.section
    let parts: [String?] = [
      Self.opening,
      section("The whole preset", KeyTable.root),
      section("`network`", KeyTable.network),
      section("`network.layers[…]`, as a section", KeyTable.layer),
      words("`network.inputs`", KeyTable.inputs.words),
      words("`activation`", KeyTable.activations.words),
      words("`network.wiring`", KeyTable.wirings.words),
      words("`network.weights`", KeyTable.weightLaws.words),
      words("`network.biases`", KeyTable.biases.words),
      words("`network.output`", KeyTable.outputs.words),
      section("`view`", KeyTable.view),
      words("`view.coordinates`", KeyTable.coordinates.words),
      words("`view.symmetry`", KeyTable.symmetries.words),
      words("`medium` and `medium.kind`", KeyTable.media.words),
      section("`medium`, as a section", KeyTable.medium),
      section("`figure`", KeyTable.figure),
      words("`figure.background`", KeyTable.grounds.words),
      section("`figure.outline`", KeyTable.outline),
      section("`colour`, as a section", KeyTable.ramp),
      section("`colour[…]`, as a section", KeyTable.stop),
      words("`colour` and `palette`", KeyTable.colours.words),
      section("`finish`", KeyTable.finish),
      words("`finish.grain_motion`", KeyTable.grainMotions.words),
      section("`finish.caption`", KeyTable.caption),
      section("`film`", KeyTable.film),
      words("`film.end`", KeyTable.endings.words),
      words("`film.pace`", KeyTable.paces.words),
      section("`measured`", KeyTable.measured),
      section("`fields`", KeyTable.fields),
      section("`fields.mask`, `fields.lines` and `fields.detail`", KeyTable.field),
      section("`collage`", KeyTable.collage),
      section("`collage.zones[…]`", KeyTable.zone),
      words("`z`", [KeyTable.zSeed, KeyTable.zOrbit]),
      words("`path`", KeyTable.paths.words),
      section("`keyframes[…]`", KeyTable.keyframe),
      words("`ease`", KeyTable.easings.words),
      words("`zoom`", [AnimatedNumber.zoomTurns]),
      words("`center`", [AnimatedNumber.soughtCentre]),
      centre.map { section("`center`, as a section", $0) },
      Self.closing,
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  private static let opening = """
    # Presets

    A preset is a small YAML file. The shortest useful one is a title and a seed; it moves, and it
    loops, because everything left out has a default:

    ```yaml
    zoetrope: 1
    title: Slow silk
    network: { seed: 7 }
    ```

    Every number of the scene can change through the film. A keyframe names any subset of them; what it
    leaves out runs on between the keyframes that name it. A loop needs no last keyframe that repeats
    the first. A number that never changes stands at the top of the preset instead:

    ```yaml
    zoetrope: 1
    title: Into the silk
    network: { seed: 7, layers: 6 x 16, activation: [tanh, sin] }
    rotation: 15
    keyframes:
      - { at: 0%, z: seed 1, zoom: 1, ease: ease-in-out }
      - { at: 50%, z: seed 2, zoom: 4, ease: ease-in-out }
    ```

    Numbers are plain decimals. Text with `: ` or ` #` in it, and every hex colour, needs quotes.
    Anchors, aliases, tags and second documents are not accepted. `--set film.fps=60` replaces the value
    of any key by its path, and adds it where it was not there.

    This page is generated from the program's own table of keys.
    """

  private static let closing = """
    ## Lengths and times

    A film has the whole number of frames nearest to `duration` times `fps`, and lasts exactly that many
    frames; every percentage refers to them. A time in seconds that equals `duration` is 100 %.
    Keyframes may come in any order. Two of them may be at the same time, as long as they do not name the
    same number.

    In a loop 100 % is the first frame again, which is not written twice. With `loop: false` 100 % is the
    last frame, so that it shows the last key; times in seconds and frames stay as they are written, and
    `300f` of a film of 300 frames is the instant after its last one. A film of one frame shows its first
    key.

    Numbers that have a range are kept in it at every frame, also where an easing shoots past its keys.

    ## Recipes

    The preset inside a film or picture, `zoetrope recipe`, says everything, with times in the units they
    were written in. Rendered larger, longer or at another rate it gives what the preset gives with the
    same options. What was measured stands under `measured`, and is measured anew where something has
    changed that it depends on; the program says so when it comes out otherwise.
    """

  private func section(_ title: String, _ section: Section) -> String {
    var lines = ["## \(title)", "", section.meaning]
    let own = section.keys.filter { !$0.isOfWhole }
    if !own.isEmpty {
      lines += ["", "| key | takes | default | meaning |", "| --- | --- | --- | --- |"]
      lines += own.map { key in
        "| `\(key.name)` | \(escaped(takes(key))) | \(standard(key)) | \(escaped(key.meaning)) |"
      }
    }
    let others = section.keys.filter(\.isOfWhole).map { "`\($0.name)`" }
    if !others.isEmpty {
      lines += ["", "As in the whole preset: \(others.joined(separator: ", "))."]
    }
    return lines.joined(separator: "\n")
  }

  private func takes(_ key: KeyEntry) -> String {
    key.shape.choices.map { shape in
      switch shape {
      case .words(let words) where Self.areListed(words): "a word, see below"
      case .words(let words):
        alternatives(words.map { "`\($0.usage)`" + ($0.range.map { " (\($0))" } ?? "") })
      case .section: "a section, see below"
      case .truth: "`true` or `false`"
      case .list(let item, let count, let description):
        "\(description) (\(Self.contents(item, count)))"
      case .pattern(_, let description):
        description + (KeyTable.patternRange(of: key.name).map { " (\($0))" } ?? "")
      default: shape.expected
      }
    }.joined(separator: ", or ")
  }

  /// Returns the number of a list's items as text, with their range if they are numbers.
  private static func contents(_ item: Shape, _ count: ClosedRange<Int>) -> String {
    let items =
      count.lowerBound == count.upperBound
      ? counted(count.lowerBound, "item")
      : "\(count.lowerBound) to \(counted(count.upperBound, "item"))"
    let ranges = item.choices.compactMap { shape -> String? in
      switch shape {
      case .whole, .number: shape.expected
      // Other alternatives have a row or a table of their own.
      case .list(let inner, let count, let description) where item.choices.count == 1:
        "\(description) of \(contents(inner, count))"
      default: nil
      }
    }
    return ([items] + ranges.map { "each " + $0 }.prefix(1) + ranges.dropFirst().map { "or " + $0 })
      .joined(separator: ", ")
  }

  /// Returns true if there are too many words for a table row, so that they have a table of their
  /// own.
  private static func areListed(_ words: [Word]) -> Bool {
    let names = Set(words.map(\.name))
    return words.count > 4 && words.allSatisfy(\.placeholder.isEmpty)
      && [
        KeyTable.colours.words, KeyTable.activations.words, KeyTable.outputs.words,
        KeyTable.easings.words, KeyTable.media.words,
      ].contains { names.isSubset(of: $0.map(\.name)) }
  }

  private func standard(_ key: KeyEntry) -> String {
    if key.isRequired { return "required" }
    switch (key.standardText, key.standardNote) {
    case ("{}", _), (nil, nil): return ""
    case ("''", _): return "empty"
    case (let text?, nil): return "`\(text)`"
    case (let text?, let note?): return "`\(text)`; \(note)"
    case (nil, let note?): return note
    }
  }

  private func words(_ title: String, _ words: [Word]) -> String {
    let lines =
      ["## Words of \(title)", "", "| word | meaning |", "| --- | --- |"]
      + words.map { word in
        let range = word.range.map { "; \($0)" } ?? ""
        return "| `\(word.usage)` | \(escaped(word.meaning + range)) |"
      }
    return lines.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
