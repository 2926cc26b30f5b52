import Foundation
import Testing
import ZoetropeFrame
import ZoetropePicture
import ZoetropeVideo

/// Pictures are turned as Exif says, whichever file it is in.
@Suite struct OrientationTests {
  /// A grey picture of 3x2 pixels, `abc` over `def`, as it is to be seen for each code.
  private static let seen: [(code: Int, rows: [String])] = [
    (1, ["abc", "def"]), (2, ["cba", "fed"]), (3, ["fed", "cba"]), (4, ["def", "abc"]),
    (5, ["ad", "be", "cf"]), (6, ["da", "eb", "fc"]), (7, ["fc", "eb", "da"]),
    (8, ["cf", "be", "ad"]),
  ]

  private static func rows(_ picture: Picture) -> [String] {
    (0..<picture.size.height).map { y in
      (0..<picture.size.width).map { x in
        let step = Int((picture[x, y].red * 255 / 40).rounded())
        return String(UnicodeScalar(UInt8(97 + step)))
      }.joined()
    }
  }

  private static func png() throws -> [UInt8] {
    try PNGData.encode(
      (0..<6).map { UInt8(40 * $0) }, size: FrameSize(width: 3, height: 2), channels: .grey)
  }

  @Test(arguments: seen) func aPNGIsTurned(_ code: Int, _ rows: [String]) throws {
    let bytes = try Parts.png(Self.png(), adding: Parts.chunk("eXIf", Parts.exif(code)))
    #expect(try Self.rows(PictureFolder().picture(bytes)) == rows)
  }

  /// The same squares of flat colour, so that JPEG keeps them.
  @Test(arguments: 1...8, [false, true])
  func aJPEGIsTurned(_ code: Int, _ isLittle: Bool) throws {
    let exif = Array("Exif\0\0".utf8) + Parts.exif(code, littleEndian: isLittle)
    let folder = try PictureFolder()
    let plain = try folder.picture(Fixture.jpeg444.bytes)
    let turned = try folder.picture(Parts.jpeg(Fixture.jpeg444.bytes, adding: exif))
    let orientation = try #require(Orientation(rawValue: code))
    #expect(turned == plain.turned(orientation))
    #expect((turned.size == Flats.size) == (code < 5))
  }

  @Test(arguments: 1...8) func aWebPIsTurned(_ code: Int) throws {
    let lossless = Fixture.webPLossless.bytes
    let exif = Parts.exif(code)
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      Array(name.utf8) + Parts.little(data.count, 4) + data + (data.count % 2 == 0 ? [] : [0])
    }
    let content =
      Array("WEBP".utf8)
      + chunk("VP8X", [0x08, 0, 0, 0] + Parts.little(63, 3) + Parts.little(31, 3))
      + Array(lossless[12...]) + chunk("EXIF", exif)
    let folder = try PictureFolder()
    let turned = try folder.picture(Array("RIFF".utf8) + Parts.little(content.count, 4) + content)
    let orientation = try #require(Orientation(rawValue: code))
    #expect(try turned == folder.picture(lossless).turned(orientation))
  }

  /// A film's display matrix is read like Exif's code of the same meaning.
  @Test func aDisplayMatrixIsAnOrientation() {
    let one: Int32 = 65536
    let matrices: [(Int32, Int32, Int32, Int32)] = [
      (one, 0, 0, one), (-one, 0, 0, one), (-one, 0, 0, -one), (one, 0, 0, -one),
      (0, one, one, 0), (0, one, -one, 0), (0, -one, -one, 0), (0, -one, one, 0),
    ]
    for (code, matrix) in zip(1..., matrices) {
      #expect(Orientation(matrix: matrix).rawValue == code)
    }
    #expect(Orientation(matrix: (0, 0, 0, 0)) == .upright)
    #expect(Orientation(matrix: (.min, .min, .min, .min)) == .halfTurn)
  }

  /// A film as a phone writes it: upright frames and a matrix that turns them.
  @Test func aFilmIsTurned() throws {
    let folder = try PictureFolder()
    let path = try folder.film(frames: 2) { _, x, y in Flats.colours[Flats.index(x, y)] }
    let plain = try PictureFile(path).picture()
    var bytes = try folder.bytes("film.mp4")
    let header = try #require(bytes.firstRange(of: Array("tkhd".utf8)))
    // Version 0: flags, times, track, duration, layer, group and volume come before the matrix.
    let matrix = header.upperBound + 40
    bytes.replaceSubrange(
      matrix..<matrix + 20,
      with: [0, 65536, 0, -65536, 0].flatMap { Parts.big($0, 4) })
    #expect(try folder.picture(bytes) == plain.turned(.clockwise))
  }

  @Test func exifIsReadWithinItsBounds() {
    let good = Parts.exif(6)
    #expect(Orientation(exif: good[...]) == .clockwise)
    #expect(Orientation(exif: ([1, 2, 3] + good).dropFirst(3)) == .clockwise)
    for count in 0..<good.count {
      let found = Orientation(exif: good.prefix(count))
      #expect(found == .upright || count >= 32)
    }
    for place in good.indices {
      for byte in [UInt8(0), 1, 127, 128, 255] {
        var bad = good
        bad[place] = byte
        _ = Orientation(exif: bad[...])
      }
    }
    #expect(Orientation(exif: Parts.exif(0)[...]) == .upright)
    #expect(Orientation(exif: Parts.exif(9)[...]) == .upright)
  }
}

extension PictureFolder {
  func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: self(name))))
  }
}
