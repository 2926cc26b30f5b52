internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeScene

/// The movement of a medium's lines between two instants of a film.
///
/// A level line of the height h moves by |dh/dt| / |grad h| pixels a frame, and two lines whose
/// heights differ by d are d / |grad h| pixels apart. So the change of the height at a fixed pixel,
/// divided by d, is the movement as a share of the spacing, however steep the height is.
struct LineMotion {
  private let scene: SceneDraft
  private let renderer: Renderer
  /// The field along which lines are drawn, and its renderer; nil if that is the scene's own field
  /// in the first frame.
  private let lines: (scene: SceneDraft, renderer: Renderer)?
  private let columns: [Float]
  private let rows: [Float]

  /// The number of rows of the grid of points at which heights are compared.
  private static let rowCount = 27
  /// The fewest lines over the range of heights that evenly spaced lines have.
  private static let fewestLines = 8.0
  /// The rise over the short side below which a height has no evenly spaced lines.
  private static let flattest = 0.05

  /// Prepares the measurement of `scene`, whose size may be any; nil if its medium has no lines.
  init?(_ scene: SceneDraft) {
    guard scene.medium.lines(spacing: 1) != nil else { return nil }
    self.scene = scene
    // Single precision gives the output layer's sums.
    renderer = Renderer(scene, sampling: .exact, precision: .single)
    lines = scene.fields[.lines].map { field in
      var field = field
      field.size = scene.size
      return (field, Renderer(field, sampling: .exact, precision: .single))
    }
    let (width, height) = (Float(scene.size.width), Float(scene.size.height))
    let down = Self.rowCount
    let across = min(max(Int((Float(down) * width / height).rounded()), 1), 8 * down)
    columns = (0..<across * down).map {
      (Float($0 % across) + 0.5) * width / Float(across)
    }
    rows = (0..<across * down).map { (Float($0 / across) + 0.5) * height / Float(down) }
  }

  /// Returns the movement of lines between two instants as a share of their spacing: the mean over
  /// the picture, of several channels the largest.
  ///
  /// The instants are plans of a scene of the same film.
  func share(from first: FramePlan, to last: FramePlan) -> Double {
    let (start, end) = (
      scene.plan(position: first.position), scene.plan(position: last.position)
    )
    guard let before = scene.medium.lines(spacing: start[.spacing]),
      let after = scene.medium.lines(spacing: end[.spacing])
    else { return 0 }
    // Media look the same after a whole level.
    let turn = end[.level] - start[.level]
    let level = turn - turn.rounded()
    switch (before, after) {
    case (.levels(let counts, _), .levels(let others, let shift)):
      let (a, b) = (heights(start), heights(end))
      return counts.indices.map { channel in
        mean { b[channel][$0] * others[channel] - a[channel][$0] * counts[channel] + level * shift }
      }.max() ?? 0
    case (.evenlySpaced, .evenlySpaced(let pitch, let shift)):
      let (a, (b, slopes)) = (heldHeights(start), heldHeightsAndSlopes(end))
      return mean { point in
        let gap = max(slopes[point], Self.flattest) * pitch
        return (b[point] - a[0][point] + level * shift) * max(1 / gap, Self.fewestLines)
      }
    case (.stripes(let pitch, let bend), .stripes(let other, _)):
      let (a, b) = (heldHeights(start), heldHeights(end))
      return mean { point in
        let down = place(point).down
        return (down + bend * (b[0][point] - 0.5)) / other
          - (down + bend * (a[0][point] - 0.5)) / pitch - level
      }
    case (.dots(let pitch), .dots(let other)):
      return mean { point in
        let (across, down) = place(point)
        let (u, v) = (across * (1 / other - 1 / pitch) + level, down * (1 / other - 1 / pitch))
        return (u * u + v * v).squareRoot()
      }
    default: return 0
    }
  }

  /// Returns the mean size of a number over all points.
  private func mean(_ value: (Int) -> Double) -> Double {
    columns.indices.reduce(0) { $0 + abs(value($1)) } / Double(max(columns.count, 1))
  }

  /// The size of the picture's short side in pixels.
  private var side: Double { Double(min(scene.size.width, scene.size.height)) }

  /// Returns the place of a point from the picture's middle, in short sides.
  private func place(_ point: Int) -> (across: Double, down: Double) {
    (
      (Double(columns[point]) - Double(scene.size.width) / 2) / side,
      (Double(rows[point]) - Double(scene.size.height) / 2) / side
    )
  }

  /// Returns the plan of the first frame's network in the view of `plan`.
  private func held(_ plan: FramePlan) -> FramePlan {
    let first = scene.plan(position: 0)
    var held = plan
    (held.latent, held.seeds) = (first.latent, first.seeds)
    for number in [ScalarQuantity.gain, .phase] { held[number] = first[number] }
    return held
  }

  /// Returns the equalised heights of each channel at all points.
  private func heights(_ plan: FramePlan) -> [[Double]] {
    heights(renderer.frame(plan), of: scene)
  }

  /// Returns the heights along which lines are drawn.
  private func heldHeights(_ plan: FramePlan) -> [[Double]] {
    lines.map { heights($0.renderer.frame(at: plan), of: $0.scene) } ?? heights(held(plan))
  }

  private func heights(_ frame: FrameRenderer, of scene: SceneDraft) -> [[Double]] {
    let sums = frame.gradients(columns: columns, rows: rows).values
    return sums.indices.map { channel in
      sums[channel].map { height(of: Double($0), channel: channel, in: scene) }
    }
  }

  /// Returns the heights along which lines are drawn, of the first channel, and the lengths of their
  /// gradients, per short side.
  private func heldHeightsAndSlopes(_ plan: FramePlan) -> (heights: [Double], slopes: [Double]) {
    let scene = lines?.scene ?? scene
    let frame = lines.map { $0.renderer.frame(at: plan) } ?? renderer.frame(held(plan))
    let found = frame.gradients(columns: columns, rows: rows)
    let slopes = columns.indices.map { point in
      let sum = Double(found.values[0][point])
      let (x, y) = (Double(found.across[0][point]), Double(found.down[0][point]))
      let step = 1e-3
      let rate =
        (height(of: sum + step, channel: 0, in: scene)
          - height(of: sum - step, channel: 0, in: scene))
        / (2 * step)
      return abs(rate) * (x * x + y * y).squareRoot() * side
    }
    return (found.values[0].map { height(of: Double($0), channel: 0, in: scene) }, slopes)
  }

  private func height(of sum: Double, channel: Int, in scene: SceneDraft) -> Double {
    guard sum.isFinite else { return 0 }
    let value = scene.network.outputs[channel].apply(sum)
    guard case .measured(let curves) = scene.equalising, curves.indices.contains(channel)
    else { return value }
    return curves[channel].value(at: value)
  }
}
