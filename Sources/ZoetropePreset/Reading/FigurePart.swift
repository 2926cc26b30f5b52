import CPPN
import ZoetropeFrame
import ZoetropeScene

/// The decoded section `figure`; its value is nil if a part of it is faulty.
struct FigurePart {
  let figure: Figure?

  /// Reads the section.
  ///
  /// - Parameters:
  ///   - whole: the place of the section.
  ///   - medium: the preset's medium; nil if it is faulty.
  ///   - hasCaption: true if the picture has a caption.
  ///   - isSeen: true if a network sees the figure as its input `shape`.
  init(_ keys: SectionCursor, whole: Cursor, medium: Medium?, hasCaption: Bool, isSeen: Bool) {
    let form = Self.form(keys, whole: whole)
    let size = keys["size"]?.number()
    let shadow = keys["shadow"]?.number()
    let press = keys["press"]?.number()
    let ground = keys.written("background").map { $0.ground() }
    let mask = keys.written("mask").map { $0.mask() }
    guard let form, let size, let shadow, let press, ground != .some(nil), mask != .some(nil)
    else {
      figure = nil
      return
    }
    let read = Figure(
      form, size: size, ground: ground ?? (isSeen ? .field : nil), shadow: shadow, press: press,
      mask: mask ?? nil)
    figure = read
    if press > 0, medium?.isPalette == true {
      keys["press"]?.complain(
        "the palette has no heights that a figure could press into; expected 0, or a medium other "
          + "than palette")
    }
    if read.ground == .field, press == 0, !isSeen {
      keys["background"]?.complain(
        "the field hides a figure that does not press into it; expected a press above 0, the input "
          + "shape, a colour or none")
    }
    if read.isTransparent, hasCaption {
      keys["background"]?.complain(
        "a caption needs a background to stand on; expected a colour, or no caption")
    }
  }

  private static func form(_ keys: SectionCursor, whole: Cursor) -> Figure.Form? {
    let word = keys.written("word")
    let outline = keys.written("outline")
    let font = keys["font"].flatMap { $0.font() }
    guard (word == nil) != (outline == nil) else {
      // An unknown key may be a misspelt one of these.
      if !keys.hasUnknown || word != nil {
        whole.complain(
          word == nil
            ? "a figure needs a form; expected a word or an outline"
            : "a figure has one form; expected a word or an outline, not both")
      }
      return nil
    }
    if let word {
      guard let text = word.text(), let font else { return nil }
      guard text.contains(where: { !$0.isWhitespace }) else {
        word.refuse("\(quoted(text)) has no letters")
        return nil
      }
      return .word(text, font: font)
    }
    return outline?.keys().flatMap { self.outline($0) }.map { .outline($0) }
  }

  private static func outline(_ keys: SectionCursor) -> Figure.Outline? {
    let seed = keys["seed"]?.whole()
    let inputs = keys["inputs"].flatMap { $0.inputs() }
    let activations = keys["activation"]?.wordsOrList(KeyTable.activations)
    let layers = keys["layers"].flatMap { $0.layers(activations: activations) }
    let spread = keys["spread"]?.number()
    guard let seed, let inputs, activations != nil, let layers, let spread else { return nil }
    guard !inputs.contains(.shape) else {
      keys["inputs"]?.complain(
        "the outline makes the shape; expected other inputs, such as x and y")
      return nil
    }
    let network = Figure.Outline.network(
      inputs: inputs, layers: layers, spread: spread)
    guard network.multiplyAddsPerPixel <= KeyTable.mostOfOutline else {
      keys["layers"]?.complain(
        "a network of \(network.multiplyAddsPerPixel) multiply-adds takes minutes to cut out; expected "
          + "at most \(KeyTable.mostOfOutline), as 2 x 12 has")
      return nil
    }
    return Figure.Outline(seed: seed, network: network)
  }
}

extension Figure.Outline {
  /// Returns the network of an outline: one output, and normal weights of deviation `spread`.
  static func network(inputs: [Input], layers: [NetworkLayer], spread: Double) -> Architecture {
    Architecture(
      inputs: inputs, latent: 0, layers: layers, wiring: .plain, outputs: [.sigmoid],
      weights: .normal(spread), biases: .all)
  }
}

extension Cursor {
  /// Reads what is outside a figure; nil if it is faulty.
  fileprivate func ground() -> Figure.Ground? {
    if let text = scalar?.text, KeyTable.grounds.words.contains(where: { $0.name == text }) {
      return word(KeyTable.grounds)
    }
    return colour().map { .colour($0) }
  }

  /// Reads a recipe's mask; nil if it is faulty.
  fileprivate func mask() -> FigureMask? {
    guard let text = text() else { return nil }
    guard let mask = FigureMask(text: text) else {
      complain(
        "this mask is damaged; expected one that a recipe has, or none, to draw the figure anew")
      return nil
    }
    return mask
  }
}
