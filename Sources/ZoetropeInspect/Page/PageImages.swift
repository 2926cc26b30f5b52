internal import Foundation
internal import ZoetropeFrame
package import ZoetropeVideo

/// The report's pictures as PNG, each encoded once, and the elements that show them.
package struct PageImages: Sendable {
  private let encoded: [PagePicture: [UInt8]]

  /// Encodes all pictures of a page.
  ///
  /// - Throws: the error of `PNGData.encode`.
  package init(_ pictures: [PagePicture]) throws(VideoError) {
    var encoded: [PagePicture: [UInt8]] = [:]
    for picture in pictures where encoded[picture] == nil {
      encoded[picture] = try PNGData.encode(
        picture.bytes, size: picture.size, channels: picture.kind == .grey ? .grey : .rgb)
    }
    self.encoded = encoded
  }

  /// The bytes of a picture's file.
  package func png(_ picture: PagePicture) -> [UInt8] { encoded[picture] ?? [] }

  /// Returns the element that shows a picture, its bytes in it.
  ///
  /// - Parameter alternative: what the picture shows, in words.
  package func image(_ picture: PagePicture, _ alternative: String) -> String {
    let data = Data(png(picture)).base64EncodedString()
    return #"<img width="\#(picture.size.width)" height="\#(picture.size.height)" decoding="async""#
      + #" alt="\#(HTMLText.escaped(alternative))" src="data:image/png;base64,\#(data)">"#
  }
}
