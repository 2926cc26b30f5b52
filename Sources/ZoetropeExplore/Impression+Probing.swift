internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
public import ZoetropeScene

extension Impression {
  /// The largest number of pictures by which a film is judged, apart from those for its seam.
  public static let probes = 16

  /// Returns the number of squares in a row of the signature of `scene`'s film.
  static func columns(of scene: SceneDraft) -> Int { scene.small.size.width / Look.block }

  /// Paints some frames of `scene` and computes the impression from them. The result depends on
  /// the scene's aspect ratio, but not on its size or samples.
  ///
  /// If the scene requires a measured centre or curves, these must have been measured. An
  /// `even` pace that has not been measured is ignored, because measuring it takes longer than
  /// everything else.
  ///
  /// - Throws: `CancellationError` soon after the task is cancelled.
  public init(of scene: SceneDraft) throws {
    let scene = scene.small
    let frames = scene.timeline.frameCount
    let loops = scene.timeline.loop != .once
    var look = Look(scene)
    var glances: [Glance] = []
    var difference = 0.0
    // A film of fewer frames is sampled at each frame.
    let shown = (0..<min(Self.probes, frames)).map { $0 * frames / min(Self.probes, frames) }
    for (index, frame) in shown.enumerated() {
      try look.paint(frame)
      glances.append(Glance(look.now, luma: &look.luma))
      if index == 0 { look.keepFirst() } else { difference += look.change() }
      look.keep()
    }
    var steps = shown.count - 1
    if loops, shown.count > 1 {
      difference += look.changeToFirst()
      steps += 1
    }
    func median(_ value: (Glance) -> Double) -> Double {
      let sorted = glances.map(value).sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
    contrast = median(\.contrast)
    entropy = (0..<3).map { scale in median { $0.entropy[scale] } }
    coherence = median(\.coherence)
    edges = median(\.edges)
    plateau = median(\.plateau)
    clipped = median(\.clipped)
    colourfulness = median(\.colourfulness)
    movement = steps > 0 ? difference / Double(steps) : 0
    isOneFrame = frames == 1
    signature = look.signature
    seam = 1
    if scene.timeline.loop == .loop, frames > 4 { seam = try look.seam(frames) }
  }
}

/// The current, previous and first picture of one film, and the differences between them.
private struct Look {
  /// The side of a square of the signature, in pixels.
  static let block = 6

  private let renderer: Renderer
  private(set) var now: Strip
  private var before: Strip
  private var first: Strip
  var luma: [Float]

  init(_ scene: SceneDraft) {
    // Single precision suffices: pixels at which it differs visibly from double precision are
    // noise in both.
    var whole = scene
    // The field is judged, whatever form is cut out of it.
    whole.figure = nil
    renderer = Renderer(whole, sampling: .exact, precision: .single)
    now = Strip(width: scene.size.width, rows: 0..<scene.size.height)
    before = now
    first = now
    luma = Array(repeating: 0, count: now.red.count)
  }

  mutating func paint(_ frame: Int) throws {
    try Task.checkCancellation()
    try renderer.frame(frame).paintUnlessCancelled(&now)
  }

  mutating func keepFirst() { first = now }
  mutating func keep() { swap(&now, &before) }

  /// Returns the mean difference between this picture and the previous one, from 0 to 1.
  func change() -> Double { Self.difference(now, before) }
  /// Returns the mean difference between this picture and the first, from 0 to 1.
  func changeFromFirst() -> Double { Self.difference(now, first) }
  /// Returns the mean difference between the previous picture and the first, from 0 to 1.
  func changeToFirst() -> Double { Self.difference(before, first) }

  /// Returns the change from the last of `frames` frames to the first, divided by the mean of the
  /// changes before and after it. Returns 1 if the change at the seam is invisible.
  mutating func seam(_ frames: Int) throws -> Double {
    try paint(frames - 1)
    let step = changeFromFirst()
    // A change of at most half an 8-bit level is invisible.
    guard step > 0.5 / 255 else { return 1 }
    keep()
    try paint(frames - 2)
    let ahead = change()
    try paint(1)
    return step / max((ahead + changeFromFirst()) / 2, 0.05 / 255)
  }

  /// The means over 6x6 pixels of the first picture, in 8-bit levels. All values of red come first,
  /// then those of green, then those of blue.
  var signature: [UInt8] {
    let (block, width, height) = (Self.block, first.width, first.rows.count)
    return [first.red, first.green, first.blue].flatMap { plane in
      stride(from: 0, to: height - block + 1, by: block).flatMap { top in
        stride(from: 0, to: width - block + 1, by: block).map { left in
          var sum: Float = 0
          for y in top..<top + block {
            for x in left..<left + block { sum += plane[y * width + x] }
          }
          return UInt8(min(max(sum / Float(block * block), 0), 1) * 255)
        }
      }
    }
  }

  private static func difference(_ one: Strip, _ other: Strip) -> Double {
    let planes = [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)]
    return planes.reduce(0) { sum, planes in
      planes.0.withUnsafeBufferPointer { a in
        planes.1.withUnsafeBufferPointer { b in
          var total: Float = 0
          for i in 0..<a.count { total += abs(a[i] - b[i]) }
          return sum + Double(total)
        }
      }
    } / Double(3 * one.red.count)
  }
}

extension SceneDraft {
  /// The scene as the gate paints it, with nearly the same aspect ratio, about as many pixels as
  /// 96x54, and one sample for each pixel.
  fileprivate var small: SceneDraft {
    var small = self
    let shape = min(max(Double(size.width) / Double(size.height), 1.0 / 64), 64)
    let width = (96.0 * 54 * shape).squareRoot()
    small.size = FrameSize(
      width: max(6, Int((width / 6).rounded()) * 6),
      height: max(6, Int((width / shape / 6).rounded()) * 6))
    small.samples = 1
    return small
  }
}
