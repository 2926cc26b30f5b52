import Testing
import ZoetropeFrame
import ZoetropeScene

struct GradientTests {
  static let two = ColourRamp(stops: [
    .init(position: 0.2, colour: RGB(0.1, 0.2, 0.9)), .init(position: 0.6, colour: RGB(1, 0.8, 0)),
  ])

  @Test func stopsAreMetAndEndsAreFlat() {
    #expect(Self.two.colour(at: 0) == RGB(0.1, 0.2, 0.9))
    #expect(Self.two.colour(at: 0.2) == RGB(0.1, 0.2, 0.9))
    #expect(Self.two.colour(at: 0.6) == RGB(1, 0.8, 0) && Self.two.colour(at: 7) == RGB(1, 0.8, 0))
    #expect(Self.two.colour(at: -3) == RGB(0.1, 0.2, 0.9))
  }

  @Test func mixesInOKLab() {
    let middle = OKLab(Self.two.colour(at: 0.4))
    let (a, b) = (OKLab(RGB(0.1, 0.2, 0.9)), OKLab(RGB(1, 0.8, 0)))
    #expect(abs(middle.lightness - (a.lightness + b.lightness) / 2) < 1e-6)
    #expect(abs(middle.a - (a.a + b.a) / 2) < 1e-6 && abs(middle.b - (a.b + b.b) / 2) < 1e-6)
  }

  @Test func oneStopIsFlat() {
    let flat = ColourRamp(stops: [.init(position: 0.5, colour: RGB(0.3, 0.4, 0.5))])
    #expect([0, 0.5, 1].allSatisfy { flat.colour(at: $0) == RGB(0.3, 0.4, 0.5) })
  }

  @Test(arguments: NamedPalette.all) func palettesAreSound(palette: NamedPalette) {
    let stops = palette.ramp.stops
    #expect((4...10).contains(stops.count) && stops.first?.position == 0)
    #expect(stops.last?.position == 1)
    #expect(zip(stops, stops.dropFirst()).allSatisfy { $0.position < $1.position })
    #expect(palette.name == palette.name.lowercased() && !palette.summary.isEmpty)
    #expect(NamedPalette.named(palette.name) == palette)
    // Ends are colours, not plain black or white, except in maps that were published so.
    for stop in stops where !["magma", "inferno"].contains(palette.name) {
      let channels = [stop.colour.red, stop.colour.green, stop.colour.blue]
      #expect(channels.allSatisfy { (0...1).contains($0) })
      #expect(channels.max() ?? 0 > 0.08 && channels.min() ?? 1 < 0.99)
    }
  }

  /// Smooth fields show each kink and each dip of lightness as a line.
  @Test(arguments: NamedPalette.all.filter(\.rises))
  func lightnessRisesEvenly(palette: NamedPalette) {
    let lightness = (0...200).map { OKLab(palette.ramp.colour(at: Double($0) / 200)).lightness }
    let isPublished = ["magma", "inferno"].contains(palette.name)
    let steps = zip(lightness.dropFirst(), lightness).map { ($0 - $1) * 200 }
    #expect(steps.min() ?? 0 > 0.25 && steps.max() ?? 9 < (isPublished ? 1.6 : 1.25))
    #expect((lightness.last ?? 0) - (lightness.first ?? 0) > 0.5)
  }

  /// The others come back, or have steps.
  @Test(arguments: NamedPalette.all.filter { !$0.rises })
  func whatDoesNotRiseDoesNotClaimTo(palette: NamedPalette) {
    let lightness = (0...200).map { OKLab(palette.ramp.colour(at: Double($0) / 200)).lightness }
    let steps = zip(lightness.dropFirst(), lightness).map { ($0 - $1) * 200 }
    #expect(steps.min() ?? 0 < 0.25 || steps.max() ?? 0 > 1.25)
  }

  /// The tenths of viridis and the ends of batlow and cividis as they were published.
  @Test func mapsAreThePublishedOnes() throws {
    let viridis = try #require(NamedPalette.named("viridis")).ramp
    #expect(viridis.colour(at: 0).hex == "#440154" && viridis.colour(at: 1).hex == "#fde725")
    #expect(viridis.colour(at: 5 / 9.0).hex == "#1f9e89")
    // Half way, at no stop of ours: matplotlib's entry 128 is #21918c.
    let middle = viridis.colour(at: 128 / 255.0)
    #expect(abs(middle.red - 0x21 / 255.0) < 0.02 && abs(middle.green - 0x91 / 255.0) < 0.02)
    #expect(abs(middle.blue - 0x8c / 255.0) < 0.02)
    let batlow = try #require(NamedPalette.named("batlow")).ramp
    #expect(batlow.colour(at: 0).hex == "#011959" && batlow.colour(at: 1).hex == "#faccfa")
  }

  @Test func thereIsAChoice() {
    #expect(NamedPalette.all.count >= 30)
    #expect(Set(NamedPalette.all.map(\.name)).count == NamedPalette.all.count)
    #expect(NamedPalette.named("nothing") == nil && NamedPalette.named("ink") != nil)
  }

  /// A single pass along the ramp finds the bits that a lookup at each place finds.
  @Test(
    arguments: NamedPalette.all.map(\.ramp) + [
      ColourRamp(stops: [ColourRamp.Stop(position: 0.4, colour: RGB(0.2, 0.4, 0.6))]),
      ColourRamp(stops: [
        ColourRamp.Stop(position: 0.25, colour: RGB(1, 0, 0)),
        ColourRamp.Stop(position: 0.75, colour: RGB(0, 0, 1)),
      ]), ColourRamp(stops: []),
    ])
  func manyColoursAreThoseOfTheirPlaces(_ ramp: ColourRamp) {
    var colours: [RGB] = []
    ramp.forEachColour(count: 301) { index, colour in
      #expect(index == colours.count)
      colours.append(colour)
    }
    #expect(colours == (0...300).map { ramp.colour(at: Double($0) / 300) })
  }
}
