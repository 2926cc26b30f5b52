internal import CPPN
internal import CPPNKernels

/// A domain in the form that kernels take: a plain value, from which pointers are made when a strip
/// is painted.
struct KernelDomain: Sendable {
  private let symmetry: Symmetry
  private let order: Int
  private let mirrors: [ck_mirror]
  private var twist = 0.0
  private var angleCore = 0.0
  private var core = 0.0
  /// True if there are so few folds that a lattice of pixels resolves the space between them,
  /// except in the very middle, where errors affect too small an area to count.
  let isPredictable: Bool
  /// True if pictures have corners along the folds.
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

  /// Returns the form of a `domain` with the same symmetry, reusing the mirrors.
  func with(_ domain: Domain) -> KernelDomain {
    precondition(domain.symmetry == symmetry, "A film's symmetry stays.")
    var kernel = self
    kernel.twist = domain.twist
    kernel.angleCore = domain.angleCore
    kernel.core = domain.core
    return kernel
  }

  /// True if pictures may have detail finer than pixels near the centre, because points are twisted
  /// or their angles multiplied.
  var isFineAtCentre: Bool { twist != 0 || order > 1 }

  /// True if points whose x differ only in sign become equal, to the bit.
  var mirrorsX: Bool {
    switch symmetry {
    case .mirrorX, .mirror: twist == 0
    case .kaleidoscope(let count): twist == 0 && count.isMultiple(of: 2)
    case .none, .mirrorY, .rotation: false
    }
  }

  /// True if points whose y differ only in sign become equal, to the bit.
  var mirrorsY: Bool {
    switch symmetry {
    case .mirrorY, .mirror, .kaleidoscope: twist == 0
    case .none, .mirrorX, .rotation: false
    }
  }

  /// True if points keep their places, except for the signs of x and y.
  var keepsSigns: Bool {
    switch symmetry {
    case .none, .mirrorX, .mirrorY, .mirror: twist == 0
    case .rotation, .kaleidoscope: false
    }
  }

  /// Returns the mirrors that fold the angles from 0 to a half turn into the first of `count` equal
  /// wedges; each folds the remaining angles to about a half.
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

  /// Calls `body` with the domain as the kernels read it; the pointer is valid only inside the
  /// call.
  func withKernel(_ body: (UnsafePointer<ck_domain>) -> Void) {
    mirrors.withUnsafeBufferPointer { mirrors in
      withUnsafePointer(
        to: ck_domain(
          twist: twist, mirrors: mirrors.baseAddress, mirror_count: UInt32(mirrors.count),
          order: UInt32(order), core_theta: angleCore, core_log_r: core), body)
    }
  }
}
