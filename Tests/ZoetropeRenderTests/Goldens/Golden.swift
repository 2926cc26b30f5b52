import CLibPNG
import Foundation
import Testing
import ZoetropeFrame

/// A small picture in 8-bit levels, kept as a PNG in the repository.
struct Golden: Equatable {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Pictures")
  /// The folder for pictures that differ, each beside the expected one.
  static let differences = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: ".build/golden-diffs")

  let width: Int
  let height: Int
  /// Red, green and blue of each pixel, by rows.
  var levels: [UInt8]

  init(width: Int, height: Int, levels: [UInt8]) {
    self.width = width
    self.height = height
    self.levels = levels
  }

  /// The nearest levels to a painted picture, without the dither that pictures are written with.
  init(_ strip: Strip) {
    let levels = strip.red.indices.flatMap { index in
      [strip.red[index], strip.green[index], strip.blue[index]].map {
        UInt8((min(max($0, 0), 1) * 255).rounded())
      }
    }
    self.init(width: strip.width, height: strip.rows.count, levels: levels)
  }

  /// Reads a PNG; nil when there is none that can be read.
  init?(at file: URL) {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_file(&image, file.path(percentEncoded: false)) != 0 else {
      return nil
    }
    image.format = 2  // PNG_FORMAT_RGB, which Swift does not see
    var levels = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * 3)
    guard png_image_finish_read(&image, nil, &levels, 0, nil) != 0 else { return nil }
    self.init(width: Int(image.width), height: Int(image.height), levels: levels)
  }

  /// Writes it as a PNG, with the folder if that is missing.
  func write(to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    (image.width, image.height, image.format) = (UInt32(width), UInt32(height), 2)
    let path = file.path(percentEncoded: false)
    try #require(
      png_image_write_to_file(&image, path, 0, levels, 0, nil) != 0, "cannot write \(path)")
  }

  /// The mean and the largest difference in levels; nil for pictures of different sizes.
  func difference(from other: Golden) -> (mean: Double, largest: Int)? {
    guard width == other.width, height == other.height else { return nil }
    let steps = zip(levels, other.levels).map { abs(Int($0) - Int($1)) }
    return (Double(steps.reduce(0, +)) / Double(steps.count), steps.max() ?? 0)
  }

  /// The expected picture, the difference made visible, and the actual one, from left to right.
  func beside(_ expected: Golden) -> Golden {
    guard width == expected.width, height == expected.height else { return self }
    let rows = (0..<height).flatMap { row in
      let range = row * width * 3..<(row + 1) * width * 3
      let visible = range.map {
        UInt8(min(255, 16 * abs(Int(levels[$0]) - Int(expected.levels[$0]))))
      }
      return expected.levels[range] + visible + levels[range]
    }
    return Golden(width: 3 * width, height: height, levels: rows)
  }
}
