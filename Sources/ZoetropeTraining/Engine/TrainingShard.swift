internal import Synchronization
internal import TrainingKernels

/// A share of a step's points, with memory of its own, so that any thread may compute it and its
/// derivatives are added up in one order.
final class TrainingShard: Sendable {
  private struct Memory: Sendable {
    var derivatives: [Float]
    var workspace: [Float]
    var squares = 0.0
    /// What the network gave at the points that were looked at last, and what else is kept of them.
    var channels: [Float] = []
    var kept: [Float] = []
    var count = 0
  }

  private let layout: TrainingLayout
  private let memory: Mutex<Memory>

  init(_ layout: TrainingLayout) {
    self.layout = layout
    let zeros = [Float](repeating: 0, count: layout.count)
    let size = layout.withNetwork(zeros, adding: nil) { tk_workspace($0) }
    memory = Mutex(
      Memory(
        derivatives: zeros, workspace: [Float](repeating: 0, count: size)))
  }

  /// Computes the derivatives of half the sum of the squared errors at the points `indices`.
  func compute(_ numbers: [Float], _ set: TrainingSet, _ indices: ArraySlice<UInt32>) {
    memory.withLock { memory in
      for place in memory.derivatives.indices { memory.derivatives[place] = 0 }
      memory.squares = memory.workspace.withUnsafeMutableBufferPointer { workspace in
        memory.derivatives.withUnsafeMutableBufferPointer { derivatives in
          layout.withNetwork(numbers, adding: derivatives.baseAddress) { network in
            set.points.withUnsafeBufferPointer { points in
              set.wanted.withUnsafeBufferPointer { wanted in
                indices.withUnsafeBufferPointer { indices in
                  tk_derivatives(
                    network, points.baseAddress, wanted.baseAddress, indices.baseAddress,
                    indices.count, workspace.baseAddress)
                }
              }
            }
          }
        }
      }
    }
  }

  /// Computes the sum of the squared errors at the points of a range.
  func squares(_ numbers: [Float], _ set: TrainingSet, _ range: Range<Int>) -> Double {
    var channels = [Float](repeating: 0, count: range.count * layout.channels)
    memory.withLock { memory in
      memory.workspace.withUnsafeMutableBufferPointer { workspace in
        channels.withUnsafeMutableBufferPointer { channels in
          layout.withNetwork(numbers, adding: nil) { network in
            set.points[range.lowerBound * layout.inputs..<range.upperBound * layout.inputs]
              .withUnsafeBufferPointer { points in
                tk_channels(
                  network, points.baseAddress, range.count, channels.baseAddress,
                  workspace.baseAddress)
              }
          }
        }
      }
    }
    let wanted = set.wanted[range.lowerBound * layout.channels..<range.upperBound * layout.channels]
    return zip(channels, wanted).reduce(0) { sum, pair in
      let error = Double(pair.0) - Double(pair.1)
      return sum + error * error
    }
  }

  /// Computes the channels at `count` points, whose rows follow each other, and keeps what `follow`
  /// needs.
  func look(_ numbers: [Float], at points: [Float], count: Int) {
    memory.withLock { memory in
      layout.withNetwork(numbers, adding: nil) { network in
        let size = tk_kept(network, count)
        if memory.kept.count != size {
          memory.kept = [Float](repeating: 0, count: size)
          memory.channels = [Float](repeating: 0, count: count * layout.channels)
          memory.count = count
        }
        memory.workspace.withUnsafeMutableBufferPointer { workspace in
          memory.channels.withUnsafeMutableBufferPointer { channels in
            memory.kept.withUnsafeMutableBufferPointer { kept in
              points.withUnsafeBufferPointer { points in
                tk_look(
                  network, points.baseAddress, count, channels.baseAddress, kept.baseAddress,
                  workspace.baseAddress)
              }
            }
          }
        }
      }
    }
  }

  /// What the network gave at the points that were looked at last.
  var channels: [Float] { memory.withLock { $0.channels } }

  /// Computes the derivatives of something at the points that were looked at last, with the same
  /// numbers.
  ///
  /// - Parameter byChannels: its derivatives by the channels, row after row.
  func follow(_ numbers: [Float], _ byChannels: ArraySlice<Float>) {
    memory.withLock { memory in
      memory.squares = 0
      for place in memory.derivatives.indices { memory.derivatives[place] = 0 }
      let count = memory.count
      memory.workspace.withUnsafeMutableBufferPointer { workspace in
        memory.kept.withUnsafeMutableBufferPointer { kept in
          memory.derivatives.withUnsafeMutableBufferPointer { derivatives in
            layout.withNetwork(numbers, adding: derivatives.baseAddress) { network in
              byChannels.withUnsafeBufferPointer { byChannels in
                tk_backward(
                  network, byChannels.baseAddress, count, kept.baseAddress, workspace.baseAddress)
              }
            }
          }
        }
      }
    }
  }

  /// Adds what was computed to `sums`, and returns the sum of squares.
  func add(to sums: inout [Float]) -> Double {
    memory.withLock { memory in
      memory.derivatives.withUnsafeBufferPointer { derivatives in
        sums.withUnsafeMutableBufferPointer { sums in
          for place in sums.indices { sums[place] += derivatives[place] }
        }
      }
      return memory.squares
    }
  }
}

extension TrainingLayout {
  /// Calls `body` with the network that the kernels read.
  ///
  /// - Parameter derivatives: a list like `numbers`, to which derivatives are added; nil where none
  ///   are.
  fileprivate func withNetwork<Result>(
    _ numbers: [Float], adding derivatives: UnsafeMutablePointer<Float>?,
    _ body: (UnsafePointer<tk_network>) -> Result
  ) -> Result {
    numbers.withUnsafeBufferPointer { numbers in
      withLayers(0, numbers, derivatives, []) { layers in
        layers.withUnsafeBufferPointer { layers in
          channelPlaces.withUnsafeBufferPointer { places in
            var network = tk_network(
              layers: layers.baseAddress, layer_count: UInt32(layers.count), row: UInt32(row),
              inputs: UInt32(inputs), channels: UInt32(channels),
              channel_places: places.baseAddress)
            return body(&network)
          }
        }
      }
    }
  }

  /// Calls `body` with what the kernels read of all layers, while their lists stay where they are.
  private func withLayers<Result>(
    _ index: Int, _ numbers: UnsafeBufferPointer<Float>,
    _ derivatives: UnsafeMutablePointer<Float>?, _ before: [tk_layer],
    _ body: ([tk_layer]) -> Result
  ) -> Result {
    guard index < layers.count, let first = numbers.baseAddress else { return body(before) }
    let layer = layers[index]
    return layer.scale.withUnsafeBufferPointer { scale in
      layer.offset.withUnsafeBufferPointer { offset in
        layer.runs.withUnsafeBufferPointer { runs in
          layer.skips.withUnsafeBufferPointer { skips in
            let own = tk_layer(
              source: UInt32(layer.source), inputs: UInt32(layer.inputs),
              target: UInt32(layer.target), outputs: UInt32(layer.outputs),
              weights: first + layer.matrix, bias: first + layer.bias, scale: scale.baseAddress,
              offset: offset.baseAddress,
              weight_derivatives: derivatives.map { $0 + layer.matrix },
              bias_derivatives: derivatives.map { $0 + layer.bias }, runs: runs.baseAddress,
              skip: layer.skips.isEmpty ? nil : skips.baseAddress)
            return withLayers(index + 1, numbers, derivatives, before + [own], body)
          }
        }
      }
    }
  }
}
