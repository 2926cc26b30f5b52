internal import ZoetropeConvnet
internal import ZoetropeFrame
internal import ZoetropeKit

/// A network that looks at one picture and at changed copies of it.
struct Eye {
  let network: Convnet
  let seen: SeenPicture
  /// The number of threads that work.
  let threads: Int
  private let pass: ConvnetPass

  init(_ network: Convnet, _ seen: SeenPicture, threads: Int) {
    (self.network, self.seen, self.threads) = (network, seen, threads)
    pass = ConvnetPass(
      network, rows: seen.size.height, columns: seen.size.width, threads: threads)
  }

  /// Returns the shares of all classes in some pixels.
  func shares(_ pixels: [Float]) -> Shares {
    pass.run(pixels)
    return Shares(pass.logits())
  }

  /// Returns the derivatives of a weighted sum of targets by all pixels.
  func gradient(
    of targets: [(target: ConvnetTarget, weight: Float)], at pixels: [Float],
    rule: ConvnetPass.Rule = .derivative
  ) -> [Float] {
    var gradient: [Float] = []
    _ = pass.gradient(of: targets, at: pixels, into: &gradient, rule: rule)
    return gradient
  }

  /// Returns what blocks find in the picture.
  func values(ofBlocks blocks: [Int]) -> [BlockValues] {
    pass.run(seen.pixels)
    return blocks.map { block in
      let (rows, columns, channels, values) = pass.values(ofBlock: block)
      return BlockValues(
        block: block, size: FrameSize(width: columns, height: rows), channels: channels,
        values: values, norms: network.norms[block])
    }
  }
}

/// The values of a block in a picture, and what they usually are.
struct BlockValues {
  let block: Int
  let size: FrameSize
  let channels: Int
  /// The channels of each pixel, row after row.
  let values: [Float]
  let norms: ChannelNorms

  /// The values of a channel, row after row.
  func map(_ channel: Int) -> [Float] {
    stride(from: channel, to: values.count, by: channels).map { values[$0] }
  }

  /// How far a channel's mean over the picture is above the usual one, in usual standard deviations.
  func rank(_ channel: Int) -> Double {
    let sum = stride(from: channel, to: values.count, by: channels).reduce(0.0) {
      $0 + Double(values[$1])
    }
    let mean = sum / Double(size.width * size.height)
    let deviation = Double(norms.deviation[channel])
    // A channel without a deviation is the same in all pictures.
    return deviation > 0 ? (mean - Double(norms.mean[channel])) / deviation : -.infinity
  }

  /// The channels by their ranks, the highest first.
  var ranked: [(channel: Int, rank: Double)] {
    (0..<channels).map { ($0, rank($0)) }.sorted {
      ($0.rank, $1.channel) > ($1.rank, $0.channel)
    }
  }

  /// The place in the picture where a channel is largest, as shares of width and height.
  func summit(_ channel: Int) -> (x: Double, y: Double) {
    let map = map(channel)
    let place = map.indices.max { map[$0] < map[$1] } ?? 0
    return (
      (Double(place % size.width) + 0.5) / Double(size.width),
      (Double(place / size.width) + 0.5) / Double(size.height)
    )
  }
}
