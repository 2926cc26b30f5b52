import Testing
import ZoetropeFrame

struct ChecksumTests {
  // Published sums of XXH64 with seed 0.
  @Test(arguments: [
    ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
    ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
  ])
  func agreesWithPublishedSums(_ text: String, _ sum: String) {
    #expect(Checksum(Array(text.utf8)).description == sum)
  }

  @Test func doesNotDependOnHowBytesAreCut() {
    var random = SplitMix(5)
    let bytes = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let whole = Checksum(bytes).value
    for _ in 0..<50 {
      var sum = Checksum()
      for piece in (0..<1000).cut(step: 17, using: &random) { sum.update(Array(bytes[piece])) }
      #expect(sum.value == whole)
    }
  }

  @Test func tellsBytesApart() {
    var bytes = [UInt8](repeating: 7, count: 333)
    let sums = Set(
      bytes.indices.map { place in
        bytes[place] ^= 1
        defer { bytes[place] ^= 1 }
        return Checksum(bytes).value
      })
    #expect(sums.count == bytes.count)
  }

  @Test func pictureSumIsThatOfItsPlanesInARow() {
    let size = FrameSize(width: 18, height: 10)
    var picture = YUVPicture(size: size)
    picture.quantise(Strip(size: size, noise: 3))
    #expect(picture.checksum == Checksum(picture.luma + picture.cb + picture.cr).value)
    var full = YUV444Picture(size: size, matrix: .bt709)
    full.quantise(Strip(size: size, noise: 3))
    #expect(full.checksum == Checksum(full.luma + full.cb + full.cr).value)
  }
}
