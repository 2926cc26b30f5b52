internal import CPPN
internal import Foundation
internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeTerminal

extension Benchmark {
  /// The number of frames of an exported network's film.
  private static let filmFrames = 300

  /// Writes the networks for other programs to paint: for each network `NAME.json` (weights, the
  /// latent vector of every frame, the pixels' coordinates), `NAME.npy` (the first frame with every
  /// pixel evaluated: rows of RGB, 32-bit floats 0…1) and `NAME.yaml` (a preset of the film).
  ///
  /// - Parameter folder: the folder to write to, created if missing; files of these names are
  ///   replaced.
  /// - Throws: `JobError` when a file cannot be written.
  public func export(to folder: String) throws(JobError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for network in networks {
        let scene = network.scene(size, frames: Self.filmFrames)
        let place = PathParts.join(folder, network.name)
        try Data(Self.description(of: network, scene).utf8).write(
          to: URL(fileURLWithPath: place + ".json"))
        try Data(Preset.canonical(scene).utf8).write(to: URL(fileURLWithPath: place + ".yaml"))
        try Self.picture(scene).write(to: URL(fileURLWithPath: place + ".npy"))
      }
    } catch {
      let reason = (error as NSError).localizedDescription
      throw JobError(.failed, "Cannot write the networks to '\(folder)': \(reason)")
    }
  }

  private static func description(of network: ReferenceNetwork, _ scene: SceneDraft) -> String {
    let weights = scene.weights(seed: scene.timeline.seed.keys[0].value)
    let map = FieldMap(view: scene.view, plan: scene.plan(frame: 0), size: scene.size)
    let first = map(column: 0.5, row: 0.5)
    var object = JSONLine()
    object["name"] = .text(network.name)
    object["network"] = .text(network.label)
    object["look"] = .text(network.look)
    object["multiply_adds_per_pixel"] = .whole(scene.network.multiplyAddsPerPixel)
    object["width"] = .whole(scene.size.width)
    object["height"] = .whole(scene.size.height)
    // The centre of the first pixel, and the distance between pixels.
    object["x"] = .raw("\(first.x)")
    object["y"] = .raw("\(first.y)")
    object["step"] = .raw("\(map.rightX)")
    object["inputs"] = .text(network.inputText)
    object["activation"] = .text(scene.network.layers[0].activations[0].rawValue)
    object["layers"] = .raw(
      list(
        weights.layers.map { layer in
          list(
            layer.bias.indices.map { neuron in
              list(
                layer.matrix[neuron * layer.fanIn..<(neuron + 1) * layer.fanIn].map { "\($0)" })
            })
        }))
    object["latents"] = .raw(
      list(
        (0..<scene.timeline.frameCount).map { frame in
          list(scene.plan(frame: frame).latent.map { "\($0)" })
        }))
    return object.text + "\n"
  }

  private static func list(_ items: [String]) -> String {
    "[" + items.joined(separator: ",") + "]"
  }

  /// Returns the first frame in NumPy's file format, version 1.0.
  private static func picture(_ scene: SceneDraft) -> Data {
    let (width, height) = (scene.size.width, scene.size.height)
    var strip = Strip(width: width, rows: 0..<height)
    Renderer(scene, sampling: .exact).frame(0).paint(&strip)
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(height), \(width), 3), }"
    // Ten bytes precede the header; it ends with a newline, and data starts at a multiple of 64.
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
    data.append(UInt8(header.utf8.count & 0xFF))
    data.append(UInt8(header.utf8.count >> 8))
    data.append(contentsOf: header.utf8)
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height * 3)
    for index in 0..<width * height {
      for plane in [strip.red[index], strip.green[index], strip.blue[index]] {
        pixels.append(plane.bitPattern.littleEndian)
      }
    }
    pixels.withUnsafeBytes { data.append(contentsOf: $0) }
    return data
  }
}
