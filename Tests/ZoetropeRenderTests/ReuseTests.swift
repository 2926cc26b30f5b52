import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Frames hand on memory and results, which may change their time and nothing else.
  @Suite struct ReuseTests {
    /// A film whose latent vector moves, and whatever else `change` says.
    static func film(_ change: (inout Timeline) -> Void = { _ in }) -> SceneDraft {
      var scene = SceneDraft.small(
        inputs: [.x, .y, .r, .time], latent: 3, outputs: [.sine], weights: .normal(0.8),
        biases: .all, colour: .palette(ramp((0, 0, 0.1), (0.9, 0.5, 0.1), (1, 1, 1)), name: nil),
        width: 96, height: 64)
      scene.timeline.latent = LatentTrack(keys: [
        TrackKey(position: 0, value: [1, 0, -1]), TrackKey(position: 12, value: [-1, 1, 0.5]),
        TrackKey(position: 30, value: [0, -1, 1]),
      ])
      scene.timeline.runPhase()
      change(&scene.timeline)
      return scene
    }

    static func track(_ first: Double, _ last: Double) -> ScalarTrack {
      ScalarTrack(keys: [TrackKey(position: 0, value: first), TrackKey(position: 30, value: last)])
    }

    static func ramp(_ colours: (Double, Double, Double)...) -> ColourRamp {
      ColourRamp(
        stops: colours.enumerated().map { index, colour in
          ColourRamp.Stop(
            position: Double(index) / Double(colours.count - 1),
            colour: RGB(colour.0, colour.1, colour.2))
        })
    }

    static let films: [(name: String, weights: Int, colours: Int, scene: SceneDraft)] = [
      ("only the latent vector moves", 1, 1, film()),
      ("the gain changes", 5, 1, film { $0[.gain] = track(1, 1.5) }),
      (
        "one network becomes another", 5, 1,
        film {
          $0.seed = SeedTrack(keys: [
            TrackKey(position: 0, value: 1), TrackKey(position: 30, value: 2),
          ])
        }
      ),
      ("the palette moves", 1, 5, film { $0[.shift] = track(0, 1) }),
      ("it brightens", 1, 5, film { $0[.exposure] = track(0, 1) }),
      (
        "one palette becomes another", 1, 5,
        film {
          $0.palette = PaletteTrack(keys: [
            TrackKey(position: 0, value: ramp((0, 0, 0.2), (1, 0.9, 0.7))),
            TrackKey(position: 30, value: ramp((0.2, 0, 0), (0.1, 0.5, 0.4), (1, 1, 1))),
          ])
        }
      ),
    ]

    static func picture(_ renderer: Renderer, _ frame: Int) -> Strip {
      var strip = Strip(
        width: renderer.scene.size.width, rows: 0..<renderer.scene.size.height)
      renderer.frame(frame).paint(&strip)
      return strip
    }

    @Test(arguments: films.indices) func whatStaysIsMadeOnce(_ index: Int) {
      let film = Self.films[index]
      let renderer = Renderer(film.scene, sampling: .adaptive, precision: .asNeeded)
      _ = Self.picture(renderer, 3)
      let first = renderer.work
      for frame in 4...7 { _ = Self.picture(renderer, frame) }
      let work = renderer.work
      #expect(work.weights == film.weights, "\(film.name)")
      #expect(work.colours == film.colours, "\(film.name)")
      #expect(work.memory == first.memory, "\(film.name)")
    }

    @Test(arguments: films.indices, [Precision.asNeeded, .double])
    func framesAreTheSameAloneAndInAnyOrder(_ index: Int, _ precision: Precision) {
      let scene = Self.films[index].scene
      let renderer = Renderer(scene, sampling: .adaptive, precision: precision)
      for frame in [7, 3, 20, 3, 8] {
        let alone = Self.picture(Renderer(scene, sampling: .adaptive, precision: precision), frame)
        let shared = Self.picture(renderer, frame)
        #expect(
          shared.red == alone.red && shared.green == alone.green && shared.blue == alone.blue,
          "\(Self.films[index].name), frame \(frame)")
      }
    }

    /// Colours that differ are not taken for one another, whatever it is that they differ in.
    @Test func everyColourNumberCounts() {
      let tracks: [ScalarQuantity] = [.contrast, .cycles, .shift, .exposure, .saturation, .hue]
      for track in tracks {
        let renderer = Renderer(
          Self.film { $0[track] = Self.track(0.2, 0.7) }, sampling: .adaptive,
          precision: .asNeeded)
        for frame in 0..<3 { _ = Self.picture(renderer, frame) }
        #expect(renderer.work.colours == 3)
      }
    }
  }
}
