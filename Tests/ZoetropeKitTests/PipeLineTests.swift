import Foundation
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeRender
import ZoetropeScene
import ZoetropeTerminal

/// The lines that send frames to gifski and ffmpeg do what they say.
@Suite(.serialized) struct PipeLineTests {
  /// A picture of one colour whose red a wrong matrix shifts by 16 of 255 levels.
  private static let flat = """
    zoetrope: 1
    title: Flat
    network: { seed: 1, inputs: [x, y], latent: 0, layers: 1 x 2 }
    colour: { palette: ["#e02010", "#e02010"] }
    film: { duration: 2 }

    """
  private static let colour = [0xE0, 0x20, 0x10]

  let folder = TemporaryFolder()

  init() throws { try folder.write(Self.flat, to: "flat.yaml") }

  /// The words of the line, for the flat picture and its first frames.
  private func sender(_ line: DocumentedPipe, frames: String) -> [String] {
    var words = line.sender
    words[1] = "flat.yaml"
    return words + ["--frames", frames, "--progress", "none"]
  }

  @Test func thereAreLines() {
    #expect(DocumentedPipe.inPages.filter { $0.source == "README.md" }.count == 1)
    #expect(DocumentedPipe.inPages.filter { $0.source == "docs/pipes.md" }.count == 6)
    #expect(
      DocumentedPipe.printed.map(\.source)
        == ["help frames", "render small.yaml -o a.gif", "frames small.yaml -o a.gif"])
    // No page names a pipe that is not taken apart.
    for page in ["README.md", "docs/pipes.md"] {
      let text = try? String(
        contentsOf: DocumentedPipe.repository.appendingPathComponent(page), encoding: .utf8)
      let lines = (text ?? "").split(separator: "\n").filter {
        $0.hasPrefix("zoetrope") && $0.contains(" | ")
      }
      #expect(lines.count == DocumentedPipe.inPages.count { $0.source == page })
    }
  }

  @Test(arguments: DocumentedPipe.all)
  func theReaderIsToldWhatItHasToBe(_ line: DocumentedPipe) throws {
    let size = try #require(line.size, "the size is in the line")
    let rate = try #require(line.rate, "and so is the rate")
    func told(_ option: String) -> String? { DocumentedPipe.value(of: option, in: line.reader) }
    switch (line.readerName, line.pixels) {
    case ("gifski", "y4m"):
      #expect(told("--fps") == rate)
      #expect(line.reader.last == "-")
    case ("ffmpeg", "y4m"):
      #expect(told("-i") == "-")
      // What Zoetrope sends is what the reader decodes.
      let sent = size.width <= 720 && size.height <= 480 ? 601 : 709
      #expect(line.matrix == sent)
    case ("ffmpeg", "rgb24"), ("ffmpeg", "rgb48"):
      #expect(told("-i") == "-" && told("-f") == "rawvideo")
      #expect(told("-pixel_format") == ["rgb24": "rgb24", "rgb48": "rgb48le"][line.pixels])
      #expect(told("-video_size") == "\(size.width)x\(size.height)")
      #expect(told("-framerate") == rate)
    default: Issue.record("no rule for \(line.readerName) with \(line.pixels)")
    }
    // A program that converts RGB to YUV must be given the matrix, and must tag it.
    if line.pixels != "y4m", told("-pix_fmt")?.hasPrefix("yuv") == true {
      let filter = told("-vf") ?? ""
      for part in ["out_color_matrix=bt709:out_range=tv", "setparams=colorspace=bt709:"] {
        #expect(filter.contains(part))
      }
    }
  }

  /// README's lines for frames in files name one rate, however each program writes it.
  @Test func gifsOfFilesKeepTheRate() throws {
    let page = try String(
      contentsOf: DocumentedPipe.repository.appendingPathComponent("README.md"), encoding: .utf8)
    let lines = page.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    func value(_ option: String, _ words: [String]) throws -> Double {
      try #require(DocumentedPipe.value(of: option, in: words).flatMap { Double($0) })
    }
    var programs: [String] = []
    for words in lines
    where !words.contains("|")
      && (words.last == "frames/" || words.contains { $0.hasSuffix(".gif") })
    {
      switch words[0] {
      case "zoetrope": #expect(try value("--fps", words) == 25)
      case "gifski": #expect(try value("--fps", words) == 25)
      case "ffmpeg": #expect(try value("-framerate", words) == 25)
      // In hundredths of a second.
      case "convert": #expect(try value("-delay", words) == 4)
      default: continue
      }
      programs.append(words[0])
    }
    #expect(programs == ["zoetrope", "gifski", "convert", "ffmpeg"])
  }

  /// The bytes of each line, decoded as its reader decodes them, are the colour that was painted.
  @Test(arguments: DocumentedPipe.all)
  func coloursArriveAsTheyWere(_ line: DocumentedPipe) throws {
    let outcome = try Program.run(sender(line, frames: "0"), in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let size = try #require(line.size)
    let count = size.width * size.height
    let bytes = [UInt8](outcome.output)
    let pixels: [[Double]]
    // Some pixels are as good as all: they have one colour, and its dither.
    let places = stride(from: 0, to: count, by: 997)
    switch line.pixels {
    case "y4m":
      let start = try #require(bytes.firstRange(of: Array("FRAME\n".utf8))).upperBound
      try #require(bytes.count == start + 3 * count)
      pixels = places.map { place in
        let (y, cb, cr) = (
          Double(bytes[start + place]), Double(bytes[start + count + place]) - 128,
          Double(bytes[start + 2 * count + place]) - 128
        )
        let (red, blue) = line.matrix == 601 ? (0.299, 0.114) : (0.2126, 0.0722)
        let (r, b) = (y + 2 * (1 - red) * cr, y + 2 * (1 - blue) * cb)
        return [r, (y - red * r - blue * b) / (1 - red - blue), b]
      }
    case "rgb24":
      try #require(bytes.count == 3 * count)
      pixels = places.map { place in (0..<3).map { Double(bytes[3 * place + $0]) } }
    default:
      try #require(bytes.count == 6 * count)
      pixels = places.map { place in
        (0..<3).map { channel in
          let at = 6 * place + 2 * channel
          return (Double(bytes[at]) + 256 * Double(bytes[at + 1])) / 257
        }
      }
    }
    #expect(Self.furthest(pixels) < 2.5)
  }

  /// Returns the largest distance of the pixels from the colour that was painted.
  private static func furthest(_ pixels: [[Double]]) -> Double {
    pixels.map { pixel in
      zip(pixel, colour).map { abs($0 - Double($1)) }.max() ?? .infinity
    }.max() ?? .infinity
  }

  // MARK: - The readers themselves

  static func isInstalled(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// Runs a line in a shell, and returns the path of what its reader wrote.
  private func run(_ line: DocumentedPipe, frames: String) throws -> String {
    let words = [Program.path] + sender(line, frames: frames)
    var reader = line.reader
    reader[reader.count - (reader.last == "-" ? 2 : 1)] = folder(line.output)
    let quiet = line.readerName == "ffmpeg" ? ["-v", "error", "-y"] : ["--quiet"]
    reader.insert(contentsOf: quiet, at: 1)
    try shell(
      words.map { ShellWord.quoted($0) }.joined(separator: " ") + " | "
        + reader.map { ShellWord.quoted($0) }.joined(separator: " "))
    return folder(line.output)
  }

  private func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command)")
  }

  @Test(
    .enabled(if: isInstalled("ffmpeg"), "ffmpeg is not installed"),
    arguments: DocumentedPipe.all.filter { $0.readerName == "ffmpeg" })
  func ffmpegReadsTheColoursThatWerePainted(_ line: DocumentedPipe) throws {
    let film = try run(line, frames: "0-1")
    try shell(
      "ffmpeg -v error -y -i \(ShellWord.quoted(film)) -f rawvideo -pix_fmt rgb24 pixels.rgb")
    let pixels = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder("pixels.rgb"))))
    let size = try #require(line.size)
    try #require(pixels.count == 2 * 3 * size.width * size.height, "two frames")
    let some = stride(from: 0, to: pixels.count / 3, by: 997).map {
      pixels[3 * $0..<3 * $0 + 3].map(Double.init)
    }
    #expect(Self.furthest(some) <= 3)
  }

  @Test(
    .enabled(if: isInstalled("gifski"), "gifski is not installed"),
    arguments: DocumentedPipe.all.filter { $0.readerName == "gifski" })
  func gifskiKeepsRateAndColours(_ line: DocumentedPipe) throws {
    let bytes = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: run(line, frames: "0-24"))))
    // Delays in hundredths of a second; frames that are alike are shown as one.
    let delays = bytes.indices.dropLast(7).compactMap { at in
      bytes[at..<at + 3].elementsEqual([0x21, 0xF9, 4])
        ? Int(bytes[at + 4]) + 256 * Int(bytes[at + 5]) : nil
    }
    let rate = try #require(line.rate.flatMap { Double($0) })
    #expect(abs(Double(delays.reduce(0, +)) - 2500 / rate) <= 2)
    // A table of colours, the first one's or the file's, has the colour.
    let near = bytes.indices.dropLast(2).contains { at in
      zip(bytes[at..<at + 3], Self.colour).allSatisfy { abs(Int($0) - $1) <= 4 }
    }
    #expect(near)
  }

  /// True if the system gives terminals to programs; containers may not.
  private static let hasTerminals: Bool = {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(terminal) }
    return terminal >= 0
  }()

  /// On a terminal, the line that is advised names the film's own rate.
  @Test(
    .enabled(if: hasTerminals, "the system lends no terminals"),
    arguments: [(FrameRate(30), "30"), (FrameRate(24000, 1001), "23.976")])
  func aTerminalIsRefusedWithALine(_ rate: FrameRate, _ text: String) async throws {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0 && isatty(terminal) == 1)
    defer { close(terminal) }
    try folder.write(Sample.preset, to: "small.yaml")
    let scene = try SceneSource(folder("small.yaml"), catalogue: Catalogue(folder: nil)).scene()
      .changed { $0.rate = rate }
    let job = PipeJob(scene, descriptor: terminal)
    let error = await #expect(throws: JobError.self) { try await job.run() }
    #expect(
      error.map { Failure($0).message }
        == "Standard output is a terminal. Send the frames on: zoetrope frames … -o - | gifski --fps "
        + "\(text) -o loop.gif -")
  }
}

