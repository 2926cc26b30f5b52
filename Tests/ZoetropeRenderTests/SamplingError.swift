import CPPN
import Foundation
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

/// The difference of adaptive pictures from exact ones, in 8-bit levels, before dithering.
struct SamplingError: CustomStringConvertible {
  private var pixels = 0
  private var ones = 0
  private var threes = 0
  private var largest: Float = 0

  /// The share of pixels that are off by more than 1.
  var overOne: Double { pixels == 0 ? 0 : Double(ones) / Double(pixels) }
  /// By more than 3.
  var overThree: Double { pixels == 0 ? 0 : Double(threes) / Double(pixels) }
  var description: String {
    "of \(pixels) pixels \(ones) are off by more than 1, \(threes) by more than 3, at most \(largest)"
  }

  init() {}

  init(_ scene: SceneDraft, frame: Int = 0) {
    for error in scene.samplingErrors(frame: frame) {
      pixels += 1
      if !(error.magnitude <= 1) { ones += 1 }
      if !(error.magnitude <= 3) { threes += 1 }
      largest = max(largest, error.magnitude)
    }
  }

  static func += (sum: inout SamplingError, other: SamplingError) {
    sum.pixels += other.pixels
    sum.ones += other.ones
    sum.threes += other.threes
    sum.largest = max(sum.largest, other.largest)
  }
}

extension SceneDraft {
  /// The whole picture of a frame, and the count of evaluations; small ones are interpolated too.
  func paint(_ sampling: Sampling, frame: Int = 0) -> (Strip, Evaluations) {
    var strip = Strip(width: size.width, rows: 0..<size.height)
    let evaluated = Renderer(self, sampling: sampling, precision: .asNeeded).frame(frame)
      .paint(&strip)
    return (strip, evaluated)
  }

  /// The error of each pixel in codes of 255, that of the colour's channel which is furthest off.
  func samplingErrors(frame: Int) -> [Float] {
    let adaptive = paint(.adaptive, frame: frame).0
    let exact = paint(.exact, frame: frame).0
    return adaptive.red.indices.map { index in
      let errors = [
        adaptive.red[index] - exact.red[index], adaptive.green[index] - exact.green[index],
        adaptive.blue[index] - exact.blue[index],
      ]
      return 255 * (errors.max { $0.magnitude < $1.magnitude } ?? 0)
    }
  }
}

extension Strip {
  /// True if the pixels are equal.
  func equals(_ other: Strip) -> Bool {
    rows == other.rows && red == other.red && green == other.green && blue == other.blue
  }

  /// The ratio of full scale to the differences from another picture, in decibels.
  func noise(against other: Strip) -> Double {
    var sum = 0.0
    for (plane, exact) in [(red, other.red), (green, other.green), (blue, other.blue)] {
      for (a, b) in zip(plane, exact) { sum += Double((a - b) * (a - b)) }
    }
    return -10 * log10(sum / Double(3 * red.count))
  }
}

/// Scenes of every kind.
enum RandomNetwork {
  static func scene(index: Int, seed: UInt64) -> SceneDraft {
    var draws = SplitMix(state: seed)
    func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &draws)] }
    let activation = Activation.allCases[index % Activation.allCases.count]
    let wiring = Wiring.allCases[index / Activation.allCases.count % Wiring.allCases.count]
    let ramp = ColourRamp(stops: [
      .init(position: 0, colour: RGB(0.02, 0.05, 0.2)),
      .init(position: 0.4, colour: RGB(0.8, 0.2, 0.3)),
      .init(position: 0.7, colour: RGB(1, 0.7, 0.3)),
      .init(position: 1, colour: RGB(0.98, 0.98, 0.9)),
    ])
    let colour: Colouring = pick([.rgb, .grey(inverted: false), .hsv, .palette(ramp, name: nil)])
    let inputs: [Input] = pick([
      [.x, .y], [.x, .y, .r], [.absX, .absY, .r], [.theta(harmonic: 3), .logR(frequency: 2)],
    ])
    let output = pick(OutputActivation.allCases)
    var scene = SceneDraft.small(
      inputs: inputs, latent: 3,
      layers: .all(activation, Int.random(in: 1...8, using: &draws), pick([4, 8, 16, 32])),
      wiring: wiring, outputs: Array(repeating: output, count: colour.channels),
      weights: pick([.normal(1), .normal(0.6), .fanIn(1), .fanIn(2), .uniform(2), .normal(3)]),
      biases: .all, colour: colour, seed: seed, width: 320, height: 180)
    scene.view.span = exp(Double.random(in: log(0.3)...log(6), using: &draws))
    return scene
  }
}

/// Steele, Lea and Flood's splitmix64.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
