internal import CPNG
internal import ZoetropeFrame

/// A `cpng_writer`, of a file or of bytes in memory, closed and freed when its owner is released.
struct PNGFile: ~Copyable {
  private let raw: OpaquePointer
  private let step: String

  static func open(_ path: String, called name: String) throws(VideoError) -> PNGFile {
    var error = cpng_error()
    guard let raw = cpng_writer_open(path, &error) else {
      throw .opening(path, called: name, errno: error.number)
    }
    return PNGFile(raw: raw, step: "write \(name)")
  }

  static func inMemory() throws(VideoError) -> PNGFile {
    let step = "write a picture into memory"
    var error = cpng_error()
    guard let raw = cpng_writer_open_memory(&error) else { throw VideoError(error, step: step) }
    return PNGFile(raw: raw, step: step)
  }

  deinit { cpng_writer_free(raw) }

  func add(_ keyword: String, _ text: String) throws(VideoError) {
    try call { cpng_writer_text(raw, keyword, text, $0) }
  }

  func begin(_ size: FrameSize, _ depth: BitDepth, channels: Int) throws(VideoError) {
    guard let width = UInt32(exactly: size.width), let height = UInt32(exactly: size.height) else {
      throw VideoError(code: .format, step: step, reason: "PNG cannot be as large as \(size)")
    }
    try call {
      cpng_writer_begin(raw, width, height, CInt(depth.rawValue), CInt(channels), $0)
    }
  }

  func write(_ rows: [UInt8], count: Int) throws(VideoError) {
    try call { error in
      rows.withUnsafeBufferPointer {
        cpng_writer_rows(raw, $0.baseAddress, UInt32(count), error)
      }
    }
  }

  func finish() throws(VideoError) { try call { cpng_writer_finish(raw, $0) } }

  /// The bytes of a finished picture in memory.
  var bytes: [UInt8] {
    var count = 0
    let first = cpng_writer_bytes(raw, &count)
    return Array(UnsafeBufferPointer(start: first, count: first == nil ? 0 : count))
  }

  private func call(_ work: (UnsafeMutablePointer<cpng_error>) -> CInt) throws(VideoError) {
    var error = cpng_error()
    guard work(&error) == 0 else { throw VideoError(error, step: step) }
  }
}
