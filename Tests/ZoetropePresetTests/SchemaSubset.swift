import ZoetropePreset

/// The part of JSON Schema that the schema of presets uses; unknown keywords are faults.
struct SchemaSubset {
  /// The whole schema, which parts of it refer to.
  let whole: JSON

  /// Explains why `value` does not fit `schema`; nil if it does.
  func complaint(_ value: JSON, _ schema: JSON, at path: String = "") -> String? {
    guard case .object(let members) = schema else { return "\(path): not a schema" }
    for member in members {
      let complaint: String? =
        switch member.key {
        case "$schema", "title", "description", "default": nil
        case "$ref": referred(value, member.value, path)
        case "properties", "required", "additionalProperties": object(value, schema, path)
        case "items": items(value, member.value, path)
        case "anyOf": anyOf(value, member.value, path)
        case "enum": unless(isListed(value, member.value), path, "not in the list")
        case "const": unless(number(value) == number(member.value), path, "not the constant")
        case "type": unless(hasType(value, member.value), path, "not of type \(member.value.text)")
        case "pattern": pattern(value, member.value, path)
        default: limit(member.key, value, member.value, path)
        }
      if let complaint { return complaint }
    }
    return nil
  }

  private func referred(_ value: JSON, _ target: JSON, _ path: String) -> String? {
    let prefix = "#/properties/"
    guard case .string(let text) = target, text.hasPrefix(prefix),
      let schema = whole["properties"]?[String(text.dropFirst(prefix.count))]
    else { return "\(path): a reference to nothing" }
    return complaint(value, schema, at: path)
  }

  private func unless(_ holds: Bool, _ path: String, _ words: String) -> String? {
    holds ? nil : "\(path): \(words)"
  }

  private func number(_ value: JSON) -> Double? {
    switch value {
    case .number(let number): number
    case .whole(let whole): Double(whole)
    default: nil
    }
  }

  private func isListed(_ value: JSON, _ list: JSON) -> Bool {
    list.items.contains { $0 == value || (number($0) != nil && number($0) == number(value)) }
  }

  private func hasType(_ value: JSON, _ type: JSON) -> Bool {
    switch (type, value) {
    case ("string", .string), ("array", .array), ("object", .object), ("boolean", .bool),
      ("number", .number), ("number", .whole), ("integer", .whole):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }

  private func limit(_ word: String, _ value: JSON, _ bound: JSON, _ path: String) -> String? {
    guard let bound = number(bound) else { return "\(path): \(word) is not a number" }
    let measured: Double? =
      switch value {
      case .string(let text): Double(text.unicodeScalars.count)
      case .array(let items): Double(items.count)
      default: number(value)
      }
    guard let measured else { return nil }
    switch word {
    case "minimum", "minItems": return unless(measured >= bound, path, "below \(word)")
    case "maximum", "maxItems", "maxLength": return unless(measured <= bound, path, "over \(word)")
    case "exclusiveMinimum": return unless(measured > bound, path, "not over \(word)")
    default: return "\(path): the word \(word) is not known"
    }
  }

  private func object(_ value: JSON, _ schema: JSON, _ path: String) -> String? {
    guard case .object(let members) = value else { return nil }
    for member in members {
      guard let inner = schema["properties"]?[member.key] else {
        return "\(path).\(member.key): unknown"
      }
      if let complaint = complaint(member.value, inner, at: path + "." + member.key) {
        return complaint
      }
    }
    for name in schema["required"]?.items ?? [] {
      if case .string(let key) = name, value[key] == nil { return "\(path).\(key): missing" }
    }
    return nil
  }

  private func items(_ value: JSON, _ schema: JSON, _ path: String) -> String? {
    for (index, item) in value.items.enumerated() {
      if let complaint = complaint(item, schema, at: "\(path)[\(index)]") { return complaint }
    }
    return nil
  }

  private func anyOf(_ value: JSON, _ schemas: JSON, _ path: String) -> String? {
    let complaints = schemas.items.map { complaint(value, $0, at: path) }
    if complaints.contains(nil) { return nil }
    return "\(path): none fits: " + complaints.compactMap(\.self).joined(separator: " / ")
  }

  private func pattern(_ value: JSON, _ pattern: JSON, _ path: String) -> String? {
    guard case .string(let text) = value, case .string(let expression) = pattern else { return nil }
    guard let regex = try? Regex(expression) else { return "\(path): \(expression) is no regex" }
    return unless(text.contains(regex), path, "'\(text)' does not match \(expression)")
  }
}

extension JSON {
  var items: [JSON] { if case .array(let items) = self { items } else { [] } }
}
