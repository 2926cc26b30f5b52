internal import Foundation

/// The kinds: what the network is told, and what moves.
extension StarterDraft {
  mutating func drawLoop() {
    noun = dice.pick(["drift", "weather", "folds", "currents", "landscape"])
    drawNetwork(
      inputs: dice.pick([
        ["x", "y", "r"], ["x", "y"], ["x", "y", "abs-x"], ["x", "y", "theta 3"], ["x", "r"],
        ["x", "y", "abs-y"],
      ]), latent: dice.pick([2, 3, 4, 6, 8]), busy: 3...5.5)
    if dice.chance(0.25) { twist(0.5, 1.5) }
    drawColour()
    drawFilm(8, 14)
    orbit(dice.pick([3, 4]))
  }

  mutating func drawZoom() {
    noun = dice.pick(["dive", "descent", "close-up", "approach"])
    drawNetwork(
      inputs: dice.pick([
        ["x", "y", "r"], ["x", "y"], ["x", "y", "abs-y"], ["x", "y", "theta 4"],
      ]),
      latent: 0, busy: 4...7)
    drawColour()
    drawFilm(10, 16)
    set("center", "auto", "the program finds a place worth seeing; or a point such as [0.3, -0.2]")
    let turn = dice.pick(["0", "45", "90", "-60", "180"])
    keyframesComment = "In and out again. Try another zoom, rotation, or a third keyframe."
    keyframes = [
      "{ at: 0%, zoom: 1, rotation: 0, ease: ease-in-out }",
      "{ at: 50%, zoom: \(number(3, 7, step: 0.5)), rotation: \(turn), ease: ease-in-out }",
    ]
  }

  mutating func drawEndless() {
    noun = dice.pick(["tunnel", "well", "passage", "fall"])
    let rings = dice.pick([1, 2, 3])
    var inputs = ["log-r \(rings)"]
    if dice.chance(0.5) { inputs.append("log-r \(2 * rings)") }
    inputs += dice.pick([
      ["theta 1"], ["theta 1", "theta 2"], ["theta 1", "theta 3"], ["theta 2"], ["theta 3"],
      ["theta 5"],
    ])
    let petals = dice.chance(0.35) ? dice.pick([3, 4, 5, 6, 8]) : 1
    drawNetwork(inputs: inputs, latent: 0, busy: 3...5.5)
    if petals > 1 {
      view.append(("symmetry", "kaleidoscope \(petals)"))
      viewComment = "another number, other petals; or none"
    }
    if dice.chance(0.5) { twist(0.5, 3) }
    drawColour()
    drawFilm(8, 14, isEven: false)
    keyframesComment =
      "turns 1 is as far as the picture takes to repeat: there the film begins again."
    keyframes = [
      "{ at: 0%, zoom: 1, rotation: 0 }",
      "{ at: 100%, zoom: turns 1, rotation: \(petals > 1 ? 360 / petals : 0) }",
    ]
  }

  mutating func drawSymmetric() {
    let style = dice.pick(["kaleidoscope", "kaleidoscope", "rotation", "mirror", "mirror-x"])
    let count = dice.pick(style == "rotation" ? [2, 3, 4, 5] : [3, 4, 5, 6, 8, 10])
    let isRound = !style.hasPrefix("mirror")
    drawNetwork(
      inputs: dice.pick([["x", "y", "r"], ["x", "y"], ["x", "y", "abs-y"], ["y", "r"]]),
      latent: dice.pick([3, 4, 6]), busy: 3...6)
    view.append(("symmetry", isRound ? "\(style) \(count)" : style))
    viewComment =
      isRound ? "try another number, mirror or none" : "try kaleidoscope 6, rotation 3 or none"
    if isRound, dice.chance(0.3) { twist(0.5, 1.5) }
    noun =
      switch style {
      case "kaleidoscope": dice.pick(["rosette", "window", "star", "snowflake"])
      case "rotation": dice.pick(["pinwheel", "propeller"])
      default: dice.pick(["mask", "emblem", "moth"])
      }
    drawColour()
    drawFilm(10, 16)
    orbit(3)
    guard isRound, dice.chance(0.5) else { return }
    keyframesComment = "A turn by one of the \(count) parts, after which it looks as before."
    let way = dice.chance(0.5) ? "" : "-"
    keyframes = [
      "{ at: 0%, rotation: 0 }", "{ at: 100%, rotation: \(way)\(360 / count) }",
    ]
  }

