import Foundation
import Synchronization
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// The bytes of y4m, and what happens at the other end of a pipe.
@Suite struct Y4MWriterTests {
  private func picture(_ size: FrameSize, _ frame: Int) -> YUV444Picture {
    let count = size.width * size.height
    func plane(_ seed: Int) -> [UInt8] { (0..<count).map { UInt8(($0 * seed + frame) & 255) } }
    return YUV444Picture(
      size: size, matrix: Y4MWriter.matrix(for: size), luma: plane(3), cb: plane(5), cr: plane(7))
  }

  private func expected(_ header: String, _ pictures: [YUV444Picture]) -> [UInt8] {
    pictures.reduce(Array(header.utf8)) { $0 + Array("FRAME\n".utf8) + $1.luma + $1.cb + $1.cr }
  }

  @Test(arguments: [
    (FrameRate(30), "30:1"), (FrameRate(30000, 1001), "30000:1001"), (FrameRate(25, 2), "25:2"),
  ])
  func bytesAreAsReadersWantThem(_ rate: FrameRate, _ fraction: String) throws {
    let scratch = try Scratch()
    let size = FrameSize(width: 7, height: 5)
    let pictures = (0..<3).map { picture(size, $0) }
    let file = open(scratch.path("a.y4m"), O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    let writer = try Y4MWriter(descriptor: file, size: size, rate: rate)
    for picture in pictures { try writer.append(picture) }
    #expect(
      try scratch.bytes("a.y4m")
        == expected("YUV4MPEG2 W7 H5 F\(fraction) Ip A1:1 C444 XCOLORRANGE=FULL\n", pictures))
  }

  @Test func matrixIsWhatReadersAssume() {
    func matrix(_ width: Int, _ height: Int) -> YUVMatrix {
      Y4MWriter.matrix(for: FrameSize(width: width, height: height))
    }
    #expect(matrix(720, 480) == .bt601)
    #expect(matrix(320, 240) == .bt601)
    #expect(matrix(721, 480) == .bt709)
    #expect(matrix(720, 481) == .bt709)
    #expect(matrix(1920, 1080) == .bt709)
  }

  /// A pipe takes 64 kB at a time, and one that does not block takes what it has room for.
  @Test(arguments: [false, true])
  func pipesTakeFramesInPieces(_ nonBlocking: Bool) throws {
    let size = FrameSize(width: 400, height: 300)
    let pictures = (0..<3).map { picture(size, $0) }
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (readEnd, writeEnd) = (ends[0], ends[1])
    if nonBlocking { _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK) }
    let reader = SlowReader(readEnd)
    let writer = try Y4MWriter(descriptor: writeEnd, size: size, rate: FrameRate(30))
    for picture in pictures { try writer.append(picture) }
    close(writeEnd)
    let header = "YUV4MPEG2 W400 H300 F30:1 Ip A1:1 C444 XCOLORRANGE=FULL\n"
    let same = reader.bytes() == expected(header, pictures)
    #expect(same)
  }

  @Test func aClosedPipeIsAnError() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[1]) }
    let size = FrameSize(width: 64, height: 48)
    let writer = try Y4MWriter(descriptor: ends[1], size: size, rate: FrameRate(30))
    close(ends[0])
    let error = videoError { try writer.append(picture(size, 0)) }
    #expect(error?.code == .closedPipe)
    #expect(error?.description == "Cannot write the frames: Broken pipe.")
  }

  @Test func otherFailuresSayWhy() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    let size = FrameSize(width: 64, height: 48)
    let noSpace = videoError {
      _ = try Y4MWriter(descriptor: full, size: size, rate: FrameRate(30))
    }
    #expect(noSpace?.code == .noSpace)
    #expect(noSpace?.description == "Cannot write the frames: No space left on device.")
    let closed = videoError {
      _ = try Y4MWriter(descriptor: -1, size: size, rate: FrameRate(30))
    }
    #expect(closed?.code == .file)
  }
}

/// Takes all that comes out of a descriptor, slowly, on a thread of its own: the writer blocks the one
/// that it runs on, and the pool for tasks may have no other.
private final class SlowReader: Sendable {
  private let all = Mutex<[UInt8]>([])
  private let ended = DispatchSemaphore(value: 0)

  init(_ descriptor: CInt) {
    Thread.detachNewThread { [self] in
      var buffer = [UInt8](repeating: 0, count: 10_000)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count <= 0 { break }
        all.withLock { $0 += buffer[..<count] }
        usleep(200)
      }
      close(descriptor)
      ended.signal()
    }
  }

  /// Waits until the other end was closed.
  func bytes() -> [UInt8] {
    ended.wait()
    return all.withLock { $0 }
  }
}
