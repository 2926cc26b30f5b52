/// Numbers of half precision (IEEE 754 binary16): 11 significant bits, up to 65,504.
///
/// Swift's `Float16` does not exist on every platform that this program is for.
package enum HalfFloat {
  /// Returns the number with these bits.
  package static func value(_ bits: UInt16) -> Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1f)
    let fraction = Float(bits & 0x3ff)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * Float(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
    }
  }

  /// Returns the bits of the half-precision number nearest to `value`, of two equally near ones the
  /// even one; infinity's beyond the largest.
  package static func bits(_ value: Float) -> UInt16 {
    let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
    let size = abs(value)
    guard size.isFinite else { return sign | (size.isNaN ? 0x7e00 : 0x7c00) }
    guard size >= 0x1p-14 else {
      // Below the smallest normal number the steps are 2^-24 each. The sum may be that number, whose
      // bits come next.
      return sign | UInt16((size * 0x1p24).rounded(.toNearestOrEven))
    }
    guard size < 65520 else { return sign | 0x7c00 }
    let exponent = Int(size.exponent)
    let steps = Float(sign: .plus, exponent: 10 - exponent, significand: size)
      .rounded(.toNearestOrEven)
    // A fraction that rounds up to 2048 carries into the exponent.
    return sign | (UInt16(exponent + 15) << 10) + UInt16(steps - 1024)
  }

  /// Returns the nearest number of half precision.
  package static func rounded(_ value: Float) -> Float { self.value(bits(value)) }

  /// True if `value` is a finite number of half precision.
  package static func isExact(_ value: Float) -> Bool {
    value.isFinite && rounded(value).bitPattern == value.bitPattern
  }
}
