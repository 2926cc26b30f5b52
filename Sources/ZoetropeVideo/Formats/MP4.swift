internal import ZoetropeFrame

/// The container MP4.
struct MP4: FilmContainer {
  let muxer = "mp4"

  func validate(_ settings: FilmSettings) throws(VideoError) {
    let rate = settings.rate
    guard rate.numerator <= 1_000_000, rate.denominator <= 1_000_000 else {
      throw VideoError(
        code: .encoding, step: "encode \(rate) frames per second",
        reason: "MP4 takes a fraction of numbers up to 1000000, such as 30000/1001")
    }
  }

  func options(for settings: FilmSettings) throws(VideoError) -> Options {
    try Options([
      // The index comes first, so that a film starts while it loads.
      "movflags": "+faststart",
      "video_track_timescale": "\(settings.ticksPerSecond)",
      // The tracks' clock for the whole film too: in milliseconds its length would be rounded.
      "movie_timescale": "\(settings.ticksPerSecond)",
    ])
  }

  func tags(_ tags: [String: String]) throws(VideoError) -> any FilmTags { try MovieTags(tags) }
}

extension OutputFormat {
  /// H.264 in MP4, which nearly all players and sites support.
  public static let mp4 = OutputFormat(
    "MP4", suffixes: ["mp4", "m4v"], pixels: .yuv420,
    limits: Limits(needsEvenSides: true, longestSide: 16384), .film(H264(), MP4()),
    readTexts: { path throws(VideoError) in try FilmInfo(path: path).tags })
}
