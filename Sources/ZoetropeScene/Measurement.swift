/// The results of measuring a scene's pictures.
public struct Measurement: Hashable, Sendable {
  /// A point of the field, in half-spans of the short side at zoom 1.
  public struct Point: Hashable, Sendable {
    /// The distance to the right of the origin.
    public var x: Double
    /// The distance below the origin.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The retiming that gives an even pace; nil if it was not measured.
  public var pace: Retiming?
  /// The curves that equalise the channels, one for each; nil if they were not measured.
  public var curves: [ToneCurve]?
  /// The chosen centre; nil if none was chosen.
  public var centre: Point?

  /// Creates a measurement.
  public init(pace: Retiming? = nil, curves: [ToneCurve]? = nil, centre: Point? = nil) {
    self.pace = pace
    self.curves = curves
    self.centre = centre
  }

  /// True if nothing was measured.
  public var isEmpty: Bool { self == Measurement() }
}

/// The measurements that a scene requests.
///
/// A measured scene keeps them, so that its recipe can be measured anew after a change that the
/// results depend on.
public struct Wishes: Hashable, Sendable {
  /// True if the film should run at an even pace.
  public var evenPace: Bool
  /// The amount, 0…1, by which channels should be equalised; nil if no measurement is requested.
  public var equalising: Double?
  /// True if the centre should be chosen.
  public var centre: Bool

  /// Creates requests, none by default.
  public init(evenPace: Bool = false, equalising: Double? = nil, centre: Bool = false) {
    self.evenPace = evenPace
    self.equalising = equalising
    self.centre = centre
  }
}

extension SceneDraft {
  /// The measurements that the scene requests now, and those that it requested before they were
  /// made.
  package var allWishes: Wishes {
    var all = wishes
    if timeline.pace == .even { all.evenPace = true }
    if case .wanted(let amount) = equalising { all.equalising = amount }
    if timeline.seeksCentre { all.centre = true }
    return all
  }

  /// The results of the requested measurements. A value that has been replaced since is left out.
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

  /// The scene as it was before its measurement.
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

  /// Replaces requests by the results that `measurement` holds; nothing else changes.
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
