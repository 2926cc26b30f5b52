import Testing
import ZoetropeConvnet
import ZoetropeRender
import ZoetropeWeights

/// The kernels against a reference in double precision, on a small network.
@Suite(.serialized) struct ConvnetPassTests {
  /// Of the largest number: single precision through twenty layers.
  static let tolerance = 2e-5

  /// A picture's size. The strides' padding is even or odd by its remainders; the largest is worked on
  /// in bands of rows.
  struct Size: Sendable, CustomStringConvertible {
    let rows: Int
    let columns: Int
    var description: String { "\(columns)x\(rows)" }
  }

  static let sizes = [
    Size(rows: 32, columns: 32), Size(rows: 33, columns: 47), Size(rows: 47, columns: 34),
    Size(rows: 64, columns: 41), Size(rows: 9, columns: 70), Size(rows: 1, columns: 1),
    Size(rows: 270, columns: 300),
  ]

  static let network = Convnet.tiny(seed: 3)
  static let reference = ReferenceConvnet(Convnet.tinyTensors(seed: 3), .tiny)

  /// Channels, layers and a class, alone and together.
  static let targets: [[(target: ConvnetTarget, weight: Float)]] = [
    [(.channel(block: 0, channel: 5), 1)], [(.channel(block: 3, channel: 17), 2)],
    [(.layer(block: 1), 1)], [(.layer(block: 5), -1)], [(.output(7), 1)],
    [
      (.output(2), 1), (.output(9), -0.5), (.layer(block: 5), 0.3),
      (.channel(block: 2, channel: 0), 3),
    ],
    [
      (.channel(block: 4, channel: 23), 1), (.channel(block: 4, channel: 2), 1),
      (.layer(block: 0), 2),
    ],
  ]

  /// The targets at a size: some only at the largest, where the reference is slow.
  static func targets(_ size: Size) -> [[(target: ConvnetTarget, weight: Float)]] {
    size.rows > 200 ? [targets[2], targets[5]] : targets
  }

  /// Bands of colour with a little noise, so that neighbours differ.
  static func picture(_ size: Size) -> [Float] {
    (0..<size.rows * size.columns * 3).map { place in
      let (pixel, colour) = (place / 3, place % 3)
      let (row, column) = (pixel / size.columns, pixel % size.columns)
      let band = (row * 5 + column * 3 + colour * 29) % 64
      let noise = (place &* 7919 &+ row &* 104_729) % 101
      return Float(band) / 80 + Float(noise) / 500
    }
  }

  static func pass(_ size: Size, through block: Int? = nil, threads: Int = 1) -> ConvnetPass {
    ConvnetPass(
      network, rows: size.rows, columns: size.columns, through: block, threads: threads)
  }

  static func trace(_ size: Size) -> ReferenceConvnet.Trace {
    reference.trace(picture(size).map(Double.init), rows: size.rows, columns: size.columns)
  }

