/// The results of measuring a scene: its pace, equalising curves, centre and gains.
public struct Measurement: Hashable, Sendable {
  /// A point of the field. The unit is half the picture's short side at zoom 1.
  public struct Point: Hashable, Sendable {
    /// The horizontal coordinate, positive to the right of the origin.
    public var x: Double
    /// The vertical coordinate, positive below the origin.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The retiming that gives an even pace; nil if none was measured.
  public var pace: Retiming?
  /// The curves that equalise the channels, one per channel; nil if none were measured.
  public var curves: [ToneCurve]?
  /// The centre of the picture; nil if none was measured.
  public var centre: Point?

  /// The gains that make the picture as busy as wanted, one per key of the gain; nil if none were
  /// measured.
  public var gains: [Double]?

  /// Creates a measurement.
  public init(
    pace: Retiming? = nil, curves: [ToneCurve]? = nil, centre: Point? = nil, gains: [Double]? = nil
  ) {
    self.pace = pace
    self.curves = curves
    self.centre = centre
    self.gains = gains
  }

  /// True if nothing was measured.
  public var isEmpty: Bool { self == Measurement() }
}

/// The measurements that a scene requests.
///
/// A measured scene keeps its requests, so that a changed recipe can be measured again.
public struct MeasurementRequests: Hashable, Sendable {
  /// True if a retiming to an even pace is requested.
  public var evenPace: Bool
  /// The requested amount of equalising, above 0 and up to 1; nil if none is requested.
  public var equalising: Double?
  /// True if the measurement of a centre is requested.
  public var centre: Bool
  /// The keys of the gain whose values are the wanted `busy`; nil if no gain is requested.
  public var busy: [TrackKey<Double>]?

  /// Creates requests; by default there are none.
  public init(
    evenPace: Bool = false, equalising: Double? = nil, centre: Bool = false,
    busy: [TrackKey<Double>]? = nil
  ) {
    self.evenPace = evenPace
    self.equalising = equalising
    self.centre = centre
    self.busy = busy
  }
}

extension SceneDraft {
  /// All measurements that the scene has requested: those still to be made and those already made.
  package var allRequests: MeasurementRequests {
    var all = requests
    if timeline.pace == .even { all.evenPace = true }
    if case .requested(let amount) = equalising { all.equalising = amount }
    if timeline.seeksCentre { all.centre = true }
    if timeline.gainIsBusy { all.busy = timeline[.gain].keys }
    return all
  }

  /// The results in this scene of the measurements that `requests` lists. A result is missing if
  /// something else has been set in its place.
  public var measurement: Measurement {
    var measurement = Measurement()
    if requests.evenPace, case .measured(let retiming) = timeline.pace {
      measurement.pace = retiming
    }
    if requests.equalising != nil, case .measured(let curves) = equalising {
      measurement.curves = curves
    }
    let (x, y) = (timeline[.centreX].keys, timeline[.centreY].keys)
    if requests.centre, !timeline.seeksCentre, x.count == 1, y.count == 1, x[0].position == 0,
      y[0].position == 0
    {
      measurement.centre = Measurement.Point(x: x[0].value, y: y[0].value)
    }
    if let busy = requests.busy, !timeline.gainIsBusy {
      let (keys, wanted) = (timeline[.gain].keys, gainKeys(busy: busy))
      if keys.map(\.position) == wanted.map(\.position) { measurement.gains = keys.map(\.value) }
    }
    return measurement
  }

  /// The scene with the requests in place of the results of measuring.
  package var unmeasured: SceneDraft {
    var scene = self
    let measurement = measurement
    if measurement.pace != nil { scene.timeline.pace = .even }
    if measurement.curves != nil, let amount = requests.equalising {
      scene.equalising = .requested(amount)
    }
    if measurement.centre != nil {
      scene.timeline.seeksCentre = true
      scene.timeline[.centreX].keys = [TrackKey(position: 0, value: 0)]
      scene.timeline[.centreY].keys = [TrackKey(position: 0, value: 0)]
      scene.timeline.closeOn(network, view)
    }
    if measurement.gains != nil, let busy = requests.busy {
      scene.timeline[.gain].keys = busy
      scene.timeline.gainIsBusy = true
    }
    scene = scene.mapParts(\.unmeasured)
    scene.shareFilm()
    return scene
  }

  /// Replaces each request by its result, if `measurement` has one, and records all requests in
  /// `requests`.
  package mutating func take(_ measurement: Measurement) {
    requests = allRequests
    if let pace = measurement.pace, timeline.pace == .even { timeline.pace = .measured(pace) }
    if let curves = measurement.curves, case .requested = equalising {
      equalising = .measured(curves)
    }
    if let centre = measurement.centre, timeline.seeksCentre {
      timeline.seeksCentre = false
      timeline[.centreX].keys = [TrackKey(position: 0, value: centre.x)]
      timeline[.centreY].keys = [TrackKey(position: 0, value: centre.y)]
      timeline.closeOn(network, view)
    }
    if let gains = measurement.gains, timeline.gainIsBusy,
      gains.count == gainKeys(busy: timeline[.gain].keys).count
    {
      setGains(gains)
    }
  }
}
