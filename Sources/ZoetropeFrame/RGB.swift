/// A colour in sRGB, gamma-encoded, each channel 0…1.
public struct RGB: Hashable, Sendable {
  /// Red, 0…1.
  public var red: Double
  /// Green, 0…1.
  public var green: Double
  /// Blue, 0…1.
  public var blue: Double

  /// Creates a colour from its channels.
  public init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

extension RGB {
  /// Creates a colour from a hue in turns, which may be any number, and from saturation and value,
  /// both clamped to 0…1.
  public init(hue: Double, saturation: Double, value: Double) {
    let sixths = (hue - hue.rounded(.down)) * 6
    let saturation = clamped(saturation)
    let value = clamped(value)
    /// Returns a channel. `rim` is that channel at full saturation and value, before clamping to
    /// 0…1.
    func channel(_ rim: Double) -> Double { value * (1 - saturation * (1 - clamped(rim))) }
    self.init(
      channel(abs(sixths - 3) - 1), channel(2 - abs(sixths - 2)), channel(2 - abs(sixths - 4)))
  }

  /// Parses `#rgb` or `#rrggbb`, digits of either case; nil if `hex` is neither.
  public init?(hex: String) {
    guard hex.utf8.first == UInt8(ascii: "#") else { return nil }
    var digits: [Int] = []
    for character in hex.dropFirst() {
      guard character.isASCII, let digit = character.hexDigitValue else { return nil }
      digits.append(digit)
    }
    switch digits.count {
    case 3: digits = digits.flatMap { [$0, $0] }
    case 6: break
    default: return nil
    }
    func channel(_ index: Int) -> Double {
      Double(digits[2 * index] * 16 + digits[2 * index + 1]) / 255
    }
    self.init(channel(0), channel(1), channel(2))
  }

  /// `#rrggbb`, each channel rounded to 8 bits.
  public var hex: String {
    let digits = [red, green, blue].map { channel in
      let code = String(Int((clamped(channel) * 255).rounded()), radix: 16)
      return code.count == 1 ? "0" + code : code
    }
    return "#" + digits.joined()
  }
}
