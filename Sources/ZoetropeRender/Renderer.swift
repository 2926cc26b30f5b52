internal import CPPN
public import ZoetropeScene

/// Turns a scene into pixels. A value that any number of threads may share.
///
/// ```swift
/// let frame = Renderer(scene).frame(0)
/// var strip = Strip(width: scene.size.width, rows: 0..<16)
/// frame.paint(&strip)
/// ```
public struct Renderer: Sendable {
  /// The scene.
  public let scene: Scene
  /// Which pixels the network is asked for.
  public let sampling: Sampling
  /// How exactly the network is computed.
  package let precision: Precision

  private let weights: [UInt64: Weights]
  private let colouring: ColourRow.Pair
  private let caption: CaptionMask?
  private let memory = ScratchPool()

  /// Weights are kept while they are no more than this many numbers in all; a film through more of
  /// them draws those of each frame anew, the same as ever, which is slower and stays small.
  private static let keptParameters = 1 << 24

  /// Prepares what all frames share: weights drawn, the palette sampled.
  ///
  /// The scene's network must have as many outputs as its colouring has channels, and its number of
  /// samples must be a square.
  ///
  /// - Parameter caption: the letters of the scene's caption, which this module cannot set.
  public init(_ scene: Scene, sampling: Sampling = .adaptive, caption: CaptionMask? = nil) {
    self.init(scene, sampling: sampling, caption: caption, precision: .asNeeded)
  }

  /// The same, computed as exactly as `precision` says.
  package init(
    _ scene: Scene, sampling: Sampling, caption: CaptionMask? = nil, precision: Precision
  ) {
    precondition(
      scene.network.outputs.count == scene.colour.channels,
      "A colouring needs as many outputs of the network as it has channels.")
    precondition(SampleGrid(samples: scene.samples) != nil, "Samples per pixel must be a square.")
    self.scene = scene
    self.sampling = sampling
    self.caption = caption
    self.precision = precision
    var kept: [UInt64: Weights] = [:]
    var room = Self.keptParameters
    for key in scene.timeline.seed.keys where kept[key.value] == nil {
      guard scene.network.parameterCount <= room else { break }
      room -= scene.network.parameterCount
      kept[key.value] = Weights(scene.network, seed: key.value)
    }
    weights = kept
    colouring = ColourRow.Pair(
      scene.colour, equalising: scene.equalising, linearToo: scene.samples > 1)
  }

  /// Compiles one frame: its pixels are then a pure function of their place.
  public func frame(_ index: Int) -> FrameRenderer {
    frame(scene.plan(frame: index))
  }

  /// Compiles an instant of the scene that need not be one of its frames.
  package func frame(_ plan: FramePlan) -> FrameRenderer {
    let colouring = colouring(at: plan).at(plan)
    let field = FieldMap(view: scene.view, plan: plan, size: scene.size)
    return FrameRenderer(
      size: scene.size, field: field,
      programs: FramePrograms(
        scene.network, weights: blend(plan.seeds).scaled(by: plan.gain), latent: plan.latent,
        phase: plan.phase, domain: scene.view.domain(plan), colouring: colouring.encoded,
        sampling: sampling, precision: precision,
        trial: PrecisionTrial(
          field: field.kernelField, size: scene.size, colouring: colouring.encoded, memory: memory)
      ),
      grid: SampleGrid(samples: scene.samples) ?? .centre, colouring: colouring,
      memory: memory,
      finisher: Finisher(
        scene.finish, size: scene.size, rate: scene.rate, caption: caption, index: plan.index))
  }

  private func colouring(at plan: FramePlan) -> ColourRow.Pair {
    guard let ramp = plan.palette, ramp != scene.colour.ramp else { return colouring }
    return ColourRow.Pair(
      scene.colour.with(ramp: ramp), equalising: scene.equalising, linearToo: scene.samples > 1)
  }

  private func blend(_ seeds: FramePlan.Seeds) -> Weights {
    guard seeds.amount > 0, seeds.to != seeds.from else { return drawn(seeds.from) }
    return drawn(seeds.from).blended(with: drawn(seeds.to), amount: min(seeds.amount, 1))
  }

  private func drawn(_ seed: UInt64) -> Weights {
    weights[seed] ?? Weights(scene.network, seed: seed)
  }
}
