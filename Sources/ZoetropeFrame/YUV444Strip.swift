import PixelKernels

/// Some rows of a `YUV444Picture`.
///
/// A strip can be refilled with other rows. Its memory is reused, and grows if they need more.
public struct YUV444Strip: Sendable {
  /// The matrix that the planes are converted with.
  public let matrix: YUVMatrix
  /// Pixels in a row.
  public private(set) var width = 0
  /// The rows of the picture that the strip holds.
  public private(set) var rows = 0..<0
  package private(set) var luma: [UInt8] = []
  package private(set) var cb: [UInt8] = []
  package private(set) var cr: [UInt8] = []

  /// Creates a strip of no rows.
  public init(matrix: YUVMatrix) { self.matrix = matrix }

  /// Replaces the rows by those of `strip`, converted and quantised with a static dither.
  public mutating func quantise(_ strip: Strip) {
    width = strip.width
    rows = strip.rows
    let pixels = width * rows.count
    if luma.count < pixels {
      luma = Array(repeating: 0, count: pixels)
      cb = Array(repeating: 128, count: pixels)
      cr = Array(repeating: 128, count: pixels)
    }
    luma.withUnsafeMutableBufferPointer { luma in
      cb.withUnsafeMutableBufferPointer { cb in
        cr.withUnsafeMutableBufferPointer { cr in
          guard let luma = luma.baseAddress, let cb = cb.baseAddress, let cr = cr.baseAddress
          else { return }
          strip.quantise444(matrix, luma: luma, cb: cb, cr: cr)
        }
      }
    }
  }
}

extension YUV444Picture {
  /// Copies the strip's rows to their position. The strip must have the picture's width and matrix.
  public mutating func copyRows(of strip: YUV444Strip) {
    precondition(
      strip.width == size.width && strip.matrix == matrix && strip.rows.upperBound <= size.height,
      "a strip's rows are in the picture")
    let offset = strip.rows.lowerBound * size.width
    Self.copy(strip.luma, strip.rows.count * size.width, to: &luma, at: offset)
    Self.copy(strip.cb, strip.rows.count * size.width, to: &cb, at: offset)
    Self.copy(strip.cr, strip.rows.count * size.width, to: &cr, at: offset)
  }

  private static func copy(
    _ numbers: [UInt8], _ count: Int, to plane: inout [UInt8], at offset: Int
  ) {
    plane.withUnsafeMutableBytes { plane in
      numbers.withUnsafeBytes { numbers in
        UnsafeMutableRawBufferPointer(rebasing: plane[offset..<offset + count])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: numbers[..<count]))
      }
    }
  }
}

extension Strip {
  /// Converts the strip's rows to YUV 4:4:4 and writes them to three planes, which must have room
  /// for them. Each pointer is where the strip's first row goes.
  func quantise444(
    _ matrix: YUVMatrix, luma: UnsafeMutablePointer<UInt8>, cb: UnsafeMutablePointer<UInt8>,
    cr: UnsafeMutablePointer<UInt8>
  ) {
    let standard: CInt = matrix == .bt601 ? 601 : 709
    withPlanes { planes in
      for (index, y) in rows.enumerated() {
        var row = planes.row(index)
        let out = index * width
        ck_yuv444_row(&row, width, y, standard, luma + out, cb + out, cr + out)
      }
    }
  }
}
