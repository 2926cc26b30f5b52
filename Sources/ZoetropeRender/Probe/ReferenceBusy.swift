internal import CPPN
package import ZoetropeScene

extension SceneDraft {
  /// Measures the number `busy` at the network's reference: the mean of whole pictures at zoom 1, at
  /// the latent vectors and phases for which gains are solved.
  ///
  /// A search looks at a few of these pixels only. The deviation is the root mean square over the
  /// pictures, as in the search.
  package func referenceBusy() -> Double {
    var channels: [(steps: [Double], squares: [Double])] = []
    for moment in GainSearch.moments(network, balanceField) {
      var scene = self
      scene.timeline.latent = LatentTrack(keys: [TrackKey(position: 0, value: moment.latent)])
      scene.timeline[.phase] = .constant(moment.phase)
      scene.timeline[.zoom] = .constant(moment.zoom, blend: .geometric)
      // The unit of the centre is half the picture's height.
      let shift = moment.shift / balanceField.halfHeight
      scene.timeline[.centreX] = .constant(shift.x)
      scene.timeline[.centreY] = .constant(shift.y)
      let probe = ChannelProbe(scene)
      let picture = probe.picture(frame: 0)
      for (index, values) in picture.channels.enumerated() {
        let channel = ChannelPicture(
          width: picture.width, height: picture.height, channels: [values])
        if index == channels.count { channels.append(([], [])) }
        let deviation = channel.deviation
        channels[index].steps.append(probe.busy(channel, frame: 0) * deviation)
        channels[index].squares.append(deviation * deviation)
      }
    }
    func mean(_ values: [Double]) -> Double {
      values.reduce(0, +) / Double(max(values.count, 1))
    }
    return mean(channels.map { mean($0.steps) / max(mean($0.squares).squareRoot(), 1e-9) })
  }
}
