internal import Foundation
package import ZoetropeFrame
package import ZoetropeScene

/// Formats numbers for messages.
package enum Wording {
  /// Formats a number of frames: `1 frame`, `300 frames`.
  package static func frames(_ count: Int) -> String { count == 1 ? "1 frame" : "\(count) frames" }

  /// Formats a film's length in seconds, exactly if nine decimals are enough. Otherwise the number
  /// is rounded and followed by the fraction: `0.033333 s (1/30)`.
  package static func seconds(frames: Int, rate: FrameRate) -> String {
    // `FrameRate` reduces the fraction to lowest terms.
    guard frames > 0 else { return "0 s" }
    let exact = FrameRate(frames * rate.denominator, rate.numerator)
    var rest = exact.denominator
    var (twos, fives) = (0, 0)
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    let value = rate.seconds(frames)
    guard rest == 1, max(twos, fives) <= 9 else {
      return "\(fixed(value, 6)) s (\(exact.numerator)/\(exact.denominator))"
    }
    return "\(fixed(value, max(twos, fives))) s"
  }

  /// Formats a rate for programs that read no fractions: `25`, `29.97`.
  package static func decimal(_ rate: FrameRate) -> String {
    var text = fixed(Double(rate.numerator) / Double(rate.denominator), 3)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Formats a value with a fixed number of decimals: `12.50` for 12.5 with 2 decimals.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// Formats a file size in decimal units: `840 bytes`, `12.4 kB`, `4.2 MB`.
  package static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1000: "\(count) bytes"
    case ..<1_000_000: "\(fixed(Double(count) / 1e3, 1)) kB"
    case ..<1_000_000_000: "\(fixed(Double(count) / 1e6, 1)) MB"
    default: "\(fixed(Double(count) / 1e9, 2)) GB"
    }
  }

  /// Formats a waiting time in seconds, rounded up to whole seconds: `8 s`, `2:05`, `1:02:05`. A
  /// time that is not finite becomes `?`.
  package static func wait(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "?" }
    let whole = Int(min(seconds, 1e8).rounded(.up))
    let (minutes, rest) = (whole / 60, whole % 60)
    return switch whole {
    case ..<60: "\(whole) s"
    case ..<3600: "\(minutes):\(pad(rest))"
    default: "\(minutes / 60):\(pad(minutes % 60)):\(pad(rest))"
    }
  }

  /// Formats a whole number with commas between the thousands: `1,234,567`.
  package static func grouped(_ count: Int) -> String {
    var text = ""
    for (place, digit) in "\(count)".reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension SceneDraft {
  /// The film's length in seconds as text.
  package var durationText: String { Wording.seconds(frames: timeline.frameCount, rate: rate) }
}
