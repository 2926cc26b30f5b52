package import ZoetropeFrame

/// A small picture of a page, in 8 bits.
package struct PagePicture: Hashable, Sendable {
  /// The kind of the pixels.
  package enum Kind: Hashable, Sendable {
    /// One byte a pixel: its grey.
    case grey
    /// Three bytes a pixel: red, green and blue.
    case colour
  }

  package let kind: Kind
  package let size: FrameSize
  /// The bytes of all pixels, row after row.
  package let bytes: [UInt8]

  package init(_ kind: Kind, size: FrameSize, bytes: [UInt8]) {
    precondition(
      bytes.count == size.width * size.height * (kind == .grey ? 1 : 3),
      "A picture has bytes for all of its pixels.")
    self.kind = kind
    self.size = size
    self.bytes = bytes
  }
}
