/// A fault that is put into a healthy preset: a change of one key.
enum SurveyFault: String, CaseIterable {
  case weakLaw = "law x 0.05"
  case strongLaw = "law x 20"
  case lowGain = "gain x 0.05"
  case highGain = "gain x 20"
  case narrowSpan = "span x 0.01"
  case wideSpan = "span x 100"
  case weakLayer = "a layer's gain 0.01"
  case strongLayer = "a layer's gain 100"
  case noContrast = "contrast 0"
  case constantLatent = "z constant"
  case constantPhase = "phase constant"

  /// A changed key, and the index of the layer that it concerns; nil if it concerns all of them.
  struct Change {
    let key: String
    let value: String
    var layer: Int?
  }

  /// Returns true if the fault can be put into a network: one matrix for all layers has one gain,
  /// and what is held constant must exist.
  func fits(_ network: ExplicitNetwork) -> Bool {
    switch self {
    case .weakLayer, .strongLayer: network.wiring != "shared"
    case .constantLatent: network.latent > 0
    case .constantPhase: network.hasTime
    default: true
    }
  }

  /// Returns the change that puts the fault into a network, to which the fault must fit.
  func change(of network: ExplicitNetwork, _ dice: inout Dice) -> Change {
    switch self {
    case .weakLaw: Change(key: "network.weights", value: network.law(times: 0.05))
    case .strongLaw: Change(key: "network.weights", value: network.law(times: 20))
    case .lowGain: Change(key: "gain", value: "0.05")
    case .highGain: Change(key: "gain", value: "20")
    case .narrowSpan: Change(key: "view.span", value: "\(network.span * 0.01)")
    case .wideSpan: Change(key: "view.span", value: "\(network.span * 100)")
    case .weakLayer: layer("0.01", network, &dice)
    case .strongLayer: layer("100", network, &dice)
    case .noContrast: Change(key: "contrast", value: "0")
    case .constantLatent: Change(key: "z", value: "seed \(dice.seed())")
    case .constantPhase: Change(key: "phase", value: "0.3")
    }
  }

  private func layer(
    _ gain: String, _ network: ExplicitNetwork, _ dice: inout Dice
  ) -> Change {
    let places = Array(0...network.depth)
    let place = dice.pick(places)
    let gains = places.map { $0 == place ? gain : "1" }.joined(separator: ", ")
    return Change(key: "network.layer_gains", value: "[\(gains)]", layer: place)
  }
}
