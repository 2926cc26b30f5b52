internal import CPPN
internal import Foundation
internal import ZoetropePreset
internal import ZoetropeScene

/// The changes that may cure a fault, in the order in which they are tried: of one key each, first
/// those that take back what a key does, then smaller before larger factors. The seed, the
/// architecture and the palette stay.
struct Remedies {
  /// A new value of a key.
  struct Edit: Hashable, Sendable {
    let key: String
    let value: String
  }

  private(set) var edits: [Edit] = []
  private let fault: Gate.Fault
  private let scene: SceneDraft
  private let document: PresetDocument

  init(_ fault: Gate.Fault, _ scene: SceneDraft, _ document: PresetDocument) {
    self.fault = fault
    self.scene = scene
    self.document = document
    addResets()
    addFactors()
    add("network.weights", "balanced")
  }

  private mutating func add(_ key: String, _ value: String) {
    let edit = Edit(key: key, value: value)
    if !edits.contains(edit) { edits.append(edit) }
  }

  // MARK: Taking back

  private mutating func addResets() {
    switch fault {
    case .still: addMotion()
    case .seam: add("film.loop", "ping-pong")
    case .tooFine, .saturated, .flat:
      for (key, quantity, usual) in [
        ("contrast", ScalarQuantity.contrast, 1.0), ("exposure", .exposure, 0),
      ] where isFree(key) && scene.timeline[quantity].keys.contains(where: { $0.value != usual }) {
        add(key, short(usual))
      }
      addLayerGains()
    }
  }

  private mutating func addMotion() {
    let hasTime = scene.network.inputs.contains(.time)
    if scene.network.latent > 0, isFree("z") {
      let seed = scene.timeline.seed.keys.first?.value ?? 1
      add("z", "orbit \(seed) \(seed &+ 1) \(seed &+ 2)")
    }
    if hasTime, document.keyframes.isEmpty {
      add("keyframes", "[{ at: 0%, phase: 0 }, { at: 100%, phase: 1 }]")
    }
    guard scene.network.latent > 0, isFree("z") else { return }
    for power in 1...7 {
      let spread = scene.latentSpread * exp2(Double(power))
      if spread > 0, spread <= 100 { add("network.latent_spread", short(spread)) }
    }
    if scene.latentSpread == 0 { add("network.latent_spread", "1") }
  }

  /// Sets one entry of `layer_gains` to 1, the one that is farthest from it first.
  private mutating func addLayerGains() {
    let gains = scene.network.layerGains
    let places = gains.indices.filter { gains[$0] != 1 }
      .sorted { (distance(gains[$0]), $1) > (distance(gains[$1]), $0) }
    for place in places.prefix(4) where scene.network.wiring != .shared {
      add("network.layer_gains[\(place)]", "1")
    }
    if !places.isEmpty { add("network.layer_gains", "[]") }
  }

  private func distance(_ gain: Double) -> Double { gain > 0 ? abs(log2(gain)) : .infinity }

  // MARK: Factors

  /// The powers of two, the smallest first, in the direction that should help; then in the other.
  private mutating func addFactors() {
    guard fault != .seam else { return }
    let helps = fault == .flat || fault == .still ? 1.0 : -1.0
    for power in 1...7 { addFactors(helps * Double(power)) }
    for power in 1...3 { addFactors(-helps * Double(power)) }
  }

  private mutating func addFactors(_ power: Double) {
    let factor = exp2(power)
    if isFree("busy"), let text = document.word("busy"), let busy = Double(text) {
      add("busy", short(busy * factor))
    } else if isFree("gain"), isFree("busy"), let gain = scene.timeline[.gain].keys.first?.value {
      if gain > 0 { add("gain", short(gain * factor)) } else if power > 0 { add("gain", "1") }
    }
    if let law = law(times: factor) { add("network.weights", law) }
    if scene.view.coordinates == .normalised {
      add("view.span", short(scene.view.span * factor))
    }
  }

  private func law(times factor: Double) -> String? {
    switch scene.network.weights {
    case .normal(let scale): "normal \(short(scale * factor))"
    case .uniform(let limit): "uniform \(short(limit * factor))"
    case .truncatedNormal(let scale): "truncated \(short(scale * factor))"
    // The scale of fan-in is a variance.
    case .fanIn(let scale): "fan-in \(short(scale * factor * factor))"
    case .pytorch: nil
    case .balanced(let busy):
      (0.5...40).contains(busy * factor) ? "balanced \(short(busy * factor))" : nil
    }
  }

  /// Returns true if no keyframe names `key`.
  private func isFree(_ key: String) -> Bool {
    !document.keyframes.contains { $0.contains(key) }
  }

  private func short(_ value: Double) -> String { String(format: "%.3g", value) }
}
