import CPPN

extension Input {
  /// What presets call it.
  var presetText: String {
    switch self {
    case .x: "x"
    case .y: "y"
    case .r: "r"
    case .absX: "abs-x"
    case .absY: "abs-y"
    case .theta(let harmonic): "theta \(harmonic)"
    case .logR(let frequency): "log-r \(shortest(frequency))"
    case .tileX(let period): "tile-x \(shortest(period))"
    case .tileY(let period): "tile-y \(shortest(period))"
    case .time: "time"
    case .bias: "bias"
    }
  }
}
