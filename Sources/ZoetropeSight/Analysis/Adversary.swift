internal import ZoetropeConvnet
internal import ZoetropeInspect

/// Changes a picture a little, again and again, until a network takes it for something else.
///
/// Each step goes by one 8-bit level against the error of the wanted class, by its sign alone
/// (Goodfellow et al. 2014), and never further than `reach` levels from the picture.
struct Adversary {
  /// The largest change in 8-bit levels.
  static let reach = 4
  /// How many times as large the difference is shown.
  static let factor = 30
  /// The classes that are pushed back in a step.
  private static let rivals = 20

  private let eye: Eye
  let wanted: Int
  private let before: Shares
  private(set) var pixels: [Float]
  private var shares: Shares

  init(_ eye: Eye, towards wanted: Int) {
    (self.eye, self.wanted) = (eye, wanted)
    pixels = eye.seen.pixels
    before = eye.shares(pixels)
    shares = before
  }

  /// Chooses a class that the picture is not taken for: a goldfish, or a toaster, or the last one.
  static func choice(_ shares: Shares) -> Int {
    let likely = shares.ranked.prefix(min(10, shares.values.count / 2))
    return [1, 859].first { shares.values.indices.contains($0) && !likely.contains($0) }
      ?? shares.ranked.last ?? 0
  }

  /// Takes a step.
  mutating func step() {
    // The derivative of the logarithm of the wanted share, by the sums of the classes.
    let rivals = shares.ranked.prefix(Self.rivals).filter { $0 != wanted }
    let targets =
      [(target: ConvnetTarget.output(wanted), weight: Float(1 - shares.values[wanted]))]
      + rivals.map { (target: ConvnetTarget.output($0), weight: Float(-shares.values[$0])) }
    let gradient = eye.gradient(of: targets, at: pixels)
    for place in pixels.indices {
      let original = (255 * eye.seen.pixels[place]).rounded()
      let sign: Float = gradient[place] > 0 ? 1 : gradient[place] < 0 ? -1 : 0
      let reach = Float(Self.reach)
      let level = min(
        max((255 * pixels[place]).rounded() + sign, max(original - reach, 0)),
        min(original + reach, 255))
      pixels[place] = level / 255
    }
    shares = eye.shares(pixels)
  }

  var report: AdversarialReport {
    let size = eye.seen.size
    let difference = zip(pixels, eye.seen.pixels).map { 0.5 + Float(Self.factor) * ($0 - $1) }
    let largest = zip(pixels, eye.seen.pixels).map { abs($0 - $1) }.max() ?? 0
    func list(_ shares: Shares) -> [ClassShare] {
      let first = shares.first(5)
      return first.contains { $0.index == wanted } ? first : first + [shares.share(wanted)]
    }
    return AdversarialReport(
      wanted: before.share(wanted).name, levels: Int((255 * largest).rounded()),
      picture: PagePicture(colours: pixels, size: size),
      difference: PagePicture(colours: difference, size: size), factor: Self.factor,
      before: list(before), after: list(shares))
  }
}
