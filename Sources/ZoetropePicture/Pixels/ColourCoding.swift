internal import CFFmpeg
internal import ZoetropeFrame

/// How a decoded frame's numbers stand for colours.
struct ColourCoding {
  /// What the components are.
  enum Model { case palette, grey, rgb, luma }

  let model: Model
  /// Luma's weights of red and blue; green has the rest.
  let red: Double
  let blue: Double
  /// True if the codes go from 0 to the highest, false if black is 16 and white 235, of 8 bits.
  let isFullRange: Bool
  /// The places of chroma samples: true if a sample is beside, or above, the first of the luma
  /// samples that it belongs to; false if it is amid them.
  let isChromaLeft: Bool
  let isChromaTop: Bool

  /// Finds the coding of a frame.
  ///
  /// A JPEG has BT.601's luma in full range (JFIF), and a WebP BT.601's in limited range (RFC 6386,
  /// section 9.2), with chroma amid four pixels; their grey, and PNG's, is full range. A film has
  /// what its tags say; without tags, limited range, and BT.709 from 1280x720 on, BT.601 below.
  ///
  /// - Parameter still: the format of a still picture; nil for a frame of a film.
  /// - Throws: `PictureError` if colours are coded in a way that is not read.
  init(
    _ frame: borrowing Frame, _ layout: AVPixFmtDescriptor, still: PictureKind?, of path: String
  ) throws(PictureError) {
    let facts = frame.raw.pointee
    if layout.flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0 {
      model = .palette
    } else if layout.nb_components <= 2 {
      model = .grey
    } else {
      model = layout.flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0 ? .rgb : .luma
    }
    let isFilm = still == nil
    guard
      !isFilm || facts.color_trc != AVCOL_TRC_SMPTE2084 && facts.color_trc != AVCOL_TRC_ARIB_STD_B67
    else {
      throw PictureError(path, "is an HDR film; convert it to standard range (BT.709) first.")
    }
    switch still {
    case nil:
      isFullRange = facts.color_range == AVCOL_RANGE_JPEG || model == .rgb || model == .palette
    case .webP: isFullRange = model != .luma
    default: isFullRange = true
    }
    let matrix =
      isFilm && model == .luma ? Self.matrix(of: facts, of: path) : AVCOL_SPC_SMPTE170M
    switch matrix {
    case AVCOL_SPC_BT709: (red, blue) = (0.2126, 0.0722)
    case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M: (red, blue) = (0.299, 0.114)
    case AVCOL_SPC_FCC: (red, blue) = (0.30, 0.11)
    case AVCOL_SPC_SMPTE240M: (red, blue) = (0.212, 0.087)
    case AVCOL_SPC_BT2020_NCL: (red, blue) = (0.2627, 0.0593)
    default:
      throw PictureError(path, "has colours in a coding that is not read; convert it to BT.709.")
    }
    let siting = isFilm ? facts.chroma_location : AVCHROMA_LOC_CENTER
    // H.264 and HEVC mean the left where they say nothing.
    isChromaLeft =
      siting != AVCHROMA_LOC_CENTER && siting != AVCHROMA_LOC_TOP && siting != AVCHROMA_LOC_BOTTOM
    isChromaTop = siting == AVCHROMA_LOC_TOPLEFT || siting == AVCHROMA_LOC_TOP
  }

  private static func matrix(of facts: AVFrame, of path: String) -> AVColorSpace {
    guard facts.colorspace == AVCOL_SPC_UNSPECIFIED else { return facts.colorspace }
    return facts.width >= 1280 || facts.height > 576 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M
  }

  /// Returns the factor and the summand that turn a code of `depth` bits into luma or grey, 0…1.
  func lumaScale(depth: Int) -> (factor: Double, summand: Double) {
    guard !isFullRange else { return (1 / Double((1 << depth) - 1), 0) }
    return (1 / (219 * Double(1 << depth) / 256), -16.0 / 219)
  }

  /// Returns the factor and the summand that turn a code of `depth` bits into chroma, -1/2…1/2.
  func chromaScale(depth: Int) -> (factor: Double, summand: Double) {
    let factor =
      isFullRange ? 1 / Double((1 << depth) - 1) : 1 / (224 * Double(1 << depth) / 256)
    return (factor, -Double(1 << (depth - 1)) * factor)
  }
}