  mutating func drawMorph() {
    noun = dice.pick(["changeling", "metamorphosis", "shapes", "dream"])
    let count = dice.pick([3, 4])
    drawNetwork(
      inputs: dice.pick([
        ["x", "y", "r"], ["x", "y"], ["abs-x", "y"], ["abs-x", "abs-y", "r"],
        ["x", "y", "theta 2"],
      ]), latent: 0, busy: 3...5.5, isKeyed: true)
    drawColour()
    drawFilm(12, 18)
    keyframesComment = "Each seed is a network; between two of them the weights blend."
    keyframes = (0..<count).map { index in
      let at = String(format: "%.4g", 100 * Double(index) / Double(count))
      return "{ at: \(at)%, seed: \(dice.seed()), ease: ease-in-out }"
    }
  }

  mutating func drawTiles() {
    noun = dice.pick(["wallpaper", "quilt", "carpet", "tiles"])
    let size = number(0.9, 1.8, step: 0.1)
    drawNetwork(inputs: ["tile-x \(size)", "tile-y \(size)"], latent: 0, busy: 3...5.5)
    drawColour()
    drawFilm(8, 14, isEven: false)
    if dice.chance(0.6) { set("rotation", dice.pick(["15", "30", "45"]), "degrees") }
    keyframesComment =
      "The view travels by one tile, \(size), so that the film ends where it began."
    let way = dice.pick(["\(size), 0", "0, \(size)", "\(size), \(size)", "\(size), -\(size)"])
    keyframes = ["{ at: 0%, center: [0, 0] }", "{ at: 100%, center: [\(way)] }"]
  }

  mutating func drawPulse() {
    noun = dice.pick(["pulse", "breath", "heartbeat", "tide table"])
    drawNetwork(
      inputs: dice.pick([
        ["r", "theta 3", "time"], ["x", "y", "time"], ["abs-x", "abs-y", "time"],
        ["r", "x", "time"], ["r", "theta 1", "theta 5", "time"], ["abs-x", "y", "r", "time"],
      ]), latent: 0, busy: 3...5.5)
    drawColour()
    drawFilm(6, 10)
    keyframesComment = "The time goes round once. phase: 2 at the end is twice as fast."
    keyframes = ["{ at: 0%, phase: 0 }", "{ at: 100%, phase: 1 }"]
  }

  mutating func drawSpiral() {
    noun = dice.pick(["whirl", "galaxy", "eddy", "shell"])
    let arms = dice.pick([1, 2, 3, 4, 5])
    let isTold = arms == 1 || dice.chance(0.5)
    drawNetwork(
      inputs: isTold
        ? dice.pick([["r", "theta \(arms)"], ["log-r 1", "r", "theta \(arms)"]])
        : dice.pick([["x", "y", "r"], ["x", "y"]]), latent: dice.pick([2, 3, 4]), busy: 3...5.5)
    if !isTold {
      view.append(("symmetry", "rotation \(arms)"))
      viewComment = "as many arms; try another number"
    }
    drawColour()
    drawFilm(10, 16)
    orbit(3)
    let (loose, tight) = (number(0.8, 1.8, step: 0.2), number(2, 3, step: 0.2))
    keyframesComment = "The arms tighten and loosen while all turns. twist 0 is no spiral."
    keyframes = [
      "{ at: 0%, twist: \(loose), rotation: 0, ease: ease-in-out }",
      "{ at: 50%, twist: \(tight), ease: ease-in-out }",
      "{ at: 100%, rotation: \(360 / arms) }",
    ]
  }

  // MARK: Parts that kinds share

  private mutating func orbit(_ count: Int) {
    set(
      "z", "orbit \(seeds(count))", "through the looks of these seeds and back; change or add one")
  }

  private mutating func twist(_ low: Double, _ high: Double) {
    set(
      "twist", number(low, high, step: 0.25),
      "winds the picture up; 0 is straight, -1 the other way")
  }

  private mutating func drawFilm(_ low: Double, _ high: Double, isEven: Bool = true) {
    var values = ["duration: \(number(low, high, step: 1))"]
    if isEven { values.append("pace: even") }
    if hasEdges { values.append("samples: 4") }
    set(
      "film", "{ \(values.joined(separator: ", ")) }",
      "seconds; size: 1280x720 and fps: 60 fit in here")
  }
}
