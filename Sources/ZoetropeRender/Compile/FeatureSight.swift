internal import CPPNKernels

/// Which sign of a point's coordinates features see.
enum FeatureSight {
  /// Whether features see y alone, or |y|.
  static func isOfY(_ kind: UInt32) -> Bool { ofY.contains(kind) || kind == CK_ABS_Y.rawValue }

  /// Whether the sign of x changes nothing.
  static func isEvenInX(_ kind: UInt32) -> Bool { evenInBoth.contains(kind) || ofY.contains(kind) }

  /// Whether the sign of y changes nothing.
  static func isEvenInY(_ kind: UInt32) -> Bool { evenInBoth.contains(kind) || ofX.contains(kind) }

  /// Whether features have no value at the centre, and any near it.
  static func isFineAtCentre(_ kind: UInt32) -> Bool { fineAtCentre.contains(kind) }

  private static let fineAtCentre = [CK_COS_THETA, CK_SIN_THETA, CK_COS_LOG_R, CK_SIN_LOG_R].map(
    \.rawValue)
  private static let ofX = [CK_X, CK_COS_X, CK_SIN_X].map(\.rawValue)
  private static let ofY = [CK_Y, CK_COS_Y, CK_SIN_Y].map(\.rawValue)
  private static let evenInBoth = [CK_R, CK_ABS_X, CK_ABS_Y, CK_COS_LOG_R, CK_SIN_LOG_R].map(
    \.rawValue)
}
