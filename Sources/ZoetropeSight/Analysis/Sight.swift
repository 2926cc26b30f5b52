internal import CPPN
internal import ZoetropeConvnet
internal import ZoetropeFrame
internal import ZoetropeInspect
internal import ZoetropeKit
internal import ZoetropeTraining

/// All that is found out about what a network sees in a picture.
struct Sight {
  /// The number of classes that are listed.
  private static let listed = 10
  /// The number of channels of a block that are shown.
  private static let shown = 8
  /// The side of the part of a picture that excites a channel, as a share of the short side.
  private static let part = 0.36
  /// The side of the pictures of dreams on the page.
  private static let dreamSide = 192

  private let input: SightInput
  private let network: Convnet
  private let options: SightOptions
  private let threads: Int
  private let occlusion: Occlusion

  init(_ input: SightInput, _ network: Convnet, _ options: SightOptions, threads: Int) {
    (self.input, self.network, self.options) = (input, network, options)
    self.threads = threads
    occlusion = Occlusion(input.seen, places: options.places)
  }

  /// The number of steps, of which `report` reports each.
  var steps: Int {
    occlusion.count + 3 + dreams.reduce(0) { $0 + $1.count } * options.dreamSteps
      + options.adversarialSteps + options.inversionSteps
  }

  /// Computes everything.
  ///
  /// - Parameter advance: called after each step.
  /// - Throws: `CancellationError` if the task is cancelled.
  func report(advance: () -> Void) throws -> SightReport {
    let eye = Eye(network, input.seen, threads: threads)
    let shares = eye.shares(input.seen.pixels)
    advance()
    let first = shares.share(shares.first)
    let covered = try (0..<occlusion.count).map { place in
      try step(advance) { eye.shares(occlusion.covered(place)).values[first.index] }
    }
    let derivatives = try [ConvnetPass.Rule.derivative, .guided].map { rule in
      try step(advance) {
        eye.gradient(of: [(.output(first.index), 1)], at: input.seen.pixels, rule: rule)
      }
    }
    let values = eye.values(ofBlocks: blocks)
    var adversary = Adversary(eye, towards: Adversary.choice(shares))
    for _ in 0..<options.adversarialSteps { try step(advance) { adversary.step() } }
    let features = try features(eye, advance)
    return SightReport(
      name: input.name, title: input.title, about: input.about, moment: input.moment,
      picture: input.picture, seen: input.seen.page, classCount: network.classCount,
      classes: shares.first(Self.listed), occlusion: occlusion.report(first, covered),
      backward: SightDerivatives(
        name: first.name,
        derivative: PagePicture(derivatives: derivatives[0], size: input.seen.size),
        guided: PagePicture(derivatives: derivatives[1], size: input.seen.size)),
      layers: values.map(layer), features: features, adversarial: adversary.report,
      inversion: try inversion(advance))
  }

  /// Does something, unless the task is cancelled, and reports it as done.
  private func step<Result>(_ advance: () -> Void, _ body: () -> Result) throws -> Result {
    try Task.checkCancellation()
    let result = body()
    advance()
    return result
  }

  // MARK: Blocks and channels

  /// The blocks whose channels are shown.
  private var blocks: [Int] {
    [0, 2, 4, 7, 10, 12, 14].filter(network.blocks.indices.contains)
  }

  /// The blocks whose strongest channels dream, and how many do.
  private var dreams: [(block: Int, count: Int)] {
    let count = network.blocks.count
    let blocks = count > 12 ? [10, 12] : [max(0, count - 2), count - 1]
    return zip(blocks, [(options.dreams + 1) / 2, options.dreams / 2]).map { block, count in
      (block, min(count, network.blocks[block].channels))
    }
  }

  private func layer(_ values: BlockValues) -> BlockReport {
    BlockReport(
      block: values.block, rows: values.size.height, columns: values.size.width,
      channels: values.channels,
      shown: values.ranked.prefix(Self.shown).map { channel, rank in
        let map = values.map(channel)
        let range = Double(map.min() ?? 0)...Double(map.max() ?? 0)
        return ChannelReport(
          channel: channel, rank: rank, picture: PagePicture(map, range, size: values.size))
      })
  }

  private func features(_ eye: Eye, _ advance: () -> Void) throws -> [FeatureReport] {
    let values = eye.values(ofBlocks: dreams.map(\.block))
    var features: [FeatureReport] = []
    for (values, dream) in zip(values, dreams) {
      for (channel, rank) in values.ranked.prefix(dream.count) {
        var taught = FeatureDream(
          of: .channel(block: values.block, channel: channel), in: network,
          steps: options.dreamSteps, side: options.dreamSide, threads: threads)
        for _ in 0..<options.dreamSteps { try step(advance) { taught.step() } }
        let (x, y) = values.summit(channel)
        features.append(
          FeatureReport(
            block: values.block, channel: channel, rank: rank,
            lit: input.seen.lit(by: light(values, channel)),
            part: input.picture.part(x: x, y: y, share: Self.part),
            dream: PagePicture(taught.painted(side: Self.dreamSide))))
      }
    }
    return features
  }

  /// How strong a channel is at each pixel: 0 where it is no more than usual, 1 where it is largest.
  private func light(_ values: BlockValues, _ channel: Int) -> [Float] {
    let map = PixelNumbers(size: values.size, values: values.map(channel)).enlarged(
      to: input.seen.size)
    let (low, high) = (map.min() ?? 0, map.max() ?? 0)
    let floor = min(max(values.norms.mean[channel], low), (low + high) / 2)
    return map.map { high > floor ? ($0 - floor) / (high - floor) : 1 }
  }

  // MARK: Inversion

  private func inversion(_ advance: () -> Void) throws -> InversionReport {
    let block = min(7, network.blocks.count - 1)
    let scale = min(1, (Double(options.inversionArea) / SeenPicture.area).squareRoot())
    let size = FrameSize(
      width: max(SeenPicture.shortest, Int((Double(input.seen.size.width) * scale).rounded())),
      height: max(SeenPicture.shortest, Int((Double(input.seen.size.height) * scale).rounded())))
    let pixels = input.seen.shrunk(to: size)
    var inversion = Inversion(
      of: pixels, size: size, block: block, in: network, steps: options.inversionSteps,
      threads: threads)
    let before = inversion.distance()
    for _ in 0..<options.inversionSteps { try step(advance) { inversion.step() } }
    let after = inversion.distance()
    return InversionReport(
      block: block, values: inversion.count, pixels: size.width * size.height, before: before,
      after: after, picture: PagePicture(inversion.painted(input.seen.size)))
  }
}
