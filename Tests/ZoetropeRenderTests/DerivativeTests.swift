import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// The kernels' derivatives by the pixel's position against the reference's.
  @Suite struct DerivativeTests {
    /// The distance in pixels, in all four directions, within which corners lie so near that
    /// roundings may put the kernel on their other side.
    static let near = 1e-3

    /// Results at random places of a scene's first frame.
    struct Sample {
      let scene: SceneDraft
      let columns: [Float]
      let rows: [Float]
      let ofSums: Bool
      /// The reference's results, by place and result.
      let exact: [[Dual]]
      /// True for the places and results with a corner or jump nearby.
      let isCornered: [[Bool]]
      /// The largest derivative of all.
      let largest: Double

      init(_ scene: SceneDraft, ofSums: Bool, count: Int = 70) {
        self.scene = scene
        self.ofSums = ofSums
        var generator = Generator(state: 7)
        let (width, height) = (Float(scene.size.width), Float(scene.size.height))
        let columns = (0..<count).map { _ in Float.random(in: 0...width, using: &generator) }
        let rows = (0..<count).map { _ in Float.random(in: 0...height, using: &generator) }
        (self.columns, self.rows) = (columns, rows)
        let painter = ReferencePainter(scene)
        func exact(_ i: Int, _ right: Double, _ down: Double) -> [Dual] {
          painter.gradients(
            column: Double(columns[i]) + right, row: Double(rows[i]) + down, ofSums: ofSums)
        }
        let own = (0..<count).map { exact($0, 0, 0) }
        let largest = own.joined().reduce(0) {
          max($0, $1.gradient.x.magnitude, $1.gradient.y.magnitude)
        }
        self.exact = own
        self.largest = largest
        isCornered = (0..<count).map { i in
          let near = DerivativeTests.near
          let around = [(near, near), (near, -near), (-near, near), (-near, -near)].map {
            exact(i, $0.0, $0.1)
          }
          return own[i].indices.map { c in
            around.contains {
              let change = $0[c].gradient - own[i][c].gradient
              return max(change.x.magnitude, change.y.magnitude) > 0.01 * largest
                || ($0[c].value - own[i][c].value).magnitude > 10 * near * largest
            }
          }
        }
      }

      func evaluated(_ precision: Precision, isMonitored: Bool = false) -> NetworkGradients {
        Renderer(scene, sampling: .exact, precision: precision).frame(0)
          .gradients(columns: columns, rows: rows, isMonitored: isMonitored)
      }

      /// Returns the largest error relative to the largest derivative, and the share of
      /// derivatives that are left out because of corners.
      func error(of gradients: NetworkGradients) -> (error: Double, leftOut: Double) {
        var (error, leftOut) = (0.0, 0)
        for (i, results) in exact.enumerated() {
          for (c, result) in results.enumerated() {
            guard !isCornered[i][c] else {
              leftOut += 1
              continue
            }
            let found = SIMD2(Double(gradients.across[c][i]), Double(gradients.down[c][i]))
            let difference = found - result.gradient
            for size in [difference.x.magnitude, difference.y.magnitude] where !(size <= error) {
              error = size
            }
          }
        }
        return (
          largest > 0 ? error / largest : error,
          Double(leftOut) / Double(exact.count * gradients.values.count)
        )
      }
    }

    struct Generator: RandomNumberGenerator {
      var state: UInt64

      mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
      }
    }

    /// A scene with all inputs, of which a test changes the network.
    static func scene(
      _ activations: [Activation], _ wiring: Wiring, _ symmetry: Symmetry, twist: Double = 0.4
    ) -> SceneDraft {
      let width = max(9, activations.count)
      var scene = SceneDraft.small(
        inputs: Input.oneOfEach, latent: 2,
        layers: Array(
          repeating: NetworkLayer(width: width, activations: activations), count: 3),
        wiring: wiring, outputs: [.sine, .contour, .sigmoid], weights: .fanIn(1), biases: .all,
        width: 80, height: 52)
      // After a layer of steps, only networks that add or see earlier layers still vary.
      if activations == [.step] { scene.network.layers[0].activations = [.tanh] }
      scene.view.symmetry = symmetry
      scene.view.core = 0.05
      scene.timeline[.twist] = .constant(twist)
      scene.timeline[.phase] = .constant(0.37, turn: 1)
      scene.timeline[.rotation] = .constant(17, turn: 360)
      scene.timeline[.zoom] = .constant(1.3, blend: .geometric)
      return scene
    }

    static func compare(_ scene: SceneDraft, _ what: String) {
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      for precision in [Precision.single, .double] {
        let sample = Sample(scene, ofSums: precision == .single)
        var fused: Set<NetworkGradients> = []
        for name in InstructionSet.available where InstructionSet.use(name) {
          let gradients = sample.evaluated(precision)
          let (error, leftOut) = sample.error(of: gradients)
          let allowed = precision == .single ? 1e-5 : 2e-7
          #expect(
            error <= allowed && leftOut < 0.05,
            "\(what), \(precision) on \(name): \(error), left out \(leftOut)")
          if InstructionSet.isFused { fused.insert(gradients) }
        }
        #expect(fused.count <= 1, "\(what), \(precision)")
      }
    }

    @Test(arguments: Activation.allCases, Wiring.allCases)
    func areTheReferences(_ activation: Activation, _ wiring: Wiring) {
      let symmetries = Symmetry.oneOfEach
      let index = Int(activation.kernelCode) + 5 * (Wiring.allCases.firstIndex(of: wiring) ?? 0)
      let scene = Self.scene([activation], wiring, symmetries[index % symmetries.count])
      Self.compare(scene, "\(activation)")
    }

    @Test(arguments: Symmetry.oneOfEach, [0, -0.7])
    func ofAllActivations(_ symmetry: Symmetry, _ twist: Double) {
      let wirings = Wiring.allCases
      let wiring = wirings[(symmetry.order + (twist == 0 ? 1 : 0)) % wirings.count]
      Self.compare(
        Self.scene(Activation.allCases, wiring, symmetry, twist: twist), "\(symmetry)")
    }

    @Test(arguments: OutputActivation.allCases) func ofChannels(_ activation: OutputActivation) {
      var scene = Self.scene([.tanh], .plain, .none)
      scene.network.outputs = [activation, activation, activation]
      Self.compare(scene, "\(activation)")
    }

    /// The monitor follows the derivatives, which it does not change.
    @Test func theMonitorComesLast() {
      let sample = Sample(Self.scene([.sin], .plain, .none), ofSums: true)
      let plain = sample.evaluated(.single)
      let monitored = sample.evaluated(.single, isMonitored: true)
      #expect(plain.rest.isEmpty && monitored.rest.count == 1)
      #expect(
        plain.values == monitored.values && plain.across == monitored.across
          && plain.down == monitored.down)
      #expect(Set(monitored.rest[0]).count > 10)
    }
  }
}
