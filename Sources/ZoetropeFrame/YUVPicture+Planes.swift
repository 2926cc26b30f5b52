extension YUVPicture {
  /// Creates a picture from planes that are already quantised, for tests and synthetic pictures.
  package init(size: FrameSize, luma: [UInt8], cb: [UInt8], cr: [UInt8]) {
    self.init(size: size)
    precondition(luma.count == self.luma.count, "luma has one code for each pixel")
    precondition(
      cb.count == self.cb.count && cr.count == self.cr.count, "chroma has one code for four pixels")
    self.luma = luma
    self.cb = cb
    self.cr = cr
  }
}

extension YUV444Picture {
  /// Creates a picture from planes that are already quantised, for tests and synthetic pictures.
  package init(size: FrameSize, matrix: YUVMatrix, luma: [UInt8], cb: [UInt8], cr: [UInt8]) {
    self.init(size: size, matrix: matrix)
    precondition(
      [luma, cb, cr].allSatisfy { $0.count == self.luma.count },
      "a plane has one code for each pixel")
    self.luma = luma
    self.cb = cb
    self.cr = cr
  }
}
