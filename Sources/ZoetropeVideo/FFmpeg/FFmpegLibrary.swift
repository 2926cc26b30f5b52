internal import CFFmpeg

/// The FFmpeg this program runs with.
public enum FFmpegLibrary {
  /// Versions and licence, one line. The licence is that of the libraries as they were built: with x264
  /// in them, the GPL.
  public static var summary: String {
    let libraries = [
      ("libavcodec", avcodec_version()), ("libavformat", avformat_version()),
      ("libavfilter", avfilter_version()), ("libavutil", avutil_version()),
    ]
    let versions = libraries.map { name, version in
      "\(name) \(version >> 16).\(version >> 8 & 0xff).\(version & 0xff)"
    }
    let release = String(cString: av_version_info())
    let licence = String(cString: avcodec_license())
    return "FFmpeg \(release) (\(versions.joined(separator: ", ")); \(licence))"
  }
}
