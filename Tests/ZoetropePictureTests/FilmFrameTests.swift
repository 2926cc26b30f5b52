import Foundation
import Testing
import ZoetropeFrame
import ZoetropePicture
import ZoetropeVideo

/// Frames of films: their colours, and which one is found.
@Suite struct FilmFrameTests {
  /// The mean colour of a flat frame.
  private func mean(_ picture: Picture) -> RGB {
    func mean(_ plane: [Float]) -> Double {
      plane.reduce(0) { $0 + Double($1) } / Double(plane.count)
    }
    return RGB(mean(picture.red), mean(picture.green), mean(picture.blue))
  }

  /// One flat a frame, with the encoder's defaults: dithered to 8 bits of limited range.
  @Test func flatsComeBackFromAFilm() throws {
    let folder = try PictureFolder()
    let path = try folder.film(frames: 8) { frame, _, _ in Flats.colours[frame] }
    for (frame, colour) in Flats.colours.enumerated() {
      let picture = try PictureFile(path).picture(at: .frame(frame))
      #expect(Flats.difference(mean(picture), colour) <= 1.5, "\(frame)")
      for y in 0..<picture.size.height {
        for x in 0..<picture.size.width {
          #expect(Flats.difference(picture[x, y], colour) <= 3)
        }
      }
    }
  }

  /// 10 bits in Matroska, VP9 in WebM, and H.264 with B-frames in MOV, whose frames are coded in
  /// another order.
  @Test(arguments: [(Fixture.matroskaTenBits, 5), (.webMVP9, 3), (.movH264, 5)])
  func otherFilmsAreRead(_ fixture: Fixture, _ count: Int) throws {
    let folder = try PictureFolder()
    for frame in 0..<count {
      let picture = try folder.picture(fixture.bytes, at: .frame(frame))
      #expect(picture.size == FrameSize(width: 32, height: 16))
      let error = Flats.difference(mean(picture), Flats.colours[frame + 2])
      #expect(error <= 2, "\(fixture) \(frame): \(error)")
    }
    #expect(try folder.picture(fixture.bytes) == folder.picture(fixture.bytes, at: .frame(0)))
  }

  /// Every frame of a film of several groups, by number and by time, in any order.
  @Test func theFrameIsTheOneAskedFor() throws {
    let folder = try PictureFolder()
    let count = 150
    func grey(_ frame: Int) -> Int { 20 + frame * 37 % 200 }
    let path = try folder.film(
      size: FrameSize(width: 32, height: 32), rate: FrameRate(30000, 1001), frames: count
    ) { frame, _, _ in SIMD3(repeating: grey(frame)) }
    let file = PictureFile(path)
    func expect(_ frame: Int, at moment: FilmMoment) throws {
      let found = try mean(file.picture(at: moment))
      #expect(Flats.difference(found, SIMD3(repeating: grey(frame))) <= 3, "\(moment)")
    }
    for frame in stride(from: count - 1, through: 0, by: -7) {
      try expect(frame, at: .frame(frame))
      try expect(frame, at: .seconds(Double(frame) * 1001 / 30000))
      try expect(frame, at: .seconds((Double(frame) + 0.3) * 1001 / 30000))
    }
    for frame in [1, 58, 59, 60, 61, 62, 119, 120, 121] { try expect(frame, at: .frame(frame)) }
    try expect(0, at: .percent(0))
    try expect(75, at: .percent(50))
    try expect(count - 1, at: .percent(100))
    try expect(count - 1, at: .seconds(Double(count) * 1001 / 30000))
  }

  @Test(arguments: [
    (FilmMoment.frame(5), "FILE has no frame 5; it has 5, counted from 0."),
    (.frame(-1), "FILE has no frame -1; it has 5, counted from 0."),
    (.seconds(2.5), "FILE has no picture at 2.5 s; it is 0.5 s long."),
    (.seconds(-1), "FILE has no picture at -1 s; it is 0.5 s long."),
    (.seconds(.nan), "FILE has no picture at nan s; it is 0.5 s long."),
    (.percent(101), "FILE has no picture at 101%: a film goes from 0% to 100%."),
  ])
  func momentsOutsideAreRefused(_ moment: FilmMoment, _ said: String) throws {
    let folder = try PictureFolder()
    #expect(try folder.refusal(Fixture.movH264.bytes, at: moment) == said)
  }

  @Test func aPictureHasNoMoments() throws {
    #expect(
      try PictureFolder().refusal(Fixture.jpeg420.bytes, at: .frame(0))
        == "FILE is a picture, which has no moments; only films have.")
  }

  /// A film that ends early has the frames that are there, and no others instead of those that
  /// are missing.
  @Test func aFilmCutShortHasItsBeginning() throws {
    let folder = try PictureFolder()
    let path = try folder.film(frames: 60) { frame, x, y in
      SIMD3((x * 31 + y * 17 + frame * 97) % 256, (x * y + frame * 53) % 256, 128)
    }
    let whole = try folder.bytes("film.mp4")
    let first = try PictureFile(path).picture()
    let short = Array(whole.prefix(whole.count * 6 / 10))
    #expect(try folder.picture(short) == first)
    #expect(
      try folder.refusal(short, at: .frame(59))
        == "FILE is a film that was cut short or damaged: it has no whole picture at that moment.")
  }
}
