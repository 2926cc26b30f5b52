internal import CPPN
internal import Foundation
internal import ZoetropePreset
internal import ZoetropeScene

/// The changes that may cure a fault, in the order in which they are tried: of one key, first those
/// that take back what a key does, then smaller before larger factors; at last of two keys. The
/// seed, the architecture and the palette stay.
struct Remedies {
  private(set) var edits: [[Cure.Change]] = []
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
    addPairs()
  }

  /// Adds a change of one key; nil removes the key.
  private mutating func add(_ key: String, _ value: String?) {
    let edit = [Cure.Change(key: key, value: value)]
    if !edits.contains(edit) { edits.append(edit) }
  }

  // MARK: Taking back

  private mutating func addResets() {
    switch fault {
    case .still: addMotion()
    case .seam: add("film.loop", "ping-pong")
    case .tooFine, .saturated, .flat:
      addCycles()
      for (key, quantity, usual) in [
        ("contrast", ScalarQuantity.contrast, 1.0), ("exposure", .exposure, 0),
      ] where isFree(key) && scene.timeline[quantity].keys.contains(where: { $0.value != usual }) {
        add(key, short(usual))
      }
      addLayerGains()
    }
  }

  /// Sets the number of runs through the palette to 1 if it is so small that all colours are alike.
  private mutating func addCycles() {
    if fault == .flat || fault == .still, isFree("cycles"), hasFewCycles { add("cycles", "1") }
  }

  private var hasFewCycles: Bool {
    scene.timeline[.cycles].keys.contains { $0.value < 0.5 }
  }

  private mutating func addMotion() {
    addCycles()
    if scene.network.latent > 0, isFree("z") {
      add("z", orbit)
    }
    // Without the key the phase makes a whole turn.
    if hasTime, document.has("phase") { add("phase", nil) }
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

  // MARK: Two keys

  /// Takes back what two keys do, for presets with more than one fault.
  private mutating func addPairs() {
    guard fault != .seam else { return }
    var resets: [Cure.Change] = []
    func add(_ key: String, _ value: String?, if isNeeded: Bool) {
      if isNeeded { resets.append(Cure.Change(key: key, value: value)) }
    }
    func differs(_ quantity: ScalarQuantity, from usual: Double) -> Bool {
      scene.timeline[quantity].keys.contains { $0.value != usual }
    }
    add("z", orbit, if: fault == .still && scene.network.latent > 0 && isFree("z"))
    add("phase", nil, if: fault == .still && hasTime && document.has("phase"))
    add("cycles", "1", if: isFree("cycles") && hasFewCycles)
    add("contrast", "1", if: isFree("contrast") && differs(.contrast, from: 1))
    add("exposure", "0", if: isFree("exposure") && differs(.exposure, from: 0))
    add("network.layer_gains", "[]", if: scene.network.layerGains.contains { $0 != 1 })
    add("gain", "1", if: isFree("gain") && !document.has("busy") && differs(.gain, from: 1))
    add("network.weights", "balanced", if: true)
    for (index, first) in resets.enumerated() {
      for second in resets.dropFirst(index + 1) { edits.append([first, second]) }
    }
  }

  private var hasTime: Bool { scene.network.inputs.contains(.time) }

  private var orbit: String {
    let seed = scene.timeline.seed.keys.first?.value ?? 1
    return "orbit \(seed) \(seed &+ 1) \(seed &+ 2)"
  }

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
    case .pytorch, .given: nil
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
