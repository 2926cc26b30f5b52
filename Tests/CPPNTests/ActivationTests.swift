import CPPN
import Testing

/// The activations against values computed with sixty digits.
struct ActivationTests {
  private static let points = [-12345.5, -4, -0.5, 0, 0.75, 2.5, 9]

  @Test(
    arguments: [
      (
        .tanh,
        [
          -1.0, -0.999329299739067, -0.46211715726000974, 0, 0.6351489523872873, 0.9866142981514303,
          0.999999969540041,
        ]
      ),
      (
        .sigmoid,
        [
          0, 0.01798620996209156, 0.37754066879814546, 0.5, 0.679178699175393, 0.9241418199787564,
          0.9998766054240138,
        ]
      ),
      (
        .sin,
        [
          0.8186914965560015, 0.7568024953079282, -0.479425538604203, 0, 0.6816387600233341,
          0.5984721441039565, 0.4121184852417566,
        ]
      ),
      (
        .cos,
        [
          0.5742336053096289, -0.6536436208636119, 0.8775825618903728, 1.0, 0.7316888688738209,
          -0.8011436155469337, -0.9111302618846769,
        ]
      ),
      (
        .gaussian,
        [
          0, 1.1253517471925912e-07, 0.7788007830714049, 1.0, 0.569782824730923,
          0.0019304541362277093, 6.639677199580735e-36,
        ]
      ),
      (.relu, [0, 0, 0, 0, 0.75, 2.5, 9.0]),
      (.leakyRelu, [-123.455, -0.04, -0.005, 0, 0.75, 2.5, 9.0]),
      (.elu, [-1.0, -0.9816843611112658, -0.3934693402873666, 0, 0.75, 2.5, 9.0]),
      (
        .softplus,
        [
          0, 0.01814992791780974, 0.4740769841801067, 0.6931471805599453, 1.1368710061148999,
          2.5788897342925496, 9.000123402189724,
        ]
      ),
      (.abs, [12345.5, 4.0, 0.5, 0, 0.75, 2.5, 9.0]),
      (.square, [152411370.25, 16.0, 0.25, 0, 0.5625, 6.25, 81.0]),
      (.identity, [-12345.5, -4.0, -0.5, 0, 0.75, 2.5, 9.0]),
      (.step, [0, 0, 0, 0, 1.0, 1.0, 1.0]),
      (
        .triangle,
        [
          0.6106002360245291, 0.5464790894703254, -0.3183098861837907, 0, 0.477464829275686,
          0.40845056908104665, 0.2704220486917679,
        ]
      ),
      (
        .sinc,
        [
          -6.631497278814155e-05, -0.18920062382698205, 0.958851077208406, 1.0, 0.9088516800311123,
          0.2393888576415826, 0.04579094280463962,
        ]
      ),
      (
        .atan,
        [
          -1.5707153256205568, -1.3258176636680326, -0.4636476090008061, 0, 0.6435011087932844,
          1.1902899496825317, 1.460139105621001,
        ]
      ),
    ] as [(Activation, [Double])])
  func hiddenActivations(activation: Activation, expected: [Double]) {
    for (a, value) in zip(Self.points, expected) {
      #expect(abs(activation.apply(a) - value) <= 1e-15 * max(abs(value), 1e-3), "at \(a)")
    }
  }

