internal import CPPN
internal import ZoetropeFrame
public import ZoetropeScene

/// A renderer of a scene, which compiles its frames for painting. Any number of threads may share a
/// renderer.
///
/// ```swift
/// let frame = Renderer(scene).frame(0)
/// var strip = Strip(width: scene.size.width, rows: 0..<16)
/// frame.paint(&strip)
/// ```
public struct Renderer: Sendable {
  /// The scene, which may not have been measured yet.
  package let scene: SceneDraft
  /// The rule for the points at which the network is evaluated.
  public let sampling: Sampling
  /// The floating-point precision in which the network is evaluated, or the rule that chooses it.
  package let precision: Precision

  private let weights: [UInt64: Weights]
  /// The weights of all frames, if they are given and not drawn.
  private let fixed: Weights?
  private let colouring: ColourRow.Pair
  /// The heights that media see; not used by the palette.
  private let heights: HeightCurves
  private let caption: CaptionMask?
  private let figure: PlacedFigure?
  /// The looks at the field for each pixel: those of the medium, or of the collage whose mask this
  /// is.
  private let looks: [MediumLook]
  /// The renderers of the fields that the medium uses besides this one.
  private let fields: [FieldUse: Renderer]
  private let collage: CollageRenderer?
  private let glow: GlowRenderer?
  private let layout: NetworkLayout
  private let outputs: [OutputCurve]
  private let domain: KernelDomain
  private let latent: LatentCourse
  private let reuse: Reuse

  /// The largest number of weights and biases, over all seeds, that are kept in memory; they take
  /// 64 MiB. The weights of further seeds are drawn again for each frame, which is slower and gives
  /// the same weights.
  package static let keptParameters = 1 << 24

  /// Creates a renderer, and prepares what all frames share: draws the weights and computes the
  /// colours of the palette.
  ///
  /// - Parameters:
  ///   - sampling: the rule for the points at which the network is evaluated. Small pictures with
  ///     one sample for each pixel are always painted with `exact`.
  ///   - caption: the letters of the scene's caption, which the caller must draw; nil to paint no
  ///     caption.
  public init(
    _ scene: MeasuredScene, sampling: Sampling = .adaptive, caption: CaptionMask? = nil
  ) {
    self.init(scene.values, sampling: sampling, caption: caption)
  }

  /// Creates a renderer for a scene that may not have been measured yet. Such renderers paint the
  /// small pictures from which scenes are measured.
  ///
  /// The network must have as many outputs as the colouring has channels, and the number of samples
  /// must be a square.
  package init(
    _ scene: SceneDraft, sampling: Sampling = .adaptive, caption: CaptionMask? = nil
  ) {
    self.init(
      scene, sampling: sampling.worthwhile(for: scene), caption: caption, precision: .asNeeded)
  }

  /// Creates a renderer with the given precision and sampling; the sampling is used even for small
  /// pictures.
  ///
  /// The network must have as many outputs as the colouring has channels, and the number of samples
  /// must be a square.
  package init(
    _ scene: SceneDraft, sampling: Sampling, caption: CaptionMask? = nil, precision: Precision
  ) {
    self.init(scene, sampling: sampling, caption: caption, precision: precision, mask: nil)
  }

  /// Creates a renderer that evaluates every pixel of a network with given weights, in place of the
  /// scene's own.
  ///
  /// The network must have the latent numbers and outputs of the scene's.
  package init(_ scene: SceneDraft, network: FixedNetwork, precision: Precision = .asNeeded) {
    var scene = scene
    scene.network = network.architecture
    self.init(
      scene, sampling: .exact, caption: nil, precision: precision, mask: nil,
      fixed: network.weights)
  }

  /// Creates a renderer as the others do, or that of a field that only `mask` looks at.
  init(
    _ scene: SceneDraft, sampling: Sampling, caption: CaptionMask?, precision: Precision,
    mask: [MediumLook]?, fixed: Weights? = nil
  ) {
    var scene = scene
    scene.shareFilm()
    precondition(
      scene.network.outputs.count == scene.channels,
      "A medium or colouring needs as many outputs of the network as it has channels.")
    precondition(SampleGrid(samples: scene.samples) != nil, "Samples per pixel must be a square.")
    self.scene = scene
    self.fixed = fixed
    self.sampling = sampling
    self.caption = caption
    figure = scene.figure.flatMap { PlacedFigure($0, size: scene.size) }
    self.precision = precision
    looks = mask ?? scene.medium.looks
    let used = Set(scene.medium.looks.compactMap(\.place.field))
    fields = scene.fields.filter { used.contains($0.key) }.mapValues { field in
      Renderer(field, sampling: sampling, caption: nil, precision: precision, mask: [])
    }
    glow = GlowRenderer(scene, precision: precision)
    collage = CollageRenderer(scene, sampling: sampling, precision: precision)
    var kept: [UInt64: Weights] = [:]
    var room = Self.keptParameters
    for key in scene.timeline.seed.keys where fixed == nil && kept[key.value] == nil {
      guard scene.network.parameterCount <= room else { break }
      room -= scene.network.parameterCount
      kept[key.value] = scene.weights(seed: key.value)
    }
    weights = kept
    reuse = Reuse(holdsFirstFrame: scene.medium.holdsFirstFrame)
    layout = NetworkLayout(scene.network)
    latent = LatentCourse(scene.timeline)
    domain = KernelDomain(scene.view.symmetry)
    let shown = scene.medium.isPalette ? scene.colour.channels : scene.channels
    outputs = OutputCurve.all(of: Array(scene.network.outputs.prefix(shown)))
    colouring = ColourRow.Pair(
      scene.colour, equalising: scene.equalising,
      linearToo: scene.samples > 1 || !scene.medium.isPalette)
    heights = HeightCurves(scene.network.outputs.map(\.kernelCode), scene.equalising)
  }

