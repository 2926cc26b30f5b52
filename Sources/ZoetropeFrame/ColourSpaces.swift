extension RGB {
  /// The colour of hue (in turns, any number), saturation and value (both 0…1).
  public init(hue: Double, saturation: Double, value: Double) {
    fatalError("stub")
  }
  /// Parses `#rgb` or `#rrggbb`; nil when `hex` is neither.
  public init?(hex: String) {
    fatalError("stub")
  }
  /// `#rrggbb`, rounded.
  public var hex: String { fatalError("stub") }
}

/// A colour in OKLab (Ottosson 2020): lightness 0…1 and two opponent axes about ±0.4.
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

  /// Converts from sRGB.
  public init(_ rgb: RGB) { fatalError("stub") }

  /// The colour in sRGB, each channel clamped to 0…1.
  public var rgb: RGB { fatalError("stub") }
}

/// The sRGB transfer function (IEC 61966-2-1).
public enum SRGB {
  /// Linear light from a gamma-encoded value, both 0…1.
  public static func decode(_ encoded: Double) -> Double { fatalError("stub") }
  /// A gamma-encoded value from linear light, both 0…1.
  public static func encode(_ linear: Double) -> Double { fatalError("stub") }
}
