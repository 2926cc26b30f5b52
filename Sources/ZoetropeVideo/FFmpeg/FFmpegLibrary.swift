internal import CFFmpeg

/// The version and licence of the FFmpeg that this program runs with.
public enum FFmpegLibrary {
  /// The libraries' versions and licence on one line. The licence depends on how the libraries were
  /// built: with x264 in them, it is the GPL.
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
