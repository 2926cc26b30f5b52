public import ZoetropeFrame
public import ZoetropePreset
internal import ZoetropeRender
public import ZoetropeScene

extension MeasuredScene {
  /// Returns the scene with another picture size. Its measurements stay valid, because they do not
  /// depend on the size.
  ///
  /// - Throws: `PresetError` when a picture cannot have that size, or when its pixels are too fine
  ///   for the depth of the zoom.
  public func resized(to size: FrameSize) throws(PresetError) -> MeasuredScene {
    var values = values
    values.size = size
    return MeasuredScene(unchecked: try values.validated().draft)
  }

  /// Paints a frame with 8 bits per channel.
  ///
  /// - Parameters:
  ///   - frame: the frame's number, which may be any integer. Outside of the film, a loop repeats
  ///     and other films keep their first or last picture.
  ///   - options: the options for painting.
  /// - Throws: `JobError` when there is too little memory, when there are too few threads, or when
  ///   the font lacks letters of the caption; `VideoError` when the caption cannot be drawn;
  ///   `CancellationError` when the task is cancelled.
  public func image8(
    frame: Int = 0, options: RenderOptions = RenderOptions()
  ) async throws -> RGBAImage<UInt8> {
    try await image(frame, options, opaque: .max) { $0.interleaved(.eight) }
  }

  /// Paints a frame with 16 bits per channel, otherwise like ``image8(frame:options:)``.
  public func image16(
    frame: Int = 0, options: RenderOptions = RenderOptions()
  ) async throws -> RGBAImage<UInt16> {
    try await image(frame, options, opaque: .max) { strip in
      let bytes = strip.interleaved(.sixteen)
      return (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
    }
  }

  /// Paints a frame in floating point, otherwise like ``image8(frame:options:)``.
  public func imageFloat(
    frame: Int = 0, options: RenderOptions = RenderOptions()
  ) async throws -> RGBAImage<Float> {
    try await image(frame, options, opaque: 1) { strip in
      let count = strip.rows.count * strip.width
      var channels: [Float] = []
      channels.reserveCapacity(4 * count)
      for pixel in 0..<count {
        channels.append(strip.red[pixel])
        channels.append(strip.green[pixel])
        channels.append(strip.blue[pixel])
        if strip.hasAlpha { channels.append(strip.alpha[pixel]) }
      }
      return channels
    }
  }

  private func image<Component>(
    _ index: Int, _ options: RenderOptions, opaque: Component,
    _ channels: @escaping @Sendable (borrowing Strip) -> [Component]
  ) async throws -> RGBAImage<Component> {
    let threads = options.threads
    try ThreadNeed(threads).check()
    try MemoryNeed.image(values.size, bytesPerPixel: 4 * MemoryLayout<Component>.size)
      .check(values.size)
    let frame = try options.renderer(of: values).frame(index)
    let pool = StripPool(size: values.size)
    var image = RGBAImage(size: values.size, filledWith: opaque)
    let strips = frame.strips()
    let done = try await forEachInOrder(
      strips, window: threads + 2, on: RenderThreads(count: threads),
      make: { strip in
        var parts: [(rows: Range<Int>, channels: [Component])] = []
        try frame.paint(strip, from: pool) { parts.append(($0.rows, channels($0))) }
        return parts
      },
      sink: { _, parts in for part in parts { image.replace(part.rows, part.channels) } })
    guard done == strips.count else { throw CancellationError() }
    return image
  }
}
