import CPPN
import Testing
import ZoetropeInspect

/// Texts of presets may hold anything, and must stay texts.
@Suite struct InspectPageTextTests {
  private static let hostile =
    "</title></style></script><img src=x onerror=alert(1)>\"'&\u{202E}\u{2066}\u{200F}\u{61C}\u{0}\u{7}"

  private static var report: InspectReport {
    let hostile = Self.hostile
    var report = SyntheticReport(
      widths: [3], inputs: ["x", "y"], name: hostile, title: hostile, about: hostile
    ).report
    report.moment = hostile
    report.networks.append(report.networks[0])
    for index in report.networks.indices {
      var network = report.networks[index]
      (network.name, network.role, network.notes) = (hostile, hostile, [hostile])
      network.without = Change(
        levels: 1, picture: report.picture, difference: network.layers[0].neurons[0].picture)
      for layer in network.layers.indices {
        network.layers[layer].name = hostile
        for neuron in network.layers[layer].neurons.indices {
          network.layers[layer].neurons[neuron].activation = hostile
        }
        for row in network.layers[layer].weights.rows.indices {
          network.layers[layer].weights.rows[row] = hostile
        }
        for column in network.layers[layer].weights.columns.indices {
          network.layers[layer].weights.columns[column] = hostile
        }
      }
      for input in network.inputs.indices { network.inputs[input].name = hostile }
      for silenced in network.silenced.indices { network.silenced[silenced].name = hostile }
      network.backward = backward(index, hostile, report.picture)
      network.phases = PhaseReport(maps: [], notes: [hostile])
      report.networks[index] = network
    }
    return report
  }

  /// Returns backward passes of which all texts are `text`, or the reason against them.
  private static func backward(
    _ index: Int, _ text: String, _ picture: PagePicture
  ) -> BackwardReport {
    guard index == 0 else { return .meaningless(text) }
    let map = BackwardMaps.Map(pass: .guided, strength: 1, picture: picture)
    return .maps(
      BackwardMaps(
        layer: 1, neuron: 1, activation: text, picture: picture,
        inputs: [.init(name: text, isLatent: false, maps: [map])], omitted: 0))
  }

  @Test func noTextBecomesMarkup() throws {
    let page = try InspectPage(Self.report).html
    #expect(!page.contains("<img src=x"))
    #expect(!page.contains("</script"))
    let markup = PageMarkup(page)
    #expect(markup.mismatch == nil)
    let plain = try PageMarkup(InspectPage(plainReport()).html)
    #expect(markup.elements.map(\.name) == plain.elements.map(\.name))
    for element in markup.elements {
      let strange = element.attributes.keys.filter { $0.contains("onerror") }
      #expect(strange.isEmpty)
    }
    #expect(markup.named("img").allSatisfy { $0.attributes["alt"]?.isEmpty == false })
  }

  @Test func noCharacterTurnsTheTextAround() throws {
    let page = try InspectPage(Self.report)
    var texts = [page.html]
    for file in page.files where file.name.hasSuffix(".svg") {
      texts.append(String(decoding: file.bytes, as: UTF8.self))
    }
    for text in texts {
      for scalar in text.unicodeScalars {
        let isControl = scalar.value < 0x20 && scalar != "\n"
        let turns =
          [0x61C, 0x200E, 0x200F].contains(scalar.value)
          || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        if isControl || turns { Issue.record("U+\(String(scalar.value, radix: 16))") }
      }
    }
    #expect(texts[0].contains("[U+202E][U+2066][U+200F][U+061C]\u{2400}\u{2407}"))
  }

  @Test func filesHavePlainNames() throws {
    let files = try InspectPage(Self.report).files
    for file in files {
      #expect(
        file.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) })
      #expect(file.name.count < 80)
    }
    #expect(Set(files.map(\.name)).count == files.count)
  }

  @Test(
    arguments: [
      ("a & b < c > d", "a &amp; b &lt; c &gt; d"), ("\"it's\"", "&quot;it&#39;s&quot;"),
      ("\u{202D}x\u{7F}\u{85}", "[U+202D]x\u{2421}\u{FFFD}"), ("ünï 絵 🎞", "ünï 絵 🎞"),
      ("a\r\nb\u{2028}c", "a \nb\nc"), ("", ""),
    ])
  func textsAreEscaped(_ text: String, _ safe: String) {
    #expect(HTMLText.escaped(text) == safe)
  }

  @Test(
    arguments: [
      ("cos 2 theta", "cos-2-theta"), ("../../Etc/passwd", "etc-passwd"), ("絵", ""), ("-", ""),
      (String(repeating: "long name ", count: 50), "long-name-long-name-long-name-long-name"),
    ])
  func slugsAreSafe(_ text: String, _ slug: String) { #expect(HTMLText.slug(text) == slug) }

  /// The hostile report with plain texts in the places of the hostile ones.
  private func plainReport() -> InspectReport {
    var report = Self.report
    (report.name, report.title, report.about, report.moment) = ("n", "n", "t", "t")
    for index in report.networks.indices {
      report.networks[index].name = "n"
      report.networks[index].role = "t"
      report.networks[index].notes = ["t"]
      for layer in report.networks[index].layers.indices {
        report.networks[index].layers[layer].name = "n"
      }
      report.networks[index].backward = Self.backward(index, "t", report.picture)
      report.networks[index].phases?.notes = ["t"]
    }
    return report
  }
}