  /// Expects numbers to be those of the reference, by the largest of them.
  static func expect(
    _ found: [Float], near wanted: [Double], _ what: String,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == wanted.count, "\(what)", sourceLocation: location)
    let largest = wanted.reduce(0) { max($0, abs($1)) }
    let error = zip(found, wanted).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
    #expect(error <= tolerance * max(largest, 1e-6), "\(what)", sourceLocation: location)
  }

  @Test(arguments: sizes) func valuesAreThoseOfTheReference(_ size: Size) {
    let pass = Self.pass(size)
    pass.run(Self.picture(size))
    let trace = Self.trace(size)
    for (index, block) in trace.blocks.enumerated() {
      let found = pass.values(ofBlock: index)
      #expect(
        [found.rows, found.columns, found.channels]
          == [block.output.rows, block.output.columns, block.output.channels])
      Self.expect(found.values, near: block.output.values, "block \(index)")
    }
    Self.expect(pass.logits(), near: trace.logits, "logits")
  }

  @Test(arguments: sizes, [ConvnetPass.Rule.derivative, .guided])
  func gradientsAreThoseOfTheReference(_ size: Size, _ rule: ConvnetPass.Rule) {
    let pass = Self.pass(size)
    let trace = Self.trace(size)
    for targets in Self.targets(size) {
      var gradient: [Float] = []
      let values = pass.gradient(
        of: targets, at: Self.picture(size), into: &gradient, rule: rule)
      Self.expect(
        gradient, near: Self.reference.gradient(targets, trace, rule), "\(targets)")
      for (value, target) in zip(values, targets) {
        let wanted = Self.reference.value(target.target, trace)
        #expect(abs(value - wanted) <= Self.tolerance * max(abs(wanted), 1), "\(target)")
      }
    }
  }

  /// Both rules differ, and some of ReLU6 are open, shut and beyond 6, or nothing above would be tested.
  @Test func thePictureTestsBothEndsOfReLU6() {
    let trace = Self.trace(Self.sizes[1])
    let before = trace.blocks.flatMap { $0.expandBefore.values + $0.depthwiseBefore.values }
    for isThere in [before.filter { $0 < 0 }, before.filter { $0 > 6 }] {
      #expect(isThere.count > before.count / 100)
    }
    let plain = Self.reference.gradient(Self.targets[1], trace, .derivative)
    #expect(plain != Self.reference.gradient(Self.targets[1], trace, .guided))
  }

  @Test(arguments: 0..<targets.count)
  func gradientsAreSlopes(_ index: Int) {
    let size = Self.sizes[1]
    let targets = Self.targets[index]
    var gradient: [Float] = []
    _ = Self.pass(size).gradient(of: targets, at: Self.picture(size), into: &gradient)
    let largest = gradient.reduce(0) { max($0, abs($1)) }
    func sum(_ pixels: [Double]) -> Double {
      let trace = Self.reference.trace(pixels, rows: size.rows, columns: size.columns)
      return targets.reduce(0) {
        $0 + Double($1.weight) * Self.reference.value($1.target, trace)
      }
    }
    for place in stride(from: 17, to: gradient.count, by: gradient.count / 6) {
      var (above, below) = (
        Self.picture(size).map(Double.init), Self.picture(size).map(Double.init)
      )
      above[place] += 1e-7
      below[place] -= 1e-7
      let slope = (sum(above) - sum(below)) / 2e-7
      #expect(abs(slope - Double(gradient[place])) < 1e-4 * Double(largest), "\(place)")
    }
  }

  /// A pass that ends at a block gives what the whole network gives there, and one pass can be used for
  /// many pictures and targets.
  @Test func aPassMayEndEarlyAndBeUsedAgain() {
    let size = Self.sizes[1]
    let (whole, short) = (Self.pass(size), Self.pass(size, through: 3))
    let (first, second) = (Self.picture(size), Self.picture(size).map { 1 - $0 })
    for pixels in [first, second, first] {
      whole.run(pixels)
      short.run(pixels)
      #expect(whole.values(ofBlock: 3) == short.values(ofBlock: 3))
      for targets in [Self.targets[2], Self.targets[1]] {
        var (long, quick): ([Float], [Float]) = ([], [])
        #expect(
          whole.gradient(of: targets, at: pixels, into: &long)
            == short.gradient(of: targets, at: pixels, into: &quick))
        #expect(long == quick)
      }
    }
  }
}

/// Equal bits.
extension ConvnetPassTests {
  /// Everything that a pass gives.
  struct Numbers: Hashable {
    var values: [[Float]] = []
    var targets: [[Double]] = []

    init(_ size: Size, threads: Int, startThread: @escaping WorkerThread.Starter) {
      let pass = ConvnetPass(
        network, rows: size.rows, columns: size.columns, threads: threads,
        startThread: startThread)
      let pixels = picture(size)
      for list in ConvnetPassTests.targets {
        for rule in [ConvnetPass.Rule.derivative, .guided] {
          var gradient: [Float] = []
          targets.append(pass.gradient(of: list, at: pixels, into: &gradient, rule: rule))
          values.append(gradient)
        }
      }
      pass.run(pixels)
      values.append(pass.logits())
      values += network.blocks.indices.map { pass.values(ofBlock: $0).values }
    }
  }

  @Test(arguments: sizes) func anyNumberOfThreadsGivesTheSameBits(_ size: Size) {
    let one = Numbers(size, threads: 1, startThread: WorkerThread.start)
    for threads in [2, 3, 7] {
      #expect(Numbers(size, threads: threads, startThread: WorkerThread.start) == one)
    }
  }

  /// Where the system allows no more threads, the others do the work.
  @Test func threadsThatDoNotStartAreNotNeeded() {
    let size = Self.sizes[1]
    let one = Numbers(size, threads: 1, startThread: WorkerThread.start)
    #expect(Numbers(size, threads: 4) { _, _ in 11 } == one)
    let starts = Starts()
    #expect(
      Numbers(size, threads: 4) { name, body in
        starts.next().isMultiple(of: 2) ? WorkerThread.start(name, body) : 11
      } == one)
  }

  @Test(arguments: [sizes[1], sizes[6]])
  func instructionSetsGiveTheSameBits(_ size: Size) {
    let best = InstructionSet.current
    defer { #expect(InstructionSet.use(best)) }
    var fused: Set<Numbers> = []
    let trace = Self.trace(size)
    let wanted = Self.reference.gradient(Self.targets[5], trace, .derivative)
    for name in InstructionSet.available {
      #expect(InstructionSet.use(name))
      let numbers = Numbers(size, threads: 2, startThread: WorkerThread.start)
      if InstructionSet.isFused { fused.insert(numbers) }
      Self.expect(numbers.values[2 * 5], near: wanted, "\(name)")
    }
    #expect(fused.count <= 1)
  }
}
