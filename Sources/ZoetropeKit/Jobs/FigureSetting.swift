internal import Synchronization
internal import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

extension SceneDraft {
  /// Returns the scene with the mask of its figure, which is drawn unless the scene has it. It becomes
  /// the input `shape` of networks that have it.
  ///
  /// - Throws: `JobError` when the font lacks letters of the word, or when the word is too long;
  ///   `VideoError` when there is no font, or this FFmpeg cannot draw text.
  func withFigureDrawn() throws -> SceneDraft {
    guard let figure, figure.drawnMask == nil else { return withShape() }
    var scene = self
    scene.figure?.mask = try FigureMask.drawn(figure.form)
    return scene.withShape()
  }
}

extension ValidScene {
  /// Returns the scene with its figure drawn, so that it can be measured as presets are.
  ///
  /// Scenes whose figure is not drawn are drawn when they are painted. If a network sees the figure,
  /// by the input `shape`, draw it before measuring, since what is measured depends on it.
  ///
  /// - Throws: `JobError` when the font lacks letters of the word, or when the word is too long;
  ///   `VideoError` when there is no font, or this FFmpeg cannot draw text.
  public func withFigureDrawn() throws -> ValidScene {
    ValidScene(unchecked: try draft.withFigureDrawn())
  }
}

extension SceneDraft {
  /// Returns the scene with its figure drawn if a network sees it, since measurements depend on it
  /// then.
  ///
  /// - Throws: the errors of drawing a figure.
  package func withSeenFigure() throws -> SceneDraft {
    readsShape ? try withFigureDrawn() : self
  }

  /// True if pictures have pixels that are not opaque.
  var isTransparent: Bool { figure?.isTransparent == true }

  /// Checks that all pixels are opaque, as those of films and pipes must be.
  ///
  /// - Throws: `JobError` if they are not.
  func requireOpaque() throws(JobError) {
    guard isTransparent else { return }
    throw JobError(
      .input,
      "figure.background: films and pipes have no transparency; give the figure a background colour, or "
        + "make pictures (zoetrope frames, zoetrope still).")
  }
}

extension FigureMask {
  /// The largest width and height that letters are drawn in, in pixels. A word that fills most of a
  /// picture of 1080 lines has about as many.
  private static let largest = (width: 1600.0, height: 800.0)
  /// The font size at which a word is measured first.
  private static let trialSize = 32
  /// The smallest and the largest font size at which a word is drawn.
  private static let sizes = 24...1200

  /// The masks that were drawn last.
  private static let recent = Mutex<[FigureMask]>([])

  /// Draws the mask of `form`, or returns it if it is one of the last few.
  static func drawn(_ form: Figure.Form) throws -> FigureMask {
    let source = form.checksum
    if let known = recent.withLock({ $0.first { $0.source == source } }) { return known }
    let mask =
      switch form {
      case .word(let word, let font): try drawn(word, font: font, source: source)
      case .outline(let outline): try cut(outline, source: source)
      }
    recent.withLock { $0 = Array($0.suffix(3)) + [mask] }
    return mask
  }

  private static func drawn(_ word: String, font: String, source: UInt64) throws -> FigureMask {
    if let problem = try CaptionMask.missingLetters(
      of: word, font: font, files: files(of: font), naming: "figure.font")
    {
      throw JobError(.input, "figure.word: \(problem)")
    }
    guard let trial = try letters(word, font, trialSize, source) else {
      throw JobError(.input, "figure.word: \(quoted(word)) has no letters that cover anything.")
    }
    let scale = min(largest.width / Double(trial.columns), largest.height / Double(trial.rows))
    var size = min(max(Int(scale * Double(trialSize)), sizes.lowerBound), sizes.upperBound)
    while true {
      if let mask = try letters(word, font, size, source),
        mask.text.utf8.count <= longestText
      {
        return mask
      }
      guard size > sizes.lowerBound else {
        throw JobError(
          .input,
          "figure.word: the letters of \(quoted(word)) take more room in a recipe than there is; "
            + "expected fewer of them.")
      }
      size = max(size * 4 / 5, sizes.lowerBound)
    }
  }

  /// Draws a word at a font size; nil if its letters cover nothing, or too much.
  private static func letters(
    _ word: String, _ font: String, _ pointSize: Int, _ source: UInt64
  ) throws(VideoError) -> FigureMask? {
    // Unicode scalars may be drawn one by one, even those that form one character. The first letter
    // may reach to the left of its place, so a space comes before it.
    var width = (2 * word.unicodeScalars.count + 6) * trialSize
    if pointSize != trialSize, let trial = try letters(word, font, trialSize, source) {
      width = (trial.columns + 3 * trialSize) * pointSize / trialSize
    }
    let box = FrameSize(width: width, height: 3 * pointSize)
    let mask = try Label.mask(
      " " + word, size: box, pointSize: pointSize, fontFiles: files(of: font), font: font)
    return FigureMask(width: box.width, coverage: mask.map { Double($0) / 255 }, source: source)
  }

  /// Returns the files to look for a font in before its family is searched for.
  private static func files(of font: String) -> [String] {
    if font == Label.standardFont { return Label.fontFiles }
    return FontFile.path(of: font).map { [$0] } ?? []
  }

  private static func quoted(_ word: String) -> String { "'\(word)'" }
}
