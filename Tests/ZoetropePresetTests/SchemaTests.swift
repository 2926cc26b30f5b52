import Testing
import Yams
import ZoetropePreset

/// The agreement of the schema and the decoder.
@Suite struct SchemaTests {
  private let schema = Preset.schemaDocument

  /// Converts a YAML document to JSON, as editors do.
  private func json(_ node: Node) -> JSON {
    switch node {
    case .mapping(let mapping):
      .object(mapping.map { JSON.Member($0.key.string ?? "", json($0.value)) })
    case .sequence(let sequence): .array(sequence.map(json))
    case .scalar(let scalar): json(scalar)
    case .alias: .null
    }
  }

  private func json(_ scalar: Node.Scalar) -> JSON {
    guard scalar.style == .plain else { return .string(scalar.string) }
    switch scalar.string {
    case "true", "false": return .bool(scalar.string == "true")
    case "", "~", "null": return .null
    default: break
    }
    if let whole = UInt64(scalar.string) { return .whole(whole) }
    return Double(scalar.string).map(JSON.number) ?? .string(scalar.string)
  }

  private func complaint(_ yaml: String) throws -> String? {
    let node = try #require(try Yams.compose(yaml: yaml))
    return SchemaSubset(whole: schema).complaint(json(node), schema)
  }

  @Test func whatTheDecoderWritesFitsTheSchema() throws {
    let first = UInt64.random(in: 0...(.max))
    for seed in (0..<60).map({ first &+ $0 }) {
      var source = RandomScene(seed: seed)
      let text = Preset.canonical(source.scene())
      #expect(try complaint(text) == nil, "seed \(seed):\n\(text)")
    }
  }

  @Test(arguments: [
    "titel: a", "title: [a]", "film: 3", "film: { fsp: 3 }", "film: { fps: -3 }",
    "film: { loop: yes }", "film: { samples: 3 }", "film: { size: 1920 }",
    "network: { seed: x }", "network: { latent: 300 }", "network: { inputs: [] }",
    "network: { inputs: [q] }", "network: { layers: 4x32 }", "network: { layers: [0] }",
    "network: { weights: normal }", "network: { wiring: dnese }", "network: { output: tan }",
    "colour: grye", "colour: [ff0000]", "z: 5", "z: seed", "zoom: 0", "path: circle",
    "keyframes: []", "keyframes: [ { zoom: 1 } ]", "keyframes: [ { at: 3, zoom: 1 } ]",
    "keyframes: [ { at: 0%, ease: slow, zoom: 1 } ]", "center: [1]", "view: { span: 0 }",
  ])
  func bothRefuse(_ line: String) throws {
    #expect(try complaint("zoetrope: 1\n" + line) != nil)
    #expect(faults(line) != [])
  }

  @Test func bothWantTheVersion() throws {
    #expect(try complaint("title: a") != nil)
    #expect(try complaint("zoetrope: 2") != nil)
  }

  /// Every key with every word, number and default that the schema offers, one at a time.
  @Test func theDecoderTakesWhatTheSchemaOffers() throws {
    var count = 0
    try offer(schema, { $0 }, &count)
    #expect(count > 120)
  }

  private func offer(_ schema: JSON, _ wrap: (String) -> String, _ count: inout Int) throws {
    guard case .object(let properties) = schema["properties"] ?? .null else { return }
    let required = (schema["required"]?.items ?? []).filter { $0 != "zoetrope" && $0 != "at" }
    for property in properties where property.key != "zoetrope" && required.isEmpty {
      for sample in samples(of: property.value) {
        let text = wrap("\(property.key): \(sample)")
        // Words that depend on the rest of the preset are tested elsewhere.
        if property.key == "blend" { continue }
        if sample.hasPrefix("turns") || text.contains("at: ") && property.key == "at" { continue }
        count += 1
        #expect(faults(text) == [], "\(text)")
      }
      try offer(
        property.value,
        { inner in
          if property.key == "fields" {
            // Something has to use a field.
            let user =
              inner.hasPrefix("lines")
              ? "medium: engraving"
              : inner.hasPrefix("detail") ? "medium: map" : "collage: { zones: [{ above: 1 }] }"
            return wrap("\(user)\nfields: { \(inner.replacing("\n", with: ", ")) }")
          }
          guard property.key == "figure" else { return wrap("\(property.key): { \(inner) }") }
          // A figure needs a form, and one that the field hides has to press into it.
          let isForm = inner.hasPrefix("word") || inner.hasPrefix("outline")
          let press = inner.hasPrefix("background: field") ? ", press: 1" : ""
          return wrap("medium: map\nfigure: { \(isForm ? "" : "word: A, ")\(inner)\(press) }")
        }, &count)
      if property.key == "keyframes", let items = property.value["items"] {
        try offer(
          items,
          { inner in
            wrap(
              "path: slerp\nkeyframes: [ { at: 0%, \(inner)\(inner.hasPrefix("ease") ? ", gain: 1" : "") } ]"
            )
          },
          &count)
      }
    }
  }

  private func samples(of schema: JSON) -> [String] {
    var samples: [String] = []
    if let words = schema["enum"] { samples += words.items.map(plain) }
    for word in ["minimum", "maximum"] {
      if let bound = schema[word] { samples.append(plain(bound)) }
    }
    if let standard = schema["default"], standard != "" { samples.append(plain(standard)) }
    for choice in schema["anyOf"]?.items ?? [] where choice["type"] != "array" {
      samples += self.samples(of: choice)
    }
    return samples
  }

  private func plain(_ value: JSON) -> String {
    switch value {
    case .string(let text): text
    case .array(let items): "[\(items.map(plain).joined(separator: ", "))]"
    default: value.text
    }
  }
}
