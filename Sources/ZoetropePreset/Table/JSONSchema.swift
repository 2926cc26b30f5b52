extension Preset {
  /// The JSON Schema (draft 2020-12) of presets, for editors.
  ///
  /// It describes the form of each key, but no rule that involves several keys.
  public static var schema: String { schemaDocument.text + "\n" }

  package static var schemaDocument: JSON {
    guard case .object(let members) = KeyTable.root.schema else { return .null }
    return .object(
      [
        JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSON.Member("title", "Zoetrope preset"),
      ] + members)
  }
}

extension Section {
  fileprivate var schema: JSON {
    let properties = keys.map { key in JSON.Member(key.name, key.schema) }
    let required = keys.filter(\.isRequired).map { JSON.string($0.name) }
    var members = [
      JSON.Member("description", .string(meaning)),
      JSON.Member("type", "object"),
      JSON.Member("additionalProperties", .bool(false)),
    ]
    if !required.isEmpty { members.append(JSON.Member("required", .array(required))) }
    return .object(members + [JSON.Member("properties", .object(properties))])
  }
}

extension KeyEntry {
  fileprivate var schema: JSON {
    // A part of a picture has keys of the whole preset; its centre alone has fewer forms.
    if isOfWhole, name != "center" {
      return .object([
        JSON.Member("description", .string(meaning)),
        JSON.Member("$ref", .string("#/properties/\(name)")),
      ])
    }
    guard case .object(var members) = shape.schema else { return shape.schema }
    members.removeAll { $0.key == "description" }
    members.insert(JSON.Member("description", .string(meaning)), at: 0)
    if let standardText, let value = shape.json(of: standard), standardText != "{}" {
      members.append(JSON.Member("default", value))
    }
    return .object(members)
  }
}

extension Shape {
  fileprivate var schema: JSON {
    switch self {
    case .text(let limit):
      return [
        "anyOf": .array([
          ["type": "string", "maxLength": .number(Double(limit))], ["type": "number"],
        ])
      ]
    case .whole(let range) where range.lowerBound == range.upperBound:
      return ["const": .whole(range.lowerBound)]
    case .whole(let range):
      return [
        "type": "integer", "minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound),
      ]
    case .number(let bounds):
      return [
        "type": "number", bounds.isAbove ? "exclusiveMinimum" : "minimum": .number(bounds.lower),
        "maximum": .number(bounds.upper),
      ]
    case .words(let words): return Self.schema(of: words)
    case .truth: return ["type": "boolean"]
    case .pattern(let expression, _): return ["type": "string", "pattern": .string(expression)]
    case .list(let item, let count, _):
      return [
        "type": "array", "items": item.schema, "minItems": .number(Double(count.lowerBound)),
        "maxItems": .number(Double(count.upperBound)),
      ]
    case .section(let section): return section.schema
    case .either(let shapes): return ["anyOf": .array(shapes.map(\.schema))]
    }
  }

  private static func schema(of words: [Word]) -> JSON {
    // A word that YAML reads as a number is a number in the schema too.
    let bare = words.filter(\.mayStandAlone).map { word in
      PlainNumber(word.name).map { JSON.number($0.value) } ?? .string(word.name)
    }
    let patterns = words.compactMap(\.pattern).map { pattern -> JSON in
      ["type": "string", "pattern": .string(pattern)]
    }
    let choices = (bare.isEmpty ? [] : [["enum": .array(bare)]]) + patterns
    return choices.count == 1 ? choices[0] : ["anyOf": .array(choices)]
  }

  /// Returns a default as JSON; nil for a section.
  fileprivate func json(of tree: Tree?) -> JSON? {
    switch tree?.content {
    case .scalar(let text, let isQuoted):
      if !isQuoted, let number = PlainNumber(text) { return .number(number.value) }
      if !isQuoted, text == "true" || text == "false" { return .bool(text == "true") }
      return .string(text)
    case .list(let items): return .array(items.compactMap { json(of: $0) })
    case .map, nil: return nil
    }
  }
}

extension Word {
  /// True if the word is complete without a number.
  fileprivate var mayStandAlone: Bool {
    switch argument {
    case .none: true
    case .number(_, let standard): standard != nil
    case .wholes(_, _, let standard): standard != nil
    }
  }

  /// A regular expression for the word with its numbers; nil if the word takes none.
  fileprivate var pattern: String? {
    let number = "[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?"
    return switch argument {
    case .none: nil
    case .number: "^\(name) +\(number)$"
    case .wholes(_, let count, _) where count.upperBound == 1: "^\(name) +[0-9]+$"
    case .wholes(_, let count, _): "^\(name)( +[0-9]+){\(count.lowerBound),\(count.upperBound)}$"
    }
  }
}
