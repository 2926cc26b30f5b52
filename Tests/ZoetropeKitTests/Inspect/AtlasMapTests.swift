import CPPN
import Testing
import ZoetropeFrame
import ZoetropeInspect
import ZoetropeKit

/// Vectors placed in a plane, and points moved to the cells of a page.
struct AtlasMapTests {
  /// About a normal number, always the same for the same words.
  private static func normal(_ first: Int, _ second: Int) -> Double {
    let key = Counter(seed: 9, purpose: .exploration).at(UInt64(first)).at(UInt64(second))
    return (0..<12).reduce(0) { $0 + key.at(UInt64($1)).centred }
  }

  /// Three clusters of 30 vectors of ten numbers, one after the other.
  private static let clusters = (0..<90).map { index in
    (0..<10).map { axis in normal(index, axis) + (axis == index / 30 ? 12 : 0) }
  }

  private static func nearest(_ index: Int, _ places: [SIMD2<Double>], _ count: Int) -> [Int] {
    func distance(_ other: Int) -> Double {
      let apart = places[index] - places[other]
      return (apart * apart).sum()
    }
    return Array(
      places.indices.filter { $0 != index }.sorted { distance($0) < distance($1) }.prefix(count))
  }

  @Test func clustersSeparate() throws {
    let places = try TSNE().places(of: Self.clusters)
    var same = 0
    for index in places.indices {
      same += Self.nearest(index, places, 10).count { $0 / 30 == index / 30 }
    }
    #expect(Double(same) >= 0.97 * 900)
    // They do not lie in one heap: the middles are further apart than the clusters are wide.
    let middles = (0..<3).map { places[($0 * 30)..<($0 * 30 + 30)].reduce(.zero, +) / 30 }
    let widest =
      places.indices.map { index -> Double in
        let apart = places[index] - middles[index / 30]
        return (apart * apart).sum().squareRoot()
      }.max() ?? 0
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
      let apart = middles[a] - middles[b]
      #expect((apart * apart).sum().squareRoot() > widest)
    }
  }

  @Test func placesAreTheSameEveryTime() throws {
    var few = TSNE()
    few.steps = 50
    let vectors = Array(Self.clusters.prefix(40))
    let first = try few.places(of: vectors)
    #expect(first == (try few.places(of: vectors)))
    #expect(Set(first.map(\.x)).count == 40)
  }

  @Test func awkwardVectorsHaveFinitePlaces() throws {
    func areFinite(_ vectors: [[Double]]) throws -> Bool {
      let places = try TSNE().places(of: vectors)
      return places.count == vectors.count
        && places.allSatisfy { $0.x.isFinite && $0.y.isFinite }
    }
    #expect(try areFinite([]))
    #expect(try areFinite([[1, 2]]))
    #expect(try areFinite([[1, 2], [3, 4]]))
    #expect(try areFinite([[1, 2], [3, 4], [3, 5]]))
    #expect(try areFinite([[], [], []]))
    #expect(try areFinite(Array(repeating: [1, 2, 3], count: 20)))
    #expect(try areFinite(Array(repeating: [1, 2], count: 15) + [[5, 5]]))
    #expect(try areFinite([[.nan, 1], [.infinity, 2], [0, 3], [1e300, 4]]))
  }

  @Test func aCancelledMapStops() {
    #expect(throws: CancellationError.self) {
      try TSNE().places(of: Self.clusters, unless: { true })
    }
    #expect(throws: CancellationError.self) {
      try CellPlacement.cells(of: [.zero], among: [.zero], unless: { true })
    }
  }

  /// The cells of a page of 16 x 10, wider than they are high.
  private static let page = (0..<160).map { SIMD2(Double($0 % 16) * 16, Double($0 / 16) * 9) }

  @Test func eachPointGetsACellOfItsOwnNearItsNeighbours() throws {
    // A heap, dense in the middle, with an outlier.
    var points = (0..<150).map { SIMD2(Self.normal($0, 100), Self.normal($0, 101) * 0.4) }
    points[0] = SIMD2(90, -30)
    let cells = try CellPlacement.cells(of: points, among: Self.page)
    #expect(cells.count == 150 && Set(cells).count == 150)
    #expect(cells.allSatisfy { Self.page.indices.contains($0) })
    func onPage(_ a: Int, _ b: Int) -> Double {
      let apart = Self.page[cells[a]] - Self.page[cells[b]]
      return (apart * apart).sum().squareRoot()
    }
    var (near, random) = (0.0, 0.0)
    for index in points.indices {
      near += onPage(index, Self.nearest(index, points, 1)[0])
      random += onPage(index, (index * 61 + 17) % 150)
    }
    #expect(near < 0.4 * random)
  }

  /// All ways to give six points one of seven cells each.
  private static func orders(_ taken: [Int] = []) -> [[Int]] {
    guard taken.count < 6 else { return [taken] }
    return (0..<7).filter { !taken.contains($0) }.flatMap { orders(taken + [$0]) }
  }

  @Test func noOtherOrderIsNearer() throws {
    let points = (0..<6).map { SIMD2(Self.normal($0, 200), Self.normal($0, 201)) }
    let cells = (0..<7).map { SIMD2(Double($0 % 3) - 1, Double($0 / 3) - 1) }
    func cost(_ order: [Int]) -> Double {
      zip(points, order).reduce(0) { sum, pair in
        let apart = pair.0 - cells[pair.1]
        return sum + (apart * apart).sum()
      }
    }
    let least = Self.orders().map(cost).min() ?? 0
    #expect(abs(cost(try CellPlacement.assigned(points, cells)) - least) < 1e-9)
  }

  @Test func awkwardPointsGetCells() throws {
    let page = Array(Self.page.prefix(6))
    #expect(Set(try CellPlacement.cells(of: page.map { _ in .zero }, among: page)).count == 6)
    #expect(Set(try CellPlacement.cells(of: page.map { [$0.x, 0] }, among: page)).count == 6)
    #expect(try CellPlacement.cells(of: [SIMD2(3, 4)], among: page).count == 1)
    #expect(try CellPlacement.cells(of: [], among: page).isEmpty)
  }

  @Test func rowsAreFullWherePossible() {
    let picture = FrameSize(width: 160, height: 90)
    for count in [2, 7, 100, 300, 307, 400, 1000] {
      let columns = AtlasJob.columns(count, picture: picture)
      let usual = SheetLayout(count: count, columns: nil, picture: picture).columns
      func empty(_ columns: Int) -> Int { (columns - count % columns) % columns }
      #expect((1...count).contains(columns) && abs(columns - usual) <= usual / 4)
      #expect(empty(columns) <= empty(usual))
    }
    #expect(300 % AtlasJob.columns(300, picture: picture) == 0)
    // Not a strip, although five rows of one picture would be full.
    #expect(AtlasJob.columns(5, picture: picture) == 2)
  }
}
