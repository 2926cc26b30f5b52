/// A blur by three means over boxes, which is nearly Gaussian. Beyond its border a picture is as at
/// its border.
package struct BoxBlur {
  /// The number of pixels on each side of the middle one.
  private let reach: Int

  /// Creates a blur whose deviation is `deviation` pixels, rounded to what boxes can have.
  package init(deviation: Double) {
    // A box of 2 r + 1 pixels has the variance r (r + 1) / 3, and three of them the sum.
    reach = max(Int((deviation * deviation + 0.25).squareRoot().rounded(.down)), 1)
  }

  /// Returns a blurred copy of a picture of rows of `width` pixels.
  package func applied(to picture: [Float], width: Int) -> [Float] {
    var result = picture
    for _ in 0..<3 { result = rows(of: result, width: width) }
    result = transposed(result, width: width)
    let height = picture.count / max(width, 1)
    for _ in 0..<3 { result = rows(of: result, width: height) }
    return transposed(result, width: height)
  }

  private func rows(of picture: [Float], width: Int) -> [Float] {
    var result = picture
    let share = 1 / Float(2 * reach + 1)
    for start in stride(from: 0, to: picture.count, by: width) {
      func value(_ column: Int) -> Float { picture[start + min(max(column, 0), width - 1)] }
      var sum = (-reach...reach).reduce(Float(0)) { $0 + value($1) }
      for column in 0..<width {
        result[start + column] = sum * share
        sum += value(column + reach + 1) - value(column - reach)
      }
    }
    return result
  }

  private func transposed(_ picture: [Float], width: Int) -> [Float] {
    let height = picture.count / max(width, 1)
    return picture.indices.map { picture[$0 % height * width + $0 / height] }
  }
}
