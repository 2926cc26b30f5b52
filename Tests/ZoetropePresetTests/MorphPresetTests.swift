import CPPN
import Foundation
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

/// Keyframes that name a palette or another preset.
@Suite final class MorphPresetTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "zoetrope-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, to name: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(("zoetrope: 1\n" + text).utf8).write(to: file)
    return file.path(percentEncoded: false)
  }

  private func fault(_ text: String) throws -> String {
    let path = try write(text, to: "faulty.yaml")
    do {
      _ = try Preset.scene(at: path).draft
      return ""
    } catch {
      return error.description.replacing(path, with: "faulty.yaml")
        .replacing(folder.path(percentEncoded: false) + "/", with: "")
    }
  }

  private static let network = "network: { latent: 2, layers: 2 x 8 }\n"

  @Test func palettesBlendAtEveryPlace() throws {
    let scene = try preset(
      "keyframes: [{ at: 0%, colour: [\"#000000\", \"#ffffff\"] }, { at: 50%, colour: ember }]\n")
    let ember = try #require(NamedPalette.named("ember")?.ramp)
    #expect(scene.colour.channels == 1)
    #expect(scene.plan(frame: 150).palette == ember)
    let middle = try #require(scene.plan(frame: 75).palette)
    for place in [0, 0.13, 0.5, 0.77, 1] {
      let grey = OKLab(scene.plan(frame: 0).palette?.colour(at: place) ?? RGB(1, 0, 0))
      let (warm, mixed) = (OKLab(ember.colour(at: place)), OKLab(middle.colour(at: place)))
      #expect(abs(mixed.lightness - (grey.lightness + warm.lightness) / 2) < 2e-3)
      #expect(abs(mixed.a - (grey.a + warm.a) / 2) < 2e-3)
    }
    #expect(scene.seam.isClosed)
    #expect(
      faults("colour: ink\nkeyframes: [{ at: 0%, colour: ember }]\n") == [
        "p.yaml:2:9: colour: also named by keyframes[0].colour; expected one of the two"
      ])
    #expect(
      faults("keyframes: [{ at: 0%, colour: ember }, { at: 100%, colour: tide }]\n").first?
        .contains("expected the same in a loop") == true)
  }

  @Test func aPresetBringsAllItsNumbers() throws {
    _ = try write(
      Self.network
        + "view: { span: 4 }\ncolour: ember\nz: [1, -2]\nzoom: 3\ncenter: [0.5, 0]\nrotation: 40\n"
        + "contrast: 1.5\ngain: 2\n", to: "there.yaml")
    let path = try write(
      Self.network
        + "view: { span: 2 }\nrotation: 7\n"
          + """
          keyframes:
            - { at: 0%, seed: 5, z: [0, 0], colour: tide, zoom: 1, center: [0, 0], gain: 1 }
            - { at: 50%, preset: there.yaml, gain: 1.25, ease: ease-in }

          """, to: "here.yaml")
    let scene = try Preset.scene(at: path).draft
    let plan = scene.plan(frame: 150)
    #expect(plan.latent == [1, -2])
    #expect(plan.seeds.from == 1 && plan.seeds.amount == 0)
    #expect(plan.palette == NamedPalette.named("ember")?.ramp)
    // An equal part of the field fills the picture, with the same point in its middle.
    #expect(plan[.zoom] == 1.5 && plan[.centreX] == 1)
    #expect(plan[.contrast] == 1.5)
    // The keyframe itself and the top take precedence.
    #expect(plan[.gain] == 1.25 && plan[.rotation] == 7)
    #expect(scene.timeline.seed.keys.last?.easing == .easeIn)
    // The text in a film names no file.
    let text = Preset.canonical(scene)
    #expect(!text.contains("there.yaml"))
    #expect(try Preset.scene(from: Array(text.utf8), file: "p").draft == scene)
    #expect(try PresetDocument(at: path).scene().draft == scene)
  }

  /// A keyframe's own colour replaces that of a preset whose palette cannot be blended.
  @Test func theKeyframesOwnColourComesFirst() throws {
    _ = try write(
      Self.network + "colour: { palette: ember, steps: 5 }\nz: [1, -2]\n", to: "flat.yaml")
    func text(_ colour: String) -> String {
      Self.network
        + "keyframes: [{ at: 0%, seed: 5, z: [0, 0], colour: ink }, "
        + "{ at: 50%, preset: flat.yaml\(colour) }]\n"
    }
    let scene = try Preset.scene(at: try write(text(", colour: tide"), to: "own.yaml")).draft
    let plan = scene.plan(frame: 150)
    #expect(plan.palette == NamedPalette.named("tide")?.ramp)
    #expect(plan.latent == [1, -2] && plan.seeds.from == 1)
    #expect(
      try fault(text(""))
        == "faulty.yaml:3:77: keyframes[1].preset: 'flat.yaml' is coloured otherwise than by a smooth "
        + "palette, and only those blend; expected a colour in this keyframe or at the top of this "
        + "preset")
  }

  @Test func whatCannotBeBlendedIsRefused() throws {
    _ = try write("network: { latent: 2, layers: 2 x 9 }\n", to: "wide.yaml")
    _ = try write(Self.network + "view: { coordinates: raw }\n", to: "raw.yaml")
    _ = try write(
      Self.network + "keyframes: [{ at: 0%, preset: raw.yaml }]\n", to: "nested.yaml")
    _ = try write(Self.network + "fim: 1\n", to: "unsound.yaml")
    func said(of name: String) throws -> String {
      try fault(Self.network + "keyframes: [{ at: 0%, preset: \(name) }]\n")
    }
    let place = "faulty.yaml:3:31: keyframes[0].preset: "
    #expect(
      try said(of: "wide.yaml") == place
        + "'wide.yaml' is another network: it has another network.layers; expected the same network "
        + "as here, but for its seed")
    #expect(
      try said(of: "raw.yaml") == place
        + "'raw.yaml' has another view.coordinates; expected the same as here")
    _ = try write(Self.network + "view: { symmetry: mirror }\n", to: "mirror.yaml")
    #expect(
      try said(of: "mirror.yaml") == place
        + "'mirror.yaml' has another view.symmetry; expected the same as here")
    _ = try write(Self.network + "center: auto\n", to: "auto.yaml")
    #expect(
      try said(of: "auto.yaml") == place
        + "'auto.yaml' looks for its center; expected one that names it, or a center here")
    #expect(
      try said(of: "nested.yaml").contains(
        "nested.yaml:3:31: keyframes[0].preset: a preset that another one names, or that is not in a "
          + "file, can name none itself; expected values such as seed and z"))
    #expect(
      try said(of: "unsound.yaml").hasPrefix(
        place + "'unsound.yaml' cannot be used: unsound.yaml:3:1: fim: unknown key"))
    #expect(
      try said(of: "none.yaml") == place
        + "'none.yaml' cannot be used: none.yaml: there is no such file; expected the path of a preset"
    )
    #expect(
      faults("keyframes: [{ at: 0%, preset: a.yaml }]\n") == [
        "p.yaml:2:31: keyframes[0].preset: a preset that another one names, or that is not in a file, "
          + "can name none itself; expected values such as seed and z"
      ])
    let many = (0..<65).map { "{ at: \($0)f, preset: raw.yaml }" }.joined(separator: ", ")
    #expect(
      try fault(
        "network: { latent: 2, layers: 2 x 8 }\nview: { coordinates: raw }\nkeyframes: [\(many)]\n"
      )
      .contains("the keyframes name too many presets; expected 64 at most"))
  }

  /// A preset whose film begins between two seeds has no single network to morph from.
  @Test func aPresetBetweenSeedsIsRefused() throws {
    _ = try write(
      Self.network + "keyframes: [{ at: 20%, seed: 1 }, { at: 70%, seed: 2 }]\n", to: "two.yaml")
    let said = try fault(Self.network + "keyframes: [{ at: 0%, preset: two.yaml }]\n")
    #expect(
      said.hasSuffix("'two.yaml' begins between two seeds; expected one that begins with one"))
  }
}
