internal import CFFmpeg
package import ZoetropeFrame

/// The layout of a format's pixels.
package enum PixelFormat: Hashable, Sendable {
  /// YUV with 8 bits and half the chroma resolution in both directions.
  case yuv420
  /// YUV with 8 bits, full range and full chroma resolution.
  case yuv444
  /// Interleaved red, green and blue.
  case rgb(BitDepth)

  /// An empty strip of the type that painted rows are converted to.
  package var blank: any FramePlanes {
    switch self {
    case .yuv420: YUVStrip()
    case .yuv444: YUV444Strip(matrix: .bt709)
    case .rgb(let depth): RGBStrip(depth, order: .littleEndian)
    }
  }

  /// The format's value in FFmpeg.
  var raw: AVPixelFormat {
    switch self {
    case .yuv420: AV_PIX_FMT_YUV420P
    case .yuv444: AV_PIX_FMT_YUVJ444P
    case .rgb(.eight): AV_PIX_FMT_RGB24
    case .rgb(.sixteen): AV_PIX_FMT_RGB48LE
    }
  }

  /// The number of bytes of two pixels in memory, all planes together.
  package var bytesPerPair: Int {
    switch self {
    case .yuv420: 3
    case .yuv444: 6
    case .rgb(let depth): 2 * depth.bytesPerPixel
    }
  }
}

/// Some rows of a picture in a writer's pixel format.
package protocol FramePlanes: Sendable {
  /// Replaces the rows by those of `strip`, quantised. The memory of earlier rows is reused.
  mutating func quantise(_ strip: Strip)

  /// The planes. Each has its bytes, the number of bytes per row, and the range of its rows in the
  /// plane of the whole picture.
  var planes: [(bytes: [UInt8], width: Int, rows: Range<Int>)] { get }
}

extension YUVStrip: FramePlanes {
  package var planes: [(bytes: [UInt8], width: Int, rows: Range<Int>)] {
    let halved = rows.lowerBound / 2..<rows.upperBound / 2
    return [(luma, width, rows), (cb, width / 2, halved), (cr, width / 2, halved)]
  }
}

extension YUV444Strip: FramePlanes {
  package var planes: [(bytes: [UInt8], width: Int, rows: Range<Int>)] {
    [(luma, width, rows), (cb, width, rows), (cr, width, rows)]
  }
}

extension RGBStrip: FramePlanes {
  package var planes: [(bytes: [UInt8], width: Int, rows: Range<Int>)] {
    [(bytes, width * depth.bytesPerPixel, rows)]
  }
}

extension YUVPicture: FramePlanes {
  package var planes: [(bytes: [UInt8], width: Int, rows: Range<Int>)] {
    let (rows, halved) = (0..<size.height, 0..<size.height / 2)
    return [(luma, size.width, rows), (cb, size.width / 2, halved), (cr, size.width / 2, halved)]
  }
}
