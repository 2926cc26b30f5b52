internal import CPPN
internal import CPPNKernels

/// A domain as the kernels take it: a plain value, from which a pointer is made when a strip is painted.
struct KernelDomain: Sendable {
  private let twist: Double
  private let order: Int
  private let angleCore: Double
  private let core: Double
  private let mirrors: [ck_mirror]
  /// Whether points whose x differ in sign alone become the same point, to the bit.
  let mirrorsX: Bool
  /// The same of y.
  let mirrorsY: Bool
  /// Whether points stay where they are but for the signs of x and y.
  let keepsSigns: Bool
  /// Whether folds are so few that a lattice of pixels sees between them, but for the very middle, where
  /// errors are too small an area to count.
  let isForeseeable: Bool
  /// Whether pictures have corners along the folds.
  let hasFolds: Bool

  init(_ domain: Domain) {
    twist = domain.twist
    angleCore = domain.angleCore
    core = domain.core
    hasFolds = domain.symmetry.hasKinks
    isForeseeable = if case .kaleidoscope(let count) = domain.symmetry { count <= 32 } else { true }
    let isStraight = domain.twist == 0
    switch domain.symmetry {
    case .none: (mirrorsX, mirrorsY, keepsSigns) = (false, false, isStraight)
    case .mirrorX: (mirrorsX, mirrorsY, keepsSigns) = (isStraight, false, isStraight)
    case .mirrorY: (mirrorsX, mirrorsY, keepsSigns) = (false, isStraight, isStraight)
    case .mirror: (mirrorsX, mirrorsY, keepsSigns) = (isStraight, isStraight, isStraight)
    case .rotation: (mirrorsX, mirrorsY, keepsSigns) = (false, false, false)
    case .kaleidoscope(let count):
      (mirrorsX, mirrorsY, keepsSigns) = (isStraight && count.isMultiple(of: 2), isStraight, false)
    }
    let (left, top) = (ck_mirror(x: -1, y: 0), ck_mirror(x: 0, y: -1))
    switch domain.symmetry {
    case .none: (order, mirrors) = (1, [])
    case .mirrorX: (order, mirrors) = (1, [left])
    case .mirrorY: (order, mirrors) = (1, [top])
    case .mirror: (order, mirrors) = (1, [left, top])
    case .rotation(let count): (order, mirrors) = (max(count, 1), [])
    case .kaleidoscope(let count): (order, mirrors) = (1, [top] + Self.halvings(of: count))
    }
  }

  /// Mirrors that leave of the angles from 0 to a half turn the first of `count` equal wedges, each
  /// of them throwing about half of what is left onto the other half.
  private static func halvings(of count: Int) -> [ck_mirror] {
    var mirrors: [ck_mirror] = []
    var wedges = max(count, 1)
    while wedges > 1 {
      wedges = (wedges + 1) / 2
      let (sine, cosine) = PortableMath.sineAndCosine(.pi * Double(wedges) / Double(count))
      mirrors.append(ck_mirror(x: -sine, y: cosine))
    }
    return mirrors
  }

  /// Calls `body` with the domain as the kernels read it, valid inside the call only.
  func withKernel(_ body: (UnsafePointer<ck_domain>) -> Void) {
    mirrors.withUnsafeBufferPointer { mirrors in
      withUnsafePointer(
        to: ck_domain(
          twist: twist, mirrors: mirrors.baseAddress, mirror_count: UInt32(mirrors.count),
          order: UInt32(order), core_theta: angleCore, core_log_r: core), body)
    }
  }
}
