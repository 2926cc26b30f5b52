internal import CPPN
internal import CPPNKernels

/// A domain, the map that is applied to points, in the kernels' form. Its pointers are made when a
/// strip is painted.
struct KernelDomain: Sendable {
  private let symmetry: Symmetry
  private let order: Int
  private let mirrors: [ck_mirror]
  private var twist = 0.0
  private var angleCore = 0.0
  private var core = 0.0
  /// True if there are so few folds that the lattice resolves the space between them, except at the
  /// very centre. Errors there affect too few pixels to matter.
  ///
  /// The limit of 32 petals is measured: `SymmetryTests` holds 60 random networks to the error
  /// bound at 24 and 32. Without the limit, no pixel of these was off by more than 3 levels at 32,
  /// 12 of 3.5 million at 48, and 32 at 64, where one in a million is allowed.
  let isPredictable: Bool
  /// True if the symmetry has folds, along which pictures have corners.
  let hasFolds: Bool

  /// Creates a domain with a symmetry, without twist or core.
  init(_ symmetry: Symmetry) {
    self.symmetry = symmetry
    hasFolds = symmetry.hasKinks
    isPredictable = if case .kaleidoscope(let count) = symmetry { count <= 32 } else { true }
    let (left, top) = (ck_mirror(x: -1, y: 0), ck_mirror(x: 0, y: -1))
    switch symmetry {
    case .none: (order, mirrors) = (1, [])
    case .mirrorX: (order, mirrors) = (1, [left])
    case .mirrorY: (order, mirrors) = (1, [top])
    case .mirror: (order, mirrors) = (1, [left, top])
    case .rotation(let count): (order, mirrors) = (max(count, 1), [])
    case .kaleidoscope(let count): (order, mirrors) = (1, [top] + Self.halvings(of: count))
    }
  }

  /// Returns the kernels' form of `domain`, which must have the same symmetry. The mirrors are
  /// reused.
  func with(_ domain: Domain) -> KernelDomain {
    precondition(domain.symmetry == symmetry, "A film's symmetry stays.")
    var kernel = self
    kernel.twist = domain.twist
    kernel.angleCore = domain.angleCore
    kernel.core = domain.core
    return kernel
  }

  /// True if pictures may have detail finer than pixels near the centre, because points are twisted
  /// or their angles are multiplied.
  var isFineAtCentre: Bool { twist != 0 || order > 1 }

  /// True if points that differ only in the sign of x are mapped to equal points, to the bit.
  var mirrorsX: Bool {
    switch symmetry {
    case .mirrorX, .mirror: twist == 0
    case .kaleidoscope(let count): twist == 0 && count.isMultiple(of: 2)
    case .none, .mirrorY, .rotation: false
    }
  }

  /// True if points that differ only in the sign of y are mapped to equal points, to the bit.
  var mirrorsY: Bool {
    switch symmetry {
    case .mirrorY, .mirror, .kaleidoscope: twist == 0
    case .none, .mirrorX, .rotation: false
    }
  }

  /// True if the domain changes no point, except for the signs of x and y.
  var keepsSigns: Bool {
    switch symmetry {
    case .none, .mirrorX, .mirrorY, .mirror: twist == 0
    case .rotation, .kaleidoscope: false
    }
  }

  /// Returns the mirrors that fold the angles from 0 to a half turn into the first of `count` equal
  /// wedges. Each mirror folds the remaining angles into about half of them.
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

  /// Calls `body` with the domain in the kernels' form; the pointer is valid only inside the call.
  func withKernel(_ body: (UnsafePointer<ck_domain>) -> Void) {
    mirrors.withUnsafeBufferPointer { mirrors in
      withUnsafePointer(
        to: ck_domain(
          twist: twist, mirrors: mirrors.baseAddress, mirror_count: UInt32(mirrors.count),
          order: UInt32(order), core_theta: angleCore, core_log_r: core), body)
    }
  }
}