  @Test(
    arguments: [
      (
        .sigmoid,
        [
          0, 0.01798620996209156, 0.37754066879814546, 0.5, 0.679178699175393, 0.9241418199787564,
          0.9998766054240138,
        ]
      ),
      (
        .sine,
        [
          0.9093457482780007, 0.8784012476539641, 0.2602872306978985, 0.5, 0.8408193800116671,
          0.7992360720519782, 0.7060592426208783,
        ]
      ),
      (
        .triangle,
        [
          0.8053001180122645, 0.7732395447351627, 0.3408450569081047, 0.5, 0.738732414637843,
          0.7042252845405234, 0.635211024345884,
        ]
      ),
      (
        .contour,
        [
          0, 0.025897881398542162, 0.733404965036364, 1.0, 0.6040290122276517, 0.11569659393676943,
          0.00017452781734016127,
        ]
      ),
      (
        .gaussian,
        [
          0, 1.1253517471925912e-07, 0.7788007830714049, 1.0, 0.569782824730923,
          0.0019304541362277093, 6.639677199580735e-36,
        ]
      ),
      (
        .absTanh,
        [
          1.0, 0.999329299739067, 0.46211715726000974, 0, 0.6351489523872873, 0.9866142981514303,
          0.999999969540041,
        ]
      ),
      (.linear, [0, 0, 0.25, 0.5, 0.875, 1.0, 1.0]),
    ] as [(OutputActivation, [Double])])
  func outputActivations(activation: OutputActivation, expected: [Double]) {
    for (a, value) in zip(Self.points, expected) {
      #expect(abs(activation.apply(a) - value) <= 1e-15 * max(abs(value), 1e-3), "at \(a)")
    }
  }

  /// Checks that an activation's formula has the properties that its row states.
  @Test(arguments: Activation.allCases)
  func graphsAreAsTheirRowsSay(_ activation: Activation) {
    let definition = activation.definition
    let places = (-40...40).map { Double($0) * .pi / 4 } + [-1e6, 1e6]
    #expect(definition.isBounded == places.allSatisfy { abs(activation.apply($0)) <= 2 })
    let h = 1e-4
    let slopes = places.map { place in
      let (before, here, after) = (
        activation.apply(place - h), activation.apply(place), activation.apply(place + h)
      )
      return (left: (here - before) / h, right: (after - here) / h)
    }
    let steepest = slopes.map { max(abs($0.left), abs($0.right)) }.max() ?? 0
    let corner = slopes.map { abs($0.right - $0.left) }.max() ?? 0
    #expect((definition.graph == .jumping) == (steepest > 0.5 / h && definition.isBounded))
    if definition.graph == .smooth { #expect(corner < 0.01 && steepest < 2) }
    if definition.graph == .cornered { #expect(steepest < 2) }
  }

  @Test(arguments: OutputActivation.allCases)
  func periodsAreAsTheirRowsSay(_ output: OutputActivation) {
    let repeats = (-20...20).allSatisfy { place in
      let a = Double(place) / 3
      return abs(output.apply(a) - output.apply(a + 2 * .pi)) < 1e-12
    }
    #expect(output.definition.isPeriodic == repeats)
  }

  @Test func everyActivationIsClampedAndFinite() {
    for size in [0, 1e-300, 1, 700, 1e9, 1e18, 1e36, 1e45] {
      for a in [size, -size] {
        for activation in Activation.allCases {
          let value = activation.apply(a)
          #expect(abs(value) <= 1e18, "\(activation) at \(a)")
        }
        for activation in OutputActivation.allCases {
          #expect((0...1).contains(activation.apply(a)), "\(activation) at \(a)")
        }
      }
    }
    #expect(Activation.square.apply(1e30) == 1e18)
    #expect(Activation.identity.apply(-1e30) == -1e18)
  }

  @Test func theTriangleHasItsCorners() {
    let quarter = Double.pi / 2
    for (turns, value) in [(0.0, 0.0), (0.5, 0.5), (1, 1), (2, 0), (3, -1), (4, 0), (-1, -1)] {
      #expect(abs(Activation.triangle.apply(turns * quarter) - value) < 1e-15)
    }
  }

  @Test func mixedLayersDealTheirActivationsInEqualShares() {
    let layer = NetworkLayer(width: 7, activations: [.sin, .cos, .abs])
    #expect(
      (0..<7).map { layer.activation(of: $0) } == [.sin, .sin, .sin, .cos, .cos, .abs, .abs])
    let narrow = NetworkLayer(width: 2, activations: [.sin, .cos, .abs, .tanh])
    #expect((0..<2).map { narrow.activation(of: $0) } == [.sin, .abs])
  }
}
