internal import CPPN
public import ZoetropeKit
internal import ZoetropeRender
public import ZoetropeScene

/// The verdict on a preset, the layer where it goes wrong, and the smallest change that cures it.
public struct Diagnosis: Sendable {
  /// The verdict.
  public let verdict: Verdict
  /// The numbers of the finished pictures.
  public let impression: Impression
  /// The numbers of the network's channels.
  public let moments: [Moment]
  /// The distribution of the sums and values of each layer, the output layer last, as means over the
  /// moments at which the channels were measured.
  public let layers: [Layer]
  /// The verdicts on the fields and zones of a collage that the picture has.
  package let parts: [PartVerdict]
  /// The index in `layers` of the layer where the picture goes wrong; nil if it is healthy, or if
  /// the fault is not one of the network's channels.
  public let worst: Int?
  /// The smallest change found that makes it healthy; nil if it is healthy or none was found.
  public let cure: Cure?
  /// The number of changes that were tried.
  public let tries: Int

  /// The distribution of a layer's sums and values over many points of the picture.
  public struct Layer: Hashable, Sendable {
    /// The mean of all sums.
    public let mean: Double
    /// The root mean square, over the neurons, of the standard deviations of their sums.
    public let deviation: Double
    /// The share of values at which the activation hardly reacts; of the output layer, the share of
    /// channels at the ends of their range.
    public let saturated: Double
    /// The share of neurons whose values hardly vary over the picture.
    public let dead: Double

    init(_ seen: LayerStatistics) {
      (mean, deviation) = (seen.mean, seen.deviation)
      (saturated, dead) = (seen.saturated, seen.dead)
    }
  }

  /// The multiply-adds for the pictures of a judgement, above which a network is too large for it.
  private static let mostWork = 2e11

  /// Judges `scene`, which must have been read from `source`. Returns nil if the network is so large
  /// that this would take more than some seconds.
  ///
  /// A cure is searched for by at most ``Cure/mostTries`` judgements, fewer for larger networks.
  ///
  /// - Throws: `CancellationError` soon after the task is cancelled.
  public init?(of scene: MeasuredScene, from source: SceneSource) throws {
    let scene = scene.values
    let work = Impression.work(scene)
    guard work <= Self.mostWork else { return nil }
    (verdict, impression, moments) = try Verdict.judge(scene)
    layers = scene.layerStatistics(frames: MomentProbe.frames(scene)).map(Layer.init)
    worst = Self.worst(verdict, moments, layers)
    parts = PartVerdict.all(of: scene)
    guard case .fault(let fault) = verdict else {
      (cure, tries) = (nil, 0)
      return
    }
    (cure, tries) = try Cure.search(
      fault, in: scene, from: source,
      tries: min(Cure.mostTries, max(1, Int(Cure.mostWork / work))))
  }

  /// Returns the index of the layer where the picture goes wrong.
  ///
  /// If the channels are flat, it is the first layer whose deviation falls to less than a fifth of
  /// that of the layer before; if they are too fine or saturated, the first whose deviation rises
  /// more than fivefold. The inputs count as a layer with a deviation of 1. If more than half of the
  /// layers fall or rise like this, or none does, it is the layer with the smallest or the largest
  /// deviation.
  private static func worst(
    _ verdict: Verdict, _ moments: [Moment], _ layers: [Layer]
  ) -> Int? {
    guard case .fault(let fault) = verdict,
      moments.contains(where: { $0.hasInChannels(fault) })
    else { return nil }
    let deviations = layers.map(\.deviation)
    let changes = zip(deviations, [1] + deviations).map { $0 / max($1, 1e-9) }
    let places = changes.indices.filter {
      fault == .flat ? changes[$0] < 1 / mostChange : changes[$0] > mostChange
    }
    if let first = places.first, 2 * places.count <= layers.count { return first }
    let extreme = fault == .flat ? deviations.min() : deviations.max()
    return extreme.flatMap(deviations.firstIndex(of:))
  }

  /// The largest change of deviation from a layer to the next that is usual.
  private static let mostChange = 5.0
}

extension Diagnosis {
  /// The largest number of layers that are listed one by one.
  private static let mostListed = 8

  /// The lines that `check` prints, each a heading and a text.
  public var lines: [(String, String)] {
    var lines = [("verdict", "\(verdict): \(verdict.reason(impression, moments))")]
    guard verdict != .healthy else { return lines }
    if let worst {
      lines.append(("wrong", "\(name(worst)), \(words(layers[worst]))"))
    }
    for index in layers.indices.prefix(Self.mostListed) {
      lines.append(("layer \(index + 1)", words(layers[index])))
    }
    if layers.count > Self.mostListed {
      lines.append(("layers", "\(layers.count - Self.mostListed) more; --json lists all"))
    }
    lines.append(
      (
        "cure",
        cure.map { "\($0.words) makes it healthy" }
          ?? "none found: \(tries) change\(tries == 1 ? "" : "s") did not make it healthy"
      ))
    return lines
  }

  private func name(_ index: Int) -> String {
    index == layers.count - 1
      ? "layer \(index + 1), the output layer" : "layer \(index + 1) of \(layers.count)"
  }

  private func words(_ layer: Layer) -> String {
    func percent(_ share: Double) -> String { Wording.fixed(100 * share, 0) + " %" }
    return "mean \(Self.short(layer.mean)), deviation \(Self.short(layer.deviation)), "
      + "\(percent(layer.saturated)) saturated, \(percent(layer.dead)) dead"
  }

  private static func short(_ value: Double) -> String {
    abs(value) < 1000 ? Wording.fixed(value, 2) : Wording.fixed(value, 0)
  }
}

extension Impression {
  /// Returns the number of multiply-adds that the impression of a scene takes, roughly.
  static func work(_ scene: SceneDraft) -> Double {
    // Three pictures are for the seam; a moment has two.
    let pictures = Double(probes + 3 + 2 * MomentProbe.most)
    return pictures * 96 * 54 * Double(scene.network.multiplyAddsPerPixel + 500)
  }
}