  /// Returns the renderer of frame `index`, with the network compiled for that frame.
  public func frame(_ index: Int) -> FrameRenderer {
    frame(scene.plan(frame: index, along: latent))
  }

  /// Returns the renderer of a frame plan, which may lie between the frames of the film.
  package func frame(_ plan: FramePlan) -> FrameRenderer {
    let colours = ColourKey(plan)
    let colouring = reuse.colourings.value(colours) { prepared(plan).at(plan) }
    let compiled = compiled(plan)
    let looks = looks(compiled)
    return FrameRenderer(
      size: scene.size, field: compiled.field,
      programs: looks.first?.programs
        ?? FramePrograms(
          compiled.sums.keeping(scene.colour.channels), isPrecise: compiled.isPrecise,
          sampling: sampling,
          sensitivity: { _ in
            reuse.sensitivities.value(colours) {
              Sensitivity(colouring.encoded, outputs: outputs, memory: reuse.memory)
            }
          }),
      grid: SampleGrid(samples: scene.samples) ?? .centre, colouring: colouring,
      medium: medium(plan, colours, looks), collage: collage?.frame(plan),
      figure: figure.map { FigureFrame($0, light: plan.light) }, memory: reuse.memory,
      glow: glow?.frame(plan),
      finisher: Finisher(
        scene.finish, size: scene.size, rate: scene.rate, caption: caption, index: plan.index))
  }

  /// Compiles the network of `plan` in the view of another plan.
  private func sums(_ plan: FramePlan, view: FramePlan) -> Program {
    let program = Program(
      layout, packedWeights(plan), latent: plan.latent, phase: plan[.phase],
      domain: domain.with(scene.view.domain(view)))
    guard scene.view.isWarped else { return program }
    return program.warped(by: scene.view.warp * scene.view.halfSpan, times: scene.view.folds)
  }

  /// The network of a frame, and the part of its field that is seen.
  private struct Compiled {
    let plan: FramePlan
    let field: FieldMap
    let sums: Program
    let isPrecise: Bool
    let trial: PrecisionTrial
  }

  /// Compiles the network of `plan`.
  private func compiled(_ plan: FramePlan) -> Compiled {
    let field = FieldMap(view: scene.view, plan: plan, size: scene.size)
    let trial = PrecisionTrial(
      field: field.kernelField, size: scene.size, colouring: colouring.encoded,
      memory: reuse.memory)
    let sums = sums(plan, view: plan)
    return Compiled(
      plan: plan, field: field, sums: sums, isPrecise: trial.needsDouble(sums, precision),
      trial: trial)
  }

  /// Compiles the looks of the scene's medium. There are none for the palette.
  private func looks(_ now: Compiled) -> [MediumFrame.Look] {
    // The same view of the network as it was at the beginning.
    var held: Compiled?
    if fields[.lines] == nil, looks.contains(where: { $0.place == .held }) {
      let sums = sums(scene.plan(frame: 0), view: now.plan)
      held = Compiled(
        plan: now.plan, field: now.field, sums: sums,
        isPrecise: now.trial.needsDouble(sums, precision), trial: now.trial)
    }
    var others: [FieldUse: Compiled] = [:]
    return looks.map { look in
      if let use = look.place.field, let renderer = fields[use] {
        let other = others[use] ?? renderer.compiled(renderer.plan(at: now.plan))
        others[use] = other
        return renderer.look(look, other)
      }
      return self.look(look, look.place == .held ? held ?? now : now)
    }
  }

  private func look(_ look: MediumLook, _ compiled: Compiled) -> MediumFrame.Look {
    let side = Double(min(scene.size.width, scene.size.height))
    return MediumFrame.Look(
      look, plan: compiled.plan, field: compiled.field,
      programs: FramePrograms(
        compiled.sums, isPrecise: compiled.isPrecise, sampling: sampling, look: look,
        sensitivity: { heightSensitivity.of(look.effects, side: side, takesDifferences: $0) }),
      heights: heights, press: figure == nil ? 0 : scene.figure?.press ?? 0)
  }

  /// Returns the frame plan of this scene at the instant of another scene's plan, in the same film.
  private func plan(at other: FramePlan) -> FramePlan {
    var plan = scene.plan(position: other.position, along: latent)
    plan.index = other.index
    return plan
  }

  /// Returns the renderer of the frame at the instant of another scene's plan, in the same film.
  func frame(at other: FramePlan) -> FrameRenderer { frame(plan(at: other)) }

