package import CPPN
internal import ZoetropeFrame
package import ZoetropeScene

extension SceneDraft {
  /// Computes the statistics of the network's layers, the output layer last, as means over frames
  /// of the film: at 24 x 16 points of each picture, with the weights, `z` and zoom of that frame.
  package func layerStatistics(frames: [Int]) -> [LayerStatistics] {
    let course = LatentCourse(timeline)
    let all = frames.map { frame in
      let plan = plan(frame: frame, along: course)
      let map = FieldMap(view: view, plan: plan, size: size)
      let (columns, rows) = (24, 16)
      let points = (0..<columns * rows).map { index in
        let point = map(
          column: (Double(index % columns) + 0.5) * Double(size.width) / Double(columns),
          row: (Double(index / columns) + 0.5) * Double(size.height) / Double(rows))
        return SIMD2(point.x, point.y)
      }
      return weights(plan.seeds).scaled(by: plan[.gain]).statistics(
        network, latent: plan.latent, phase: plan[.phase], domain: view.domain(plan), at: points)
    }
    return (0...network.layers.count).compactMap { layer in
      LayerStatistics.mean(all.compactMap { $0.indices.contains(layer) ? $0[layer] : nil })
    }
  }
}
