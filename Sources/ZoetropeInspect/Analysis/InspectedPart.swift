internal import CPPN
package import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
package import ZoetropeScene

/// A part of a preset that has a network of its own: the preset itself, a named field or a zone.
struct InspectedPart: Sendable {
  let name: String
  /// Which part of the picture the network makes, in a sentence.
  let role: String
  /// The part as a picture of its own.
  let scene: SceneDraft
  /// The whole preset with this part's sums 0 everywhere.
  let without: SceneDraft

  /// Returns the parts of a scene, the whole preset's own network first.
  static func all(of scene: SceneDraft) -> [InspectedPart] {
    var scene = scene
    scene.shareFilm()
    var parts = [
      InspectedPart(
        name: "the painting network", role: role(ofWhole: scene),
        scene: scene.paintingAlone, without: scene.silent)
    ]
    for use in FieldUse.allCases {
      guard let field = scene.fields[use] else { continue }
      var without = scene
      without.fields[use] = field.silent
      parts.append(
        InspectedPart(
          name: "field \(use.rawValue)",
          role: "\(use.meaning) Here its channels are shown as they are, without the medium.",
          scene: field.asChannels, without: without))
    }
    for (index, zone) in (scene.collage?.zones ?? []).enumerated() {
      var without = scene
      without.collage?.zones[index].scene = zone.scene.silent
      var own = zone.scene
      own.fields = scene.fields.filter { $0.key != .mask }
      parts.append(
        InspectedPart(
          name: "zone \(index + 1)",
          role: "It paints where the mask is above \(zone.above), \(own.manner). "
            + "Here it is shown on the whole page.",
          scene: own, without: without))
    }
    return parts
  }

  private static func role(ofWhole scene: SceneDraft) -> String {
    guard scene.collage != nil else { return "It paints the picture, \(scene.manner)." }
    return "It paints what no zone covers, \(scene.manner). Here it is shown without the zones."
  }

  /// Returns how the whole picture changes without this part.
  func change(of whole: Strip, frame: Int, _ manner: (width: Int, samples: Int)) -> Change {
    Change(from: whole, to: without.page(frame: frame, manner))
  }
}

extension SceneDraft {
  /// Returns the scene's picture as the page shows it, without its caption.
  package func page(frame: Int, _ manner: (width: Int, samples: Int)) -> Strip {
    var small = thumbnail(width: manner.width)
    small.samples = manner.samples
    var strip = Strip(width: small.size.width, rows: 0..<small.size.height)
    Renderer(small, sampling: .adaptive, caption: nil).frame(frame).paint(&strip)
    return strip
  }

  /// The medium in words.
  fileprivate var manner: String {
    guard medium.isPalette else { return "in the medium \(medium.kind.rawValue)" }
    return switch colour {
    case .rgb: "its outputs as red, green and blue"
    case .grey: "its output as grey"
    case .hsv: "its outputs as hue, saturation and value"
    case .oklab, .oklch: "its outputs as places in the colour space OKLab"
    case .palette: "coloured by a palette"
    }
  }

  /// The scene whose own network's sums are 0 everywhere.
  fileprivate var silent: SceneDraft {
    var scene = self
    scene.timeline[.gain] = .constant(0)
    return scene
  }

  /// The scene without the zones that lie on it.
  fileprivate var paintingAlone: SceneDraft {
    var scene = self
    scene.collage = nil
    return scene
  }

  /// The scene's channels as red, green and blue, or as grey if there are fewer than three.
  fileprivate var asChannels: SceneDraft {
    var scene = self
    scene.medium = Medium()
    scene.fields = [:]
    scene.collage = nil
    scene.colour = network.outputs.count < 3 ? .grey(inverted: false) : .rgb
    scene.network.setOutputs(Array(network.outputs.prefix(scene.colour.channels)))
    scene.removeColourChanges()
    return scene
  }
}

extension SceneDraft {
  /// Removes what changes colours after the network.
  mutating func removeColourChanges() {
    timeline.palette.keys = []
    timeline[.contrast] = .constant(1)
    timeline[.exposure] = .constant(0)
    timeline[.saturation] = .constant(1)
    timeline[.hue] = .constant(0, turn: 360)
  }
}
