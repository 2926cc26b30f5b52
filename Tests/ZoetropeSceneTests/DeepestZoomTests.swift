import Testing
import ZoetropeFrame
import ZoetropeScene

struct DeepestZoomTests {
  static let hd = FrameSize(width: 1920, height: 1080)

  /// The definition: at the limit neighbours are four steps of precision apart at the worst corner,
  /// and just beyond it they are not.
  @Test(arguments: [
    (0.5, 0.25, hd, 1), (1.0, 0, hd, 1), (0.1, -3, hd, 4), (0.999999, 0, hd, 1),
    (1e-6, 0, FrameSize(width: 640, height: 640), 9),
    (700, 5, FrameSize(width: 90, height: 400), 64),
  ]) func isTheLimit(x: Double, y: Double, size: FrameSize, samples: Int) {
    let view = FieldView(span: 2)
    let deepest = view.deepestZoom(centreX: x, centreY: y, size: size, samples: samples)
    func steps(_ zoom: Double) -> Double {
      let pixel = 4 / Double(min(size.width, size.height)) / Double(samples).squareRoot() / zoom
      let half =
        2 / Double(min(size.width, size.height))
        * (Double(size.width * size.width + size.height * size.height)).squareRoot() / zoom
      return pixel / Double(Float(2 * max(abs(x), abs(y)) + half).ulp)
    }
    // All shallower zooms work too.
    var zoom = deepest * 0.9999
    while zoom > deepest / 1e3 {
      #expect(steps(zoom) >= 4, "at \(zoom) of \(deepest)")
      zoom *= 0.97
    }
    #expect(steps(deepest * 2.0001) < 4)
  }

  @Test func knownLimits() {
    // At (1, 0) the precision is 2^-23; pixels of 1080 rows are 2 / 1080 apart.
    let atOne = FieldView().deepestZoom(centreX: 1, centreY: 0, size: Self.hd, samples: 1)
    #expect(abs(atOne / (2 / 1080.0 / 4 * 8_388_608) - 1) < 1e-12)
    let fine = FieldView().deepestZoom(centreX: 1, centreY: 0, size: Self.hd, samples: 16)
    #expect(abs(atOne / fine - 4) < 1e-12)
    #expect(FieldView().deepestZoom(centreX: 0, centreY: 0, size: Self.hd, samples: 64) == 1e25)
    // A small span meets the floor of r earlier.
    let small = FieldView(span: 1e-6).deepestZoom(centreX: 0, centreY: 0, size: Self.hd, samples: 1)
    #expect(small < 1e21 && small > 1e19)
    // Raw coordinates are far from their origin, unless the centre is moved there.
    let raw = FieldView(coordinates: .raw)
    let middle = raw.deepestZoom(centreX: 0, centreY: 0, size: Self.hd, samples: 1)
    #expect(middle > 1000 && middle < 5000)
    let size = FrameSize(width: 200, height: 100)
    #expect(raw.deepestZoom(centreX: -2, centreY: -1, size: size, samples: 1) == 1e25)
  }

  /// At the limit no two neighbours of any row fall on one float, and steps are not very uneven.
  @Test func neighboursAreToldApart() {
    var timeline = Timeline.still(1)
    timeline[.centreX] = .constant(0.7)
    timeline[.centreY] = .constant(0.3)
    let scene = SceneDraft(timeline, size: Self.hd, samples: 4)
    var plan = scene.plan(frame: 0)
    plan[.zoom] = scene.deepestZoom(frame: 0)
    let map = FieldMap(view: scene.view, plan: plan, size: scene.size)
    var last = Float(map(column: 0, row: 0).x)
    for column in 1..<3840 {
      let next = Float(map(column: Double(column) / 2, row: 0).x)
      #expect(next > last)
      last = next
    }
  }

  @Test func tooDeepIsSaid() {
    var timeline = Timeline.still(100)
    timeline[.zoom] = ScalarTrack([0: 1, 50: 1e9], blend: .geometric)
    #expect(SceneDraft(timeline, size: Self.hd).problems.isEmpty)
    timeline[.centreX] = .constant(1)
    #expect(
      SceneDraft(timeline, size: Self.hd, samples: 4).problems.map(\.description) == [
        "zoom is 1000000000 at 50 %; expected 1941 at most, the deepest that 32-bit coordinates"
          + " resolve at 1920x1080 with 4 samples about that center"
      ])
    #expect(SceneDraft(timeline, size: Self.hd, samples: 4).problems.first?.key == 1)
    timeline[.zoom].keys[1].value = 1941
    #expect(SceneDraft(timeline, size: Self.hd, samples: 4).problems.isEmpty)
    // Numbers of few digits are printed as they were written.
    for zoom in [1e12, 1e7, 1.234e11, 7e20, 1e23, 9.999e24] {
      timeline[.zoom].keys[1].value = zoom
      let message = SceneDraft(timeline, size: Self.hd).problems.first?.description ?? "none"
      let said = message.dropFirst("zoom is ".count).prefix { $0 != " " }
      #expect(Double(said) == zoom, "\(zoom): \(message)")
    }
    // A centre that is back at the origin by the time the zoom is deep is accepted.
    timeline[.zoom] = ScalarTrack([50: 1, 60: 1, 99: 1e9], blend: .geometric)
    timeline.loop = .once
    timeline[.centreX] = ScalarTrack([0: 1, 50: 0])
    #expect(SceneDraft(timeline, size: Self.hd).problems.isEmpty)
  }
}
