import Foundation

/// A colour in OKLab (Ottosson 2020): lightness 0…1, and two opponent axes from about -0.4 to 0.4.
///
/// Equal distances in OKLab look about equal, so that a ramp that is interpolated there changes
/// evenly.
public struct OKLab: Hashable, Sendable {
  /// Lightness, 0 black to 1 white.
  public var lightness: Double
  /// Green (negative) to red (positive).
  public var a: Double
  /// Blue (negative) to yellow (positive).
  public var b: Double

  /// Creates a colour from its coordinates.
  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  // Matrices of https://bottosson.github.io/posts/oklab/, from linear sRGB to the responses of
  // three cones, and from their cube roots to the coordinates.

  /// Converts from sRGB.
  public init(_ rgb: RGB) {
    let red = SRGB.decode(rgb.red)
    let green = SRGB.decode(rgb.green)
    let blue = SRGB.decode(rgb.blue)
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  /// The colour in sRGB, each channel clamped to 0…1.
  public var rgb: RGB {
    let light = linearLight
    return RGB(SRGB.encode(light[0]), SRGB.encode(light[1]), SRGB.encode(light[2]))
  }

  /// The linear light of sRGB's red, green and blue. Values are outside 0…1 for colours that sRGB
  /// does not have.
  package var linearLight: SIMD3<Double> {
    let long = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let medium = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let short = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    // Not an array, which would be allocated: ramps need thousands of colours.
    return SIMD3(
      4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
      -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
      -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    )
  }
}

private func cube(_ value: Double) -> Double { value * value * value }
