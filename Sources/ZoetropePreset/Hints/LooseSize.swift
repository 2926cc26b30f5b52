/// Recognises sizes and rates in other notations, to suggest how presets write them.
enum LooseSize {
  /// Returns the size for `1080p`, `4k`, `16:9`, `1920*1080` or `1920, 1080`; nil if `text` is no
  /// size.
  static func meant(by text: String) -> String? {
    let tight = text.lowercased().filter { !" -_".contains($0) }
    if let known = names[tight] { return known }
    // Two small numbers are an aspect ratio, not a size.
    let shape = tight.replacing("/", with: ":").replacing("x", with: ":")
    if let known = shapes[shape] { return known }
    let sides = tight.split { !($0.isASCII && $0.isNumber) }
    let between = tight.filter { !($0.isASCII && $0.isNumber) }
    let joints: Set = [
      "x", "×", "*", "✕", "✖", ",", ";", "/", ":", "by", "px", "xpx", "pxxpx", "pxx", "(,)", "[,]",
    ]
    guard joints.contains(between) else { return nil }
    if sides.count == 1, between == "px" { return pair(sides[0], sides[0]) }
    return sides.count == 2 ? pair(sides[0], sides[1]) : nil
  }

  /// Returns the size that was probably meant by a single number of pixels: the common format of
  /// that width, else the one of that height, else a square. Nil if no side can have that length.
  static func meant(by number: PlainNumber) -> String? {
    guard number.isWhole, number.value >= 1, number.value <= Double(KeyTable.longestSide) else {
      return nil
    }
    let lines = "\(Int(number.value))"
    let wide = names.filter { $0.key.hasSuffix("p") && $0.value.hasPrefix(lines + "x") }
    if let known = wide.first { return known.value }
    return names[lines + "p"] ?? "\(lines)x\(lines)"
  }

  /// Returns `WIDTHxHEIGHT`; nil if a side is not a whole number from 1 to `KeyTable.longestSide`.
  static func pair(_ width: some StringProtocol, _ height: some StringProtocol) -> String? {
    guard let across = Int(width), let down = Int(height),
      (1...KeyTable.longestSide).contains(across), (1...KeyTable.longestSide).contains(down)
    else { return nil }
    return "\(across)x\(down)"
  }

  private static let names = [
    "240p": "426x240", "360p": "640x360", "480p": "854x480", "540p": "960x540", "720p": "1280x720",
    "1080p": "1920x1080", "1440p": "2560x1440", "2160p": "3840x2160", "4320p": "7680x4320",
    "hd": "1280x720", "hd720": "1280x720", "hd1080": "1920x1080", "fhd": "1920x1080",
    "fullhd": "1920x1080", "qhd": "2560x1440", "2k": "2048x1080", "uhd": "3840x2160",
    "4k": "3840x2160", "uhd4k": "3840x2160", "8k": "7680x4320", "vga": "640x480",
    "svga": "800x600", "xga": "1024x768", "square": "1080x1080", "portrait": "1080x1920",
    "vertical": "1080x1920", "landscape": "1920x1080",
  ]

  private static let shapes = [
    "16:9": "1920x1080", "9:16": "1080x1920", "1:1": "1080x1080", "4:3": "1440x1080",
    "3:4": "1080x1440", "3:2": "1620x1080", "4:5": "1080x1350", "5:4": "1350x1080",
    "21:9": "2520x1080", "2:1": "2160x1080",
  ]

  /// Returns the rate for `30fps`, `60 Hz` or `ntsc`; nil if `text` is no rate.
  static func rate(meantBy text: String) -> String? {
    let tight = text.lowercased().filter { $0 != " " }
    switch tight {
    case "ntsc": return "29.97"
    case "pal": return "25"
    case "film", "cinema", "movie": return "24"
    default: break
    }
    let parts = tight.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, let above = UInt32(parts[0]), let below = UInt32(parts[1]), below > 60 {
      return "\(above)/\(below)"
    }
    for unit in ["framespersecond", "frames/s", "fps", "hz", "p", "i"] where tight.hasSuffix(unit) {
      let number = tight.dropLast(unit.count)
      if PlainNumber(number) != nil { return String(number) }
    }
    return nil
  }
}
