package import CPPN

extension Input {
  /// One input of each kind. The switch gives the next input for each kind, so that the compiler
  /// requires a line for every new kind.
  package static let oneOfEach: [Input] = Array(
    sequence(first: .x) { input in
      switch input {
      case .x: .y
      case .y: .r
      case .r: .absX
      case .absX: .absY
      case .absY: .theta(harmonic: 3)
      case .theta: .logR(frequency: 2.5)
      case .logR: .tileX(period: 0.7)
      case .tileX: .tileY(period: 1.3)
      case .tileY: .shape
      case .shape: .time
      case .time: .bias
      case .bias: nil
      }
    })
}

extension Symmetry {
  /// One symmetry of each kind.
  package static let oneOfEach: [Symmetry] = Array(
    sequence(first: Symmetry.none) { symmetry in
      switch symmetry {
      case .none: .mirrorX
      case .mirrorX: .mirrorY
      case .mirrorY: .mirror
      case .mirror: .kaleidoscope(5)
      case .kaleidoscope: .rotation(4)
      case .rotation: Optional<Symmetry>.none
      }
    })
}

extension WeightLaw {
  /// One law of each kind that weights are drawn from.
  package static let oneOfEach: [WeightLaw] = Array(
    sequence(first: .normal(0.5)) { law in
      switch law {
      case .normal: .uniform(0.75)
      case .uniform: .truncatedNormal(1.5)
      case .truncatedNormal: .fanIn(2)
      case .fanIn: .pytorch
      case .pytorch: .balanced(busy: 3)
      // Given weights are no law, and fit one network only.
      case .balanced, .given: nil
      }
    })
}

extension ShapeGrid {
  /// A bumpy form whose grid ends inside the field from -2 to 2, so that there is an outside.
  package static let sample = ShapeGrid(
    columns: 12, rows: 9, left: -1.3, top: -0.9, cell: 0.23,
    coefficients: (0..<12 * 9).map { (node: Int) -> Float in
      Float((node * 37 + node / 12 * 11) % 23) / 11 - 1
    })
}
