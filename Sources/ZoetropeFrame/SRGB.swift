import Foundation

/// The sRGB transfer function (IEC 61966-2-1).
///
/// Colours in this package are gamma-encoded, unless a name says that they are linear. The samples
/// of a pixel are averaged in linear light.
public enum SRGB {
  /// Converts a gamma-encoded value to linear light, both 0…1. Values outside are clamped first.
  public static func decode(_ encoded: Double) -> Double {
    let value = clamped(encoded)
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// Converts linear light to a gamma-encoded value, both 0…1. Values outside are clamped first.
  public static func encode(_ linear: Double) -> Double {
    let value = clamped(linear)
    guard value > 0.0031308 else { return value * 12.92 }
    // 1.055 * power - 0.055, in a form that is exactly 1 at 1.
    let power = pow(value, 1 / 2.4)
    return power + 0.055 * (power - 1)
  }
}

/// Returns `value` clamped to 0…1, and 0 for NaN.
func clamped(_ value: Double) -> Double {
  value > 0 ? min(value, 1) : 0
}
