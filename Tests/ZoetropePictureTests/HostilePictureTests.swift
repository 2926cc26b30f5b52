import Foundation
import Testing
import ZoetropeFrame
import ZoetropePicture
import ZoetropeVideo

/// Files that are not what they seem are refused with a sentence, and no other file is touched.
@Suite struct HostilePictureTests {
  private static let tail =
    "name a PNG, JPEG or WebP picture, or a film (MP4, MOV or Matroska)."

  @Test(arguments: [
    (
      "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
      "a playlist of other files"
    ),
    ("ffconcat version 1.0\nfile other.png\n", "a list of other files"),
    (
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>",
      "an SVG drawing or another XML file"
    ),
    ("  <?xml version=\"1.0\"?><svg/>", "an SVG drawing or another XML file"),
    ("GIF89a\u{1}\u{0}\u{1}\u{0}", "a GIF"), ("%PDF-1.7\n", "a PDF document"),
    ("\0\0\0\u{18}ftypheic\0\0\0\0", "a HEIC picture"),
    ("\0\0\0\u{18}ftypavif\0\0\0\0", "an AVIF picture"),
    ("II*\0\u{8}\0\0\0", "a TIFF picture or a camera's raw file"),
    ("8BPS\0\u{1}", "a Photoshop document"),
  ])
  func otherKindsAreNamed(_ text: String, _ kind: String) throws {
    #expect(
      try PictureFolder().refusal(text.utf8) == "FILE is \(kind), which is not read; \(Self.tail)")
  }

  @Test(arguments: [
    "zoetrope: 1\n", "x", "RIFF\0\0\0\0WAVEfmt ", "RIFF\0\0\0\0AVI LIST", "\0\0\0\0",
  ])
  func whatIsNoPictureIsRefused(_ text: String) throws {
    #expect(
      try PictureFolder().refusal(text.utf8)
        == "FILE is not a picture that can be read; \(Self.tail)")
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try PictureFolder()
    #expect(try folder.refusal(named: "none") == "FILE does not exist; \(Self.tail)")
    #expect(try folder.refusal(named: ".") == "FILE is a folder; \(Self.tail)")
    #expect(try folder.refusal([UInt8](), named: "empty") == "FILE is empty; \(Self.tail)")
    // Opening a pipe waits for its writer, and reading a device never ends.
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    #expect(try folder.refusal(named: "pipe") == "FILE is not a regular file; \(Self.tail)")
    for device in ["/dev/zero", "/dev/null", "/dev/stdin"] where access(device, F_OK) == 0 {
      try FileManager.default.createSymbolicLink(
        atPath: folder("link" + device.dropFirst(5)), withDestinationPath: device)
      #expect(
        try folder.refusal(named: "link" + device.dropFirst(5)).map { $0.contains("is ") } == true)
    }
    #expect(try folder.refusal(named: "linkzero") == "FILE is not a regular file; \(Self.tail)")
    try FileManager.default.createSymbolicLink(
      atPath: folder("loop"), withDestinationPath: folder("loop"))
    #expect(try folder.refusal(named: "loop")?.hasPrefix("FILE cannot be read: ") == true)
    #expect(
      throws: PictureError.self,
      performing: { try PictureFile(folder("a\0b")).picture() })
  }

  /// A link to a picture is a picture.
  @Test func linksAreFollowed() throws {
    let folder = try PictureFolder()
    try folder.write(Fixture.pngPalette.bytes, to: "a.png")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: folder("a.png"))
    #expect(try folder.refusal(named: "link") == nil)
  }

  @Test func longFilesAreRefused() throws {
    let folder = try PictureFolder()
    try folder.write(Fixture.jpeg420.bytes, to: "evil.png")
    // Without taking room on the disk.
    #expect(truncate(folder("evil.png"), 257 << 20) == 0)
    #expect(
      try folder.refusal(named: "evil.png")
        == "FILE has 257 MiB; pictures of at most 256 MiB are read.")
  }

  @Test(arguments: [
    (60_000, 60_000), (32_769, 1), (1, 32_769), (8001, 8000), (Int(Int32.max), 1),
    (Int(UInt32.max), Int(UInt32.max)),
  ])
  func hugePicturesAreRefusedUnread(_ width: Int, _ height: Int) throws {
    #expect(
      try PictureFolder().refusal(Parts.emptyPNG(width: width, height: height))
        == "FILE is \(width)x\(height) pixels; at most 32768 on a side and 64 million in all are read. "
        + "Make it smaller first.")
  }

  @Test func hugeJPEGsAndWebPsAreRefusedUnread() throws {
    let folder = try PictureFolder()
    var jpeg = Fixture.jpeg420.bytes
    let frame = try #require(jpeg.firstRange(of: [0xFF, 0xC0])).upperBound
    jpeg.replaceSubrange(frame + 3..<frame + 7, with: Parts.big(60_000, 2) + Parts.big(60_000, 2))
    #expect(try folder.refusal(jpeg)?.hasPrefix("FILE is 60000x60000 pixels; ") == true)
    var webP = Fixture.webPLossless.bytes
    webP.replaceSubrange(21..<25, with: [0xFF, 0xFF, 0xFF, 0x0F])
    #expect(try folder.refusal(webP)?.hasPrefix("FILE is 16384x16384 pixels; ") == true)
  }

  @Test func picturesWithoutPixelsAreRefused() throws {
    #expect(
      try PictureFolder().refusal(Parts.emptyPNG(width: 0, height: 8)) == "FILE has no pixels.")
  }

  @Test func inksAreRefused() throws {
    #expect(
      try PictureFolder().refusal(Fixture.jpegCMYK.bytes)
        == "FILE is a CMYK JPEG, whose colours depend on a press; save it as RGB.")
  }

  @Test func anAnimatedWebPIsRefused() throws {
    #expect(
      try PictureFolder().refusal(Fixture.webPAnimated.bytes)
        == "FILE is an animated WebP, which is not read; save one of its pictures as PNG.")
  }

  /// Every beginning of every kind of still picture is refused.
  @Test(arguments: [
    (Fixture.jpeg420, "JPEG"), (.jpegProgressive, "JPEG"), (.pngPalette, "PNG"),
    (.webPLossy, "WebP"), (.webPLosslessAlpha, "WebP"),
  ])
  func truncatedPicturesAreRefused(_ fixture: Fixture, _ kind: String) throws {
    let folder = try PictureFolder()
    let bytes = fixture.bytes
    for count in 16..<bytes.count {
      #expect(
        try folder.refusal(bytes.prefix(count))
          == "FILE is a \(kind) that was cut short or damaged; save it anew.", "\(count)")
    }
  }

  /// A compressed text of a hundred megabytes is not unpacked, nor is anything else that bears on
  /// no pixel: the decoder is not handed it.
  @Test func textsAreLeftOut() throws {
    let png = Parts.png(
      Fixture.pngPalette.bytes, adding: Parts.chunk("zTXt", Array("Secret\0\0not zlib".utf8)))
    let data = try StillData(png, .png, of: "a")
    #expect(data.pieces.reduce(0) { $0 + $1.count } == Fixture.pngPalette.bytes.count)
    let jpeg = Parts.jpeg(
      Parts.jpeg(Fixture.jpeg420.bytes, adding: Array("Exif\0\0".utf8) + Parts.exif(1)),
      adding: Array("Secret".utf8), marker: 0xFE)
    let kept = try StillData(jpeg, .jpeg, of: "a").pieces.flatMap(Array.init)
    #expect(kept.firstRange(of: Array("Exif".utf8)) == nil)
    #expect(kept.firstRange(of: Array("Secret".utf8)) == nil)
    #expect(try Flats.error(of: PictureFolder().picture(jpeg)) <= 2)
  }

  /// A film that names a further file as the place of its pictures does not get it opened.
  @Test func filmsOpenNoOtherFile() throws {
    let folder = try PictureFolder()
    let path = try folder.film(frames: 3) { _, _, _ in [10, 20, 30] }
    try FileManager.default.copyItem(atPath: path, toPath: folder("other.mp4"))
    var bytes = try folder.bytes("film.mp4")
    // The data reference `url ` with the flag 1 means this file; without it, the one that is named.
    let reference = try #require(bytes.firstRange(of: Array("url ".utf8)))
    bytes[reference.upperBound + 3] = 0
    let end = try #require(bytes.firstRange(of: Array("mdat".utf8))).upperBound
    let said = try folder.refusal(bytes.prefix(end))
    #expect(said?.contains("cut short or damaged") == true, "\(said ?? "read")")
  }

  /// Mutations of valid files give a picture or a sentence. Their bytes come from a generator with
  /// a fixed seed.
  @Test(arguments: Fixture.allCases) func mutationsAreReadOrRefused(_ fixture: Fixture) throws {
    let folder = try PictureFolder()
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<40 {
      var bytes = fixture.bytes
      for _ in 0...next(4) { bytes[next(bytes.count)] = UInt8(next(256)) }
      if next(4) == 0 { bytes.removeLast(next(bytes.count)) }
      let said = try folder.refusal(bytes)
      #expect(said?.hasPrefix("FILE ") ?? true)
    }
  }
}
