internal import CFFmpeg
internal import ZoetropeFrame

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An `AVFilterGraph` that renders one line of text, freed when its owner is released.
///
/// Every option is set directly on its filter. No graph description is ever assembled as text, so
/// nothing in a label needs escaping.
struct LabelGraph: ~Copyable {
  private let raw: UnsafeMutablePointer<AVFilterGraph>
  private static let step = "draw a label"

  private init(adopting raw: UnsafeMutablePointer<AVFilterGraph>) { self.raw = raw }

  deinit {
    var doomed: UnsafeMutablePointer<AVFilterGraph>? = raw
    avfilter_graph_free(&doomed)
  }

  /// Returns the text's coverage of each pixel, 0…255.
  static func draw(
    _ text: String, size: FrameSize, pointSize: Int, fontFiles: [String], font: String
  ) throws(VideoError) -> [UInt8] {
    guard let raw = avfilter_graph_alloc() else { throw .outOfMemory(step) }
    let graph = LabelGraph(adopting: raw)
    raw.pointee.nb_threads = 1
    return try graph.draw(text, size, pointSize, Self.font(font, among: fontFiles))
  }

  private func draw(
    _ text: String, _ size: FrameSize, _ pointSize: Int, _ font: [String: String]
  ) throws(VideoError) -> [UInt8] {
    // RGB, because drawtext paints white on grey as 235 or 255 depending on FFmpeg's version.
    let source = try add(
      "buffer",
      [
        "video_size": "\(size)", "pix_fmt": "rgb24", "time_base": "1/25", "pixel_aspect": "1/1",
      ])
    let words = try add(
      "drawtext",
      [
        "text": text, "expansion": "none", "fontcolor": "white", "fontsize": "\(pointSize)",
        // y is the top of the tallest letter, `ascent` above the baseline; a capital letter of the
        // common fonts is 0.73 of their size.
        "x": "0", "y": "round((h+0.73*\(pointSize))/2)-ascent",
      ].merging(font) { first, _ in first })
    let sink = try add("buffersink", [:])
    for (from, to) in [(source, words), (words, sink)] {
      try call(Self.step) { avfilter_link(from, 0, to, 0) }
    }
    try call(Self.step) { avfilter_graph_config(raw, nil) }

    let black = try FrameBuffer.allocate(size, AV_PIX_FMT_RGB24)
    Self.blacken(black.raw)
    black.raw.pointee.pts = 0
    try call(Self.step) { av_buffersrc_add_frame(source, black.raw) }
    let drawn = try FrameBuffer.empty()
    try call(Self.step) { av_buffersink_get_frame(sink, drawn.raw) }
    return Self.coverage(drawn.raw, size)
  }

  private func add(
    _ name: String, _ options: [String: String]
  ) throws(VideoError) -> UnsafeMutablePointer<AVFilterContext> {
    guard let filter = avfilter_get_by_name(name) else {
      throw VideoError(
        code: .encoding, step: Self.step, reason: "this FFmpeg was built without \(name)")
    }
    guard let context = avfilter_graph_alloc_filter(raw, filter, name) else {
      throw .outOfMemory(Self.step)
    }
    for (key, value) in options {
      try call(Self.step) { av_opt_set(context, key, value, AV_OPT_SEARCH_CHILDREN) }
    }
    let (code, line) = FFmpegLog.capturing { avfilter_init_str(context, nil) }
    guard code >= 0 else {
      guard name == "drawtext" else {
        throw VideoError(ffmpeg: code, step: Self.step, logged: line)
      }
      throw VideoError(
        code: .file, step: Self.step,
        reason: "no font was found; install DejaVu Sans (Debian: fonts-dejavu-core)")
    }
    return context
  }

  /// Returns drawtext's option for the first of `files` that can be read, or else for fontconfig's
  /// search by the family `name`.
  private static func font(_ name: String, among files: [String]) -> [String: String] {
    if let file = files.first(where: { access($0, R_OK) == 0 }) { return ["fontfile": file] }
    return ["font": name]
  }

  private static func blacken(_ frame: UnsafeMutablePointer<AVFrame>) {
    guard let pixels = frame.pointee.data.0 else { return }
    let bytes = Int(frame.pointee.linesize.0) * Int(frame.pointee.height)
    pixels.update(repeating: 0, count: bytes)
  }

  /// Returns the red value of each pixel, which is 255 where the text covers it fully.
  private static func coverage(
    _ frame: UnsafeMutablePointer<AVFrame>, _ size: FrameSize
  ) -> [UInt8] {
    guard let pixels = frame.pointee.data.0 else { return [] }
    let stride = Int(frame.pointee.linesize.0)
    return Array(unsafeUninitializedCapacity: size.width * size.height) { mask, count in
      for row in 0..<size.height {
        for column in 0..<size.width {
          mask[row * size.width + column] = pixels[row * stride + 3 * column]
        }
      }
      count = size.width * size.height
    }
  }
}
