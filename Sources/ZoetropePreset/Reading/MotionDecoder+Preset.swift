import CPPN
import ZoetropeScene

/// Decodes keyframes that name another preset, whose first frame gives their values.
extension MotionDecoder {
  /// Reads the preset that `cursor` names, and adds the values of its first frame to `named`.
  ///
  /// Keys that the keyframe itself (`besides`) or the top of this preset sets are left out.
  func add(
    presetAt cursor: Cursor, moment: Moment?, easing: Easing, besides: Set<String>,
    to named: inout Named
  ) {
    guard let name = cursor.text(), let other = scene(named: name, at: cursor),
      let network = network.architecture, let view = view.view,
      isAlike(other, network, view, named: name, at: cursor)
    else { return }
    guard other.colour.isSmoothRamp || besides.contains("colour") || root.written("colour") != nil
    else {
      return cursor.complain(
        "\(quoted(name)) is coloured otherwise than by a smooth palette, and only those blend; "
          + "expected a colour in this keyframe or at the top of this preset")
    }
    func isFree(_ key: String) -> Bool {
      !besides.contains(key) && (key == "seed" || root.written(key) == nil)
    }
    if other.timeline.seeksCentre, isFree("center") {
      return cursor.complain(
        "\(quoted(name)) looks for its center; expected one that names it, or a center here")
    }
    if other.timeline.gainIsBusy, other.readsShape, isFree("gain"), isFree("busy") {
      return cursor.complain(
        "\(quoted(name)) leaves its gain to measurement, and its network sees a figure; expected a "
          + "gain there, or a gain or busy here")
    }
    func keyed<Value>(_ value: Value, _ easing: Easing) -> Keyed<Value> {
      Keyed(moment: moment, value: value, easing: easing, cursor: cursor)
    }
    // Nothing cancels a search, so it throws nothing.
    let gain = (try? other.draft.withFoundGains())?.timeline[.gain] ?? other.timeline[.gain]
    let plan = other.draft.plan(position: 0)
    var added: [String] = []
    if isFree("z"), network.latent > 0 {
      named.latent.append(keyed(plan.latent, isSpline ? .linear : easing))
      added.append("z")
    }
    if case .given(let given) = other.network.weights {
      // Weights at the top of this preset are those of all its keyframes.
      if self.network.network == nil, isFree("weights") {
        let index = plan.seeds.from
        let file =
          other.draft.weightFiles.indices.contains(Int(index))
          ? other.draft.weightFiles[Int(index)] : ""
        named.weights.append(
          keyed(NamedNetwork(weights: given.network(index), name: file), easing))
        added.append("weights")
      }
    } else if isFree("seed") {
      named.seed.append(keyed(plan.seeds.from, easing))
      added.append("seed")
    }
    if isFree("colour"), case .palette = other.colour {
      named.palette.append(
        keyed(plan.palette ?? other.colour.ramp ?? ColourRamp(stops: []), easing))
      added.append("colour")
    }
    let wider = view.span / other.view.span
    for number in AnimatedNumber.all where number.quantity != .phase && isFree(number.name) {
      // The gain can also be set by `busy`.
      if number.quantity == .gain, !isFree("busy") { continue }
      for track in number.tracks {
        let value = (track == .gain ? gain : other.timeline[track])
          .value(at: 0, in: other.timeline.playback)
        let own =
          switch number.quantity {
          case .zoom: value * wider
          case .center: value / wider
          default: value
          }
        named.numbers[track, default: []].append(keyed(own, easing))
      }
      added.append(number.name)
    }
    for key in added where named.first[key] == nil { named.first[key] = cursor }
  }

  private func scene(named name: String, at cursor: Cursor) -> ValidScene? {
    guard let folder, !folder.isForWeightsAlone else {
      cursor.complain(
        "a preset that another one names, or that is not in a file, can name none itself; expected "
          + "values such as seed and z")
      return nil
    }
    do {
      return try folder.scene(name)
    } catch {
      cursor.complain(
        "\(quoted(name)) cannot be used: \(error.first.description)")
      return nil
    }
  }

  /// Returns true if `other` can be blended with this scene: both have equal networks except for
  /// the seed, and equal views except for the span. Otherwise reports the first difference.
  private func isAlike(
    _ other: ValidScene, _ own: Architecture, _ view: FieldView, named name: String,
    at cursor: Cursor
  ) -> Bool {
    let theirs = other.network.single
    let differences = [
      ("inputs", own.inputs != theirs.inputs), ("latent", own.latent != theirs.latent),
      ("layers", own.layers != theirs.layers), ("wiring", own.wiring != theirs.wiring),
      ("weights", !own.weights.blends(with: theirs.weights)),
      ("biases", own.biases != theirs.biases),
      ("output", own.outputs != theirs.outputs),
      ("layer_gains", own.layerGains != theirs.layerGains),
    ].filter(\.1).map(\.0)
    guard differences.isEmpty else {
      cursor.complain(
        "\(quoted(name)) is another network: it has another network.\(differences[0]); expected the "
          + "same network as here, but for its seed")
      return false
    }
    let views = [
      ("coordinates", other.view.coordinates != view.coordinates),
      ("symmetry", other.view.symmetry != view.symmetry), ("core", other.view.core != view.core),
      ("warp", other.view.warp != view.warp), ("folds", other.view.folds != view.folds),
    ].filter(\.1).map(\.0)
    guard views.isEmpty else {
      cursor.complain("\(quoted(name)) has another view.\(views[0]); expected the same as here")
      return false
    }
    guard other.draft.plan(position: 0).seeds.amount == 0 else {
      cursor.complain("\(quoted(name)) begins between two seeds; expected one that begins with one")
      return false
    }
    return true
  }
}

extension WeightLaw {
  /// True if networks of both laws can be blended: the law is the same, or both networks' weights
  /// are given.
  fileprivate func blends(with other: WeightLaw) -> Bool {
    if case (.given, .given) = (self, other) { return true }
    return self == other
  }
}