/// Frames that go to another program without a file.
@Suite struct PipePixelsTests {
  let folder = TemporaryFolder()

  /// Raw RGB is what PNG files of the same frames hold, also where halves are images of each other.
  @Test(arguments: ["none", "mirror-y", "mirror"], ["rgb24", "rgb48"])
  func rawPixelsAreThoseOfStills(_ symmetry: String, _ pixels: String) throws {
    try folder.write(
      Sample.preset + "view: { symmetry: \(symmetry) }\n", to: "small.yaml")
    let outcome = try Program.run(
      [
        "frames", "small.yaml", "-o", "-", "--pixels", pixels, "--frames", "3-4", "--size", "33x70",
        "--progress", "none",
      ], in: folder)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    var source = try SceneSource(folder("small.yaml"), catalogue: Catalogue(folder: nil))
    source.set("film.size", to: "33x70", origin: "--size")
    let scene = try source.scene()
    var expected = Data()
    for frame in 3...4 {
      var strip = Strip(width: 33, rows: 0..<70)
      Renderer(scene).frame(frame).paint(&strip)
      if pixels == "rgb24" {
        expected += strip.interleaved(.eight)
      } else {
        let bytes = strip.interleaved(.sixteen)
        // PNG has the high byte first.
        expected += bytes.indices.map { bytes[$0 ^ 1] }
      }
    }
    #expect(outcome.output == expected)
  }

  @Test func deeperPixelsTakeMoreMemory() {
    let size = FrameSize(width: 1000, height: 1000)
    let need = [6, 12].map {
      MemoryNeed.pipe(size, bytesPerPair: $0, ahead: 2, threads: 2).bytes
    }
    #expect(need[1] - need[0] == 9_000_000)
  }
}
