/// What was measured of a scene's pictures.
public struct Measurement: Hashable, Sendable {
  /// A point of the field, in half-spans of the short side at zoom 1.
  public struct Point: Hashable, Sendable {
    /// To the right of the origin.
    public var x: Double
    /// Downwards.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What an even pace is; nil where it was not measured.
  public var pace: Retiming?
  /// What equal use of the channels is, a curve for each; nil where it was not measured.
  public var curves: [ToneCurve]?
  /// The centre that was chosen; nil where none was.
  public var centre: Point?

  /// Creates a measurement.
  public init(pace: Retiming? = nil, curves: [ToneCurve]? = nil, centre: Point? = nil) {
    self.pace = pace
    self.curves = curves
    self.centre = centre
  }

  /// Whether nothing was measured.
  public var isEmpty: Bool { self == Measurement() }
}

/// What a scene asks to have measured. A measured scene remembers it, so that its recipe can ask again
/// where something has changed that the answer depends on.
public struct Wishes: Hashable, Sendable {
  /// Whether the film is to run at an even pace.
  public var evenPace: Bool
  /// How far channels are to be spread; nil where that is not to be measured.
  public var equalising: Double?
  /// Whether the centre is to be chosen.
  public var centre: Bool

  /// Creates wishes, none by default.
  public init(evenPace: Bool = false, equalising: Double? = nil, centre: Bool = false) {
    self.evenPace = evenPace
    self.equalising = equalising
    self.centre = centre
  }
}

extension SceneDraft {
  /// What the scene asks for as it is, and what it asked for before that was measured.
  package var allWishes: Wishes {
    var all = wishes
    if timeline.pace == .even { all.evenPace = true }
    if case .wanted(let amount) = equalising { all.equalising = amount }
    if timeline.seeksCentre { all.centre = true }
    return all
  }

  /// What was measured of what it asked for. A value that was set otherwise since is none.
  public var measurement: Measurement {
    var measurement = Measurement()
    if wishes.evenPace, case .measured(let retiming) = timeline.pace { measurement.pace = retiming }
    if wishes.equalising != nil, case .measured(let curves) = equalising {
      measurement.curves = curves
    }
    let (x, y) = (timeline[.centreX].keys, timeline[.centreY].keys)
    if wishes.centre, !timeline.seeksCentre, x.count == 1, y.count == 1, x[0].position == 0,
      y[0].position == 0
    {
      measurement.centre = Measurement.Point(x: x[0].value, y: y[0].value)
    }
    return measurement
  }

  /// The scene as it was before it was measured.
  package var unmeasured: SceneDraft {
    var scene = self
    let measurement = measurement
    if measurement.pace != nil { scene.timeline.pace = .even }
    if measurement.curves != nil, let amount = wishes.equalising {
      scene.equalising = .wanted(amount)
    }
    if measurement.centre != nil {
      scene.timeline.seeksCentre = true
      scene.timeline[.centreX].keys = [TrackKey(position: 0, value: 0)]
      scene.timeline[.centreY].keys = [TrackKey(position: 0, value: 0)]
      scene.timeline.closeOn(network, view)
    }
    return scene
  }

  /// Takes what was measured in place of the wishes that it answers; nothing else changes.
  package mutating func take(_ measurement: Measurement) {
    wishes = allWishes
    if let pace = measurement.pace, timeline.pace == .even { timeline.pace = .measured(pace) }
    if let curves = measurement.curves, case .wanted = equalising { equalising = .measured(curves) }
    if let centre = measurement.centre, timeline.seeksCentre {
      timeline.seeksCentre = false
      timeline[.centreX].keys = [TrackKey(position: 0, value: centre.x)]
      timeline[.centreY].keys = [TrackKey(position: 0, value: centre.y)]
      timeline.closeOn(network, view)
    }
  }
}