  /// Returns the steepest slope of a frame's colours for each channel: the largest change of
  /// colour, in 8-bit levels, for a change of 1 in the channel's sum.
  package func steepestSlopes(frame index: Int) -> [Float] {
    let plan = scene.plan(frame: index)
    let sensitivity = Sensitivity(
      prepared(plan).at(plan).encoded, outputs: outputs, memory: reuse.memory)
    return outputs.indices.map { sensitivity.curve($0).most }
  }

  /// Returns the scene's medium at an instant; nil for the palette.
  private func medium(
    _ plan: FramePlan, _ key: ColourKey, _ looks: [MediumFrame.Look]
  ) -> MediumFrame? {
    guard !looks.isEmpty else { return nil }
    let ramp = reuse.ramps.value(key) {
      ColourRow(
        plan.palette.map { scene.colour.with(ramp: $0) } ?? scene.colour, linear: true
      ).at(plan).table
    }
    return MediumFrame(scene.medium, plan: plan, ramp: ramp, looks: looks)
  }

  /// The sensitivity of heights to the output layer's sums, where a change of a height by its whole
  /// range is one of 255 levels.
  private var heightSensitivity: Sensitivity {
    reuse.heights.value(0) {
      Sensitivity(
        ColourRow(
          scene.channels == 1 ? .grey(inverted: false) : .rgb, equalising: scene.equalising,
          linear: false),
        outputs: outputs, memory: reuse.memory)
    }
  }

  private func prepared(_ plan: FramePlan) -> ColourRow.Pair {
    guard let ramp = plan.palette, ramp != scene.colour.ramp else { return colouring }
    return ColourRow.Pair(
      scene.colour.with(ramp: ramp), equalising: scene.equalising,
      linearToo: scene.samples > 1 || !scene.medium.isPalette)
  }

  private func packedWeights(_ plan: FramePlan) -> PackedWeights {
    if let fixed {
      return reuse.weights.value(WeightKey(plan.seeds, gain: 1)) {
        PackedWeights(layout, fixed, gain: 1)
      }
    }
    var seeds = plan.seeds
    if !(seeds.amount > 0) || seeds.to == seeds.from {
      seeds = FramePlan.Seeds(from: seeds.from, to: seeds.from, amount: 0)
    }
    return reuse.weights.value(WeightKey(seeds, gain: plan[.gain])) {
      PackedWeights(layout, blend(seeds), gain: plan[.gain])
    }
  }

  private func blend(_ seeds: FramePlan.Seeds) -> Weights {
    guard seeds.amount > 0, seeds.to != seeds.from else { return drawn(seeds.from) }
    // A prepared path holds doubles, and takes twice the memory of its weights. If the weights are
    // too large to be kept, so is the path.
    guard weights[seeds.from] != nil, weights[seeds.to] != nil else { return scene.weights(seeds) }
    return reuse.courses.value([seeds.from, seeds.to]) {
      scene.seedCourse(from: seeds.from, to: seeds.to)
    }.weights(at: min(seeds.amount, 1))
  }

  private func drawn(_ seed: UInt64) -> Weights {
    weights[seed] ?? scene.weights(seed: seed)
  }
}

extension Renderer {
  /// The memory and the results that frames share.
  private struct Reuse: Sendable {
    let memory = ScratchPool()
    /// The last weights that were packed. One set is enough: while weights change, every frame has
    /// its own, and while they do not change, all frames use the same. Media may look at those of
    /// the first frame as well.
    let weights: Recent<WeightKey, PackedWeights>
    /// The last path of weights from one seed to another.
    let courses = Recent<SIMD2<UInt64>, SeedCourse>(room: 1)
    let colourings = Recent<ColourKey, ColourRow.Pair>(room: 2)
    let sensitivities = Recent<ColourKey, Sensitivity>(room: 2)
    /// The colours of a medium, and the sensitivity of its heights, which is always the same.
    let ramps = Recent<ColourKey, [Float]>(room: 2)
    let heights = Recent<Int, Sensitivity>(room: 1)

    init(holdsFirstFrame: Bool) { weights = Recent(room: holdsFirstFrame ? 2 : 1) }
  }

  /// The values of a frame plan on which the packed weights depend.
  private struct WeightKey: Equatable, Sendable {
    private let seeds: FramePlan.Seeds
    private let gain: UInt64

    init(_ seeds: FramePlan.Seeds, gain: Double) {
      self.seeds = seeds
      self.gain = gain.bitPattern
    }
  }

  /// The values of a frame plan on which the colours depend.
  private struct ColourKey: Equatable, Sendable {
    private let numbers: SIMD16<UInt64>
    private let palette: ColourRamp?

    init(_ plan: FramePlan) {
      numbers = plan.numbers.bitsOfColour
      palette = plan.palette
    }
  }

  /// The number of times that weights were packed and that sensitivities were computed, and the
  /// number of scratch buffers that were allocated.
  package var work: (weights: Int, colours: Int, memory: Int) {
    (reuse.weights.made, reuse.sensitivities.made, reuse.memory.made)
  }
}
