internal import CFFmpeg

/// SHA-256.
package enum Checksum {
  /// Returns the checksum of bytes in hexadecimal digits; nil if there is no memory for it.
  package static func sha256(_ bytes: [UInt8]) -> String? {
    guard let context = av_sha_alloc() else { return nil }
    defer { av_free(UnsafeMutableRawPointer(context)) }
    guard av_sha_init(context, 256) == 0 else { return nil }
    bytes.withUnsafeBufferPointer { av_sha_update(context, $0.baseAddress, $0.count) }
    var digest = [UInt8](repeating: 0, count: 32)
    digest.withUnsafeMutableBufferPointer { av_sha_final(context, $0.baseAddress) }
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
