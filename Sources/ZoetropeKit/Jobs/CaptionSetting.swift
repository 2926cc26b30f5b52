package import ZoetropeFrame
package import ZoetropeRender
package import ZoetropeScene
internal import ZoetropeVideo

extension Renderer {
  /// Creates a renderer that draws the scene's caption and figure once and adds them to every frame.
  ///
  /// - Throws: `JobError` when the font lacks letters; `VideoError` when there is no font, or this
  ///   FFmpeg cannot draw text.
  package init(captioned scene: SceneDraft, sampling: Sampling = .adaptive) throws {
    self.init(
      try scene.withFigureDrawn(), sampling: sampling,
      caption: try CaptionMask(scene.finish.caption, on: scene.size))
  }
}

extension CaptionMask {
  /// A caption's distance from the edges, as a fraction of the picture's short side.
  private static let margin = 0.06
  /// The font size, in pixels, at which the width of a text is measured before the size of the
  /// caption is chosen.
  private static let trialSize = 32

  /// The largest number of missing letters that a message names.
  private static let mostNamed = 8

  /// Returns a message that lists the letters of a caption that the font lacks; nil if the font has
  /// all of them. FFmpeg would draw missing letters as boxes.
  ///
  /// - Throws: `VideoError` when there is no font, or this FFmpeg cannot draw text.
  static func missingLetters(of caption: Caption) throws(VideoError) -> String? {
    guard isSeen(caption) else { return nil }
    return try missingLetters(
      of: caption.text, font: caption.font, naming: "finish.caption.font")
  }

