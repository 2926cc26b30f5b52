import Foundation
import Testing
import ZoetropeFrame
import ZoetropePicture
import ZoetropeVideo

/// Eight squares of one colour each, 16x16 pixels, in two rows.
enum Flats {
  static let size = FrameSize(width: 64, height: 32)
  static let colours: [SIMD3<Int>] = [
    [0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255], [128, 128, 128],
    [200, 40, 90], [30, 140, 170],
  ]
  /// The colours' luma, as the grey fixtures have it.
  static let greys = [0, 255, 54, 182, 18, 128, 90, 115].map { SIMD3($0, $0, $0) }

  /// Returns the number of the square at a pixel.
  static func index(_ x: Int, _ y: Int) -> Int { y / 16 * 4 + x / 16 }

  /// The picture's bytes as interleaved RGB.
  static var rgb: [UInt8] {
    (0..<size.height).flatMap { y in
      (0..<size.width).flatMap { x in
        let colour = colours[index(x, y)]
        return [UInt8(colour.x), UInt8(colour.y), UInt8(colour.z)]
      }
    }
  }

  /// Returns the largest difference of a channel, in 8-bit levels, over the pixels that are more
  /// than four from the edges of their squares, where chroma of half the width mixes.
  static func error(of picture: Picture, _ expected: [SIMD3<Int>] = colours) -> Double {
    guard picture.size == size else { return .infinity }
    var worst = 0.0
    for y in 0..<size.height where (4..<12).contains(y % 16) {
      for x in 0..<size.width where (4..<12).contains(x % 16) {
        worst = max(worst, difference(picture[x, y], expected[index(x, y)]))
      }
    }
    return worst
  }

  /// Returns the largest difference of a channel in 8-bit levels.
  static func difference(_ colour: RGB, _ expected: SIMD3<Int>) -> Double {
    max(
      abs(colour.red * 255 - Double(expected.x)), abs(colour.green * 255 - Double(expected.y)),
      abs(colour.blue * 255 - Double(expected.z)))
  }

  /// Returns the colours half covered (128 of 255) over a background.
  static func half(over background: SIMD3<Int>, _ colours: [SIMD3<Int>] = colours) -> [SIMD3<Int>] {
    colours.map { colour in
      func mix(_ front: Int, _ back: Int) -> Int {
        Int(((128 * Double(front) + 127 * Double(back)) / 255).rounded())
      }
      return [
        mix(colour.x, background.x), mix(colour.y, background.y), mix(colour.z, background.z),
      ]
    }
  }
}

/// A folder of its own for a test, removed with all that is in it.
final class PictureFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "zoetrope-picture-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
    return self(name)
  }

  /// Writes a file and reads it as a picture.
  func picture(
    _ bytes: some Sequence<UInt8>, at moment: FilmMoment? = nil, over background: RGB = RGB(1, 1, 1)
  ) throws -> Picture {
    try PictureFile(write(bytes, to: "picture")).picture(at: moment, over: background)
  }

  /// Returns what is said when a file is read, with `FILE` for its name in quotes; nil when it is
  /// read.
  func refusal(
    _ bytes: (some Sequence<UInt8>)? = [UInt8]?.none, named name: String = "evil.png",
    at moment: FilmMoment? = nil
  ) throws -> String? {
    if let bytes { try write(bytes, to: name) }
    do {
      _ = try PictureFile(self(name)).picture(at: moment)
      return nil
    } catch {
      return error.description.replacingOccurrences(of: "'\(self(name))'", with: "FILE")
    }
  }

  /// Writes a film of the format that Zoetrope makes, and returns its path.
  func film(
    _ name: String = "film.mp4", size: FrameSize = Flats.size, rate: FrameRate = FrameRate(30),
    crf: Int = 17, frames: Int, _ colour: (_ frame: Int, _ x: Int, _ y: Int) -> SIMD3<Int>
  ) throws -> String {
    let settings = FilmSettings(size: size, rate: rate, encoding: Encoding(crf: crf))
    let film = try FilmWriter(path: self(name), settings: settings)
    for frame in 0..<frames {
      var strip = Strip(width: size.width, rows: 0..<size.height)
      for y in 0..<size.height {
        for x in 0..<size.width {
          let colour = colour(frame, x, y)
          strip.red[y * size.width + x] = Float(colour.x) / 255
          strip.green[y * size.width + x] = Float(colour.y) / 255
          strip.blue[y * size.width + x] = Float(colour.z) / 255
        }
      }
      var picture = YUVPicture(size: size)
      picture.quantise(strip)
      try film.append(picture)
    }
    try film.finish()
    return self(name)
  }
}

/// Puts files together from their parts.
enum Parts {
  static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

  /// Exif data with an orientation after another tag.
  static func exif(_ orientation: Int, littleEndian: Bool = false) -> [UInt8] {
    let number = littleEndian ? little : big
    return Array((littleEndian ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(2, 2)
      + number(0x010F, 2) + number(2, 2) + number(4, 4) + Array("abc\0".utf8)
      + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2)
      + number(0, 4)
  }

  /// A chunk of a PNG; its checksum is not computed.
  static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    big(data.count, 4) + Array(name.utf8) + data + big(0, 4)
  }

  /// A PNG with a chunk after its header.
  static func png(_ bytes: [UInt8], adding chunk: [UInt8]) -> [UInt8] {
    Array(bytes[..<33]) + chunk + Array(bytes[33...])
  }

  /// A JPEG with a segment after its first marker.
  static func jpeg(_ bytes: [UInt8], adding data: [UInt8], marker: UInt8 = 0xE1) -> [UInt8] {
    Array(bytes[..<2]) + [0xFF, marker] + big(data.count + 2, 2) + data + Array(bytes[2...])
  }

  /// The header of a PNG of this size, and nothing else but its end.
  static func emptyPNG(width: Int, height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]) + chunk("IEND", [])
  }
}
