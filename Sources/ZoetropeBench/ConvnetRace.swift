internal import Foundation
internal import ZoetropeConvnet
public import ZoetropeKit
internal import ZoetropeTerminal
internal import ZoetropeWeights

/// The network that sees pictures, for a comparison with other programs.
public enum ConvnetRace {
  /// The rows and columns of a picture, and its pixels.
  private struct Picture {
    let name: String
    let rows: Int
    let columns: Int
    let pixels: [Float]
  }

  /// Looks at the pictures of `pictures.safetensors` in a folder, tensors of rows x columns x 3, and
  /// writes to `convnet.safetensors` there, for each of them, the sums of all classes (`NAME.logits`)
  /// and the derivatives by the pixels of the largest of these (`NAME.class`), of a channel
  /// (`NAME.channel`) and of a layer (`NAME.layer`).
  ///
  /// - Parameter runs: how many runs to take the fastest of.
  /// - Returns: the seconds of a pass forward, and of one forward and backward, by the number of
  ///   threads, as JSON.
  /// - Throws: `JobError` when the network or a file is missing.
  public static func run(folder: String, runs: Int) throws(JobError) -> String {
    do {
      let network = try Convnet.standard()
      let file = URL(filePath: PathParts.join(folder, "pictures.safetensors"))
      let pictures = try Safetensors.tensors([UInt8](Data(contentsOf: file)), ranks: 3...3).map {
        Picture(name: $0.name, rows: $0.shape[0], columns: $0.shape[1], pixels: $0.values)
      }
      let results = pictures.flatMap { derivatives(network, $0) }
      try Data(Safetensors.file(results))
        .write(to: URL(filePath: PathParts.join(folder, "convnet.safetensors")))
      var object = JSONLine()
      for threads in [1, 2] {
        let times = pictures.map { seconds(network, $0, threads: threads, runs: runs) }
        object["forward \(threads)"] = .raw("\(times.reduce(0) { $0 + $1.forward })")
        object["both \(threads)"] = .raw("\(times.reduce(0) { $0 + $1.both })")
      }
      return object.text
    } catch let error as ConvnetError {
      throw JobError(.failed, error.description)
    } catch {
      throw JobError(.failed, "Cannot look at the pictures in '\(folder)': \(error)")
    }
  }

  private static func derivatives(_ network: Convnet, _ picture: Picture) -> [Tensor] {
    let pass = ConvnetPass(network, rows: picture.rows, columns: picture.columns, threads: 2)
    pass.run(picture.pixels)
    let logits = pass.logits()
    let best = logits.indices.max { logits[$0] < logits[$1] } ?? 0
    let targets: [(String, ConvnetTarget)] = [
      ("class", .output(best)), ("channel", .channel(block: 10, channel: 7)),
      ("layer", .layer(block: 4)),
    ]
    let logitsTensor = Tensor(
      name: "\(picture.name).logits", shape: [logits.count], values: logits)
    return [logitsTensor]
      + targets.map { name, target in
        var gradient: [Float] = []
        _ = pass.gradient(of: [(target, 1)], at: picture.pixels, into: &gradient)
        return Tensor(
          name: "\(picture.name).\(name)", shape: [picture.rows, picture.columns, 3],
          values: gradient)
      }
  }

  /// Returns the fewest seconds of a pass forward, and of one that goes back too.
  private static func seconds(
    _ network: Convnet, _ picture: Picture, threads: Int, runs: Int
  ) -> (forward: Double, both: Double) {
    let pass = ConvnetPass(network, rows: picture.rows, columns: picture.columns, threads: threads)
    var gradient: [Float] = []
    var best = (forward: Double.infinity, both: Double.infinity)
    let clock = ContinuousClock()
    for _ in 0..<runs {
      best.forward = min(best.forward, clock.measure { pass.run(picture.pixels) } / .seconds(1))
      let both = clock.measure {
        _ = pass.gradient(of: [(.output(0), 1)], at: picture.pixels, into: &gradient)
      }
      best.both = min(best.both, both / .seconds(1))
    }
    return best
  }
}