  /// Returns a message that lists the letters of `text` that the font lacks; nil if it has all of
  /// them.
  ///
  /// - Parameters:
  ///   - files: the files to look for first; nil for those of the standard font.
  ///   - key: the key that names the font.
  /// - Throws: `VideoError` when there is no font, or this FFmpeg cannot draw text.
  static func missingLetters(
    of text: String, font: String, files: [String]? = nil, naming key: String
  ) throws(VideoError) -> String? {
    let missing = try Label.missing(in: text, font: font, fontFiles: files)
    guard !missing.isEmpty else { return nil }
    var names = missing.prefix(mostNamed).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      // A combining mark would attach to the quote, and many other characters are invisible.
      return scalar.properties.isAlphabetic || scalar.properties.isEmojiPresentation
        ? "'\(scalar)' (\(number))" : number
    }
    if missing.count > mostNamed { names.append("\(missing.count - mostNamed) more") }
    let list =
      names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " and \(names.last ?? "")"
    let isStandard = font == Label.standardFont || font == Figure.standardFont
    return "\(isStandard ? font : "the font found for '\(font)'") has "
      + "no letter for \(list). Name another font with \(key), or use other letters."
  }

  private static func isSeen(_ caption: Caption) -> Bool {
    caption.text.contains { !$0.isWhitespace }
  }

  /// Returns the largest size at which a caption fits in the picture, as a fraction of the
  /// picture's short side. Returns nil if this is at least nine tenths of the size that the scene
  /// sets, or if the caption has no visible letters.
  ///
  /// - Throws: `VideoError` when there is no font, or this FFmpeg cannot draw text.
  static func shrunkSize(of caption: Caption, on size: FrameSize) throws(VideoError) -> Double? {
    guard isSeen(caption), let trial = try trial(of: caption) else { return nil }
    let widest = widest(trial, on: size)
    let share = widest / Double(min(size.width, size.height))
    return share < 0.9 * caption.size ? share : nil
  }

  private typealias Letters = (box: FrameSize, coverage: [UInt8])

  private static func mask(
    _ caption: Caption, _ pointSize: Int, width: Int
  ) throws(VideoError) -> Letters {
    let box = FrameSize(width: width, height: 2 * pointSize)
    return (
      box, try Label.mask(caption.text, size: box, pointSize: pointSize, font: caption.font)
    )
  }

  /// Returns the columns from the first to the last one that letters cover; nil if they cover none.
  private static func inked(_ mask: Letters) -> Range<Int>? {
    let columns = (0..<mask.box.width).filter { column in
      stride(from: column, to: mask.coverage.count, by: mask.box.width).contains {
        mask.coverage[$0] > 0
      }
    }
    guard let first = columns.first, let last = columns.last else { return nil }
    return first..<last + 1
  }

  /// Returns the columns that the text covers at the size `trialSize`; nil if it covers none.
  private static func trial(of caption: Caption) throws(VideoError) -> Range<Int>? {
    // Unicode scalars are drawn one by one, even those that form one character.
    let letters = caption.text.unicodeScalars.count
    return inked(try mask(caption, trialSize, width: (2 * letters + 4) * trialSize))
  }

  /// Returns the largest size of letters, in pixels, at which the text takes at most nine tenths of
  /// the picture's width.
  ///
  /// - Parameter trial: the columns that the text covers at the size `trialSize`.
  private static func widest(_ trial: Range<Int>, on size: FrameSize) -> Double {
    0.9 * Double(size.width) / Double(trial.count) * Double(trialSize)
  }

  /// Creates the mask of `caption` for a picture of `size` pixels; nil if no letters are visible.
  ///
  /// - Throws: `JobError` when the font lacks letters; `VideoError` when there is no font, or this
  ///   FFmpeg cannot draw text.
  package init?(_ caption: Caption, on size: FrameSize) throws {
    if let problem = try Self.missingLetters(of: caption) {
      throw JobError(.input, "finish.caption.text: \(problem)")
    }
    guard Self.isSeen(caption), let trial = try Self.trial(of: caption) else { return nil }
    let short = Double(min(size.width, size.height))
    let widest = Self.widest(trial, on: size)
    let pointSize = max(Int(min(caption.size * short, widest).rounded(.down)), 1)
    let expected = (trial.upperBound + 4) * pointSize / Self.trialSize + pointSize
    let set = try Self.mask(caption, pointSize, width: expected)
    guard let ink = Self.inked(set) else { return nil }

    let margin = Int((Self.margin * short).rounded())
    let left =
      switch caption.place {
      case .topLeft, .left, .bottomLeft: margin
      case .top, .center, .bottom: (size.width - ink.count) / 2
      case .topRight, .right, .bottomRight: size.width - margin - ink.count
      }
    // Capitals, 0.73 of the size high, are centred in the box.
    let cap = Int((0.365 * Double(pointSize)).rounded())
    let middle =
      switch caption.place {
      case .topLeft, .top, .topRight: margin + cap
      case .left, .center, .right: size.height / 2
      case .bottomLeft, .bottom, .bottomRight: size.height - margin - cap
      }
    // Room for the shade left and right of the letters. The box has enough above and below.
    let room = pointSize / 2
    let box = FrameSize(width: set.box.width + 2 * room, height: set.box.height)
    var coverage = [Float](repeating: 0, count: box.width * box.height)
    for row in 0..<box.height {
      for column in 0..<set.box.width {
        coverage[row * box.width + room + column] =
          Float(set.coverage[row * set.box.width + column]) / 255
      }
    }
    self.init(
      left: left - ink.lowerBound - room, top: middle - pointSize, size: box, coverage: coverage,
      shade: Self.shade(of: coverage, size: box, radius: max(pointSize / 7, 1)))
  }

  /// Returns a soft shadow around the letters, 0…0.55 for each pixel. It keeps the letters readable
  /// on any background.
  private static func shade(of coverage: [Float], size: FrameSize, radius: Int) -> [Float] {
    var shade = coverage
    for _ in 0..<2 {
      shade = blurred(shade, lines: size.height, apart: size.width, size.width, 1, radius)
      shade = blurred(shade, lines: size.width, apart: 1, size.height, size.width, radius)
    }
    return shade.map { min($0 * 1.2, 0.55) }
  }

  /// Returns the mean of the `2 * radius + 1` values around each value in its line; values outside
  /// of the line count as 0.
  ///
  /// - Parameters:
  ///   - lines: the number of lines.
  ///   - apart: the distance in `values` between the starts of two lines.
  ///   - count: the number of values in a line.
  ///   - step: the distance in `values` between two neighbours in a line.
  private static func blurred(
    _ values: [Float], lines: Int, apart: Int, _ count: Int, _ step: Int, _ radius: Int
  ) -> [Float] {
    var result = values
    for line in 0..<lines {
      var sum: Float = 0
      for place in 0..<count + radius {
        if place < count { sum += values[line * apart + place * step] }
        let left = place - 2 * radius - 1
        if left >= 0 { sum -= values[line * apart + left * step] }
        let middle = place - radius
        if middle >= 0 {
          result[line * apart + middle * step] = max(sum, 0) / Float(2 * radius + 1)
        }
      }
    }
    return result
  }
}
