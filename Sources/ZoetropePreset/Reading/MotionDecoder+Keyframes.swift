import CPPN
import ZoetropeFrame
import ZoetropeScene

/// Decodes the list of keyframes.
extension MotionDecoder {
  /// The largest number of keyframes that may name a preset; each makes the decoder read a file.
  private static let mostPresets = 64

  /// Returns the values of all keyframes, track by track. If `path` is a spline, the keys of `z`
  /// have no easings.
  func named(by frames: Cursor?, path: LatentPath?) -> Named {
    var named = Named()
    guard let frames else { return named }
    guard let items = frames.items() else { return named }
    var presets = 0
    for item in items {
      guard let keys = item.keys() else { continue }
      let moment = keys["at"].flatMap { $0.moment(in: film) }
      let easing = keys["ease"].flatMap { $0.easing() } ?? .linear
      let values = keys.names.subtracting(["at", "ease"])
      if let cursor = keys["preset"] {
        presets += 1
        guard presets <= Self.mostPresets else {
          cursor.complain(
            "the keyframes name too many presets; expected \(Self.mostPresets) at most")
          return named
        }
        add(presetAt: cursor, moment: moment, easing: easing, besides: values, to: &named)
      }
      if let cursor = keys["colour"], let ramp = cursor.colouring()?.ramp {
        named.palette.append(
          Keyed(moment: moment, value: ramp, easing: easing, cursor: cursor))
      }
      if values.isEmpty, !keys.hasUnknown {
        item.complain("this keyframe names no value; expected at least one such as z or zoom")
      }
      if let ease = keys.written("ease"), path == .spline, values == ["z"] {
        ease.complain(
          "z runs along a spline, which never stops and takes no easing; expected no ease here, or "
            + "path: slerp")
      }
      for name in values where named.first[name] == nil && name != "preset" {
        named.first[name] = keys[name]
      }
      if let cursor = keys["z"], let value = vector(cursor) {
        named.latent.append(
          Keyed(
            moment: moment, value: value, easing: path == .spline ? .linear : easing,
            cursor: cursor))
      }
      if let cursor = keys["seed"], let value = cursor.whole() {
        named.seed.append(
          Keyed(moment: moment, value: value, easing: easing, cursor: cursor))
      }
      if let cursor = keys["weights"], let architecture = network.architecture,
        let value = network.given.network(cursor, for: architecture)
      {
        named.weights.append(
          Keyed(moment: moment, value: value, easing: easing, cursor: cursor))
      }
      if let cursor = keys["busy"], let value = busy(cursor) {
        named.numbers[.gain, default: []].append(
          Keyed(moment: moment, value: value, easing: easing, cursor: cursor))
      }
      for number in AnimatedNumber.all {
        guard let cursor = keys[number.name] else { continue }
        for (track, value, inner) in self.values(of: number, at: cursor) {
          named.numbers[track, default: []].append(
            Keyed(moment: moment, value: value, easing: easing, cursor: inner))
        }
      }
    }
    return named
  }
}
