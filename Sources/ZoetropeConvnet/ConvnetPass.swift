internal import ConvnetKernels
internal import Dispatch
internal import Synchronization
package import ZoetropeRender

/// Memory for what a network sees in pictures of one size. One picture at a time: calls wait for each
/// other.
///
/// All numbers are the same to the bit for any number of threads, and on all instruction sets with
/// fused multiply-add.
package final class ConvnetPass: Sendable {
  /// How derivatives go back through ReLU6.
  package enum Rule: Hashable, Sendable {
    /// Where it is open, as mathematics has it.
    case derivative
    /// Where it is open and they are positive: guided backpropagation.
    case guided
  }

  /// What was computed last.
  private struct State {
    /// The number of blocks.
    var depth = 0
    /// True if the head was computed too.
    var isWhole = false
  }

  private let network: Convnet
  private let rows: Int
  private let columns: Int
  /// The number of blocks that there is memory for.
  private let depth: Int
  private let isWhole: Bool
  private let threads: Int
  private let startThread: WorkerThread.Starter
  private let pass: cn_pass
  private let state = Mutex(State())

  /// Creates the memory.
  ///
  /// - Parameters:
  ///   - rows: the height of the pictures in pixels, 1 to 8192.
  ///   - columns: the width of the pictures in pixels, 1 to 8192.
  ///   - block: the last block that is computed; nil for the whole network.
  ///   - threads: how many threads work, the caller's among them.
  ///   - startThread: the function that starts a thread.
  package init(
    _ network: Convnet, rows: Int, columns: Int, through block: Int? = nil, threads: Int,
    startThread: @escaping WorkerThread.Starter = WorkerThread.start
  ) {
    precondition(
      (1...8192).contains(rows) && (1...8192).contains(columns),
      "A convnet sees pictures of 1 to 8192 rows and columns.")
    precondition(
      block.map(network.blocks.indices.contains) ?? true,
      "A pass goes through a block that is there.")
    precondition((1...1024).contains(threads), "A pass has 1 to 1024 threads.")
    self.network = network
    self.rows = rows
    self.columns = columns
    self.threads = threads
    self.startThread = startThread
    depth = block.map { $0 + 1 } ?? network.blocks.count
    isWhole = block == nil
    let (depth, isWhole) = (depth, isWhole)
    pass = network.withNetwork { network, _ in
      cn_make(
        network, UInt32(rows), UInt32(columns), UInt32(depth), isWhole ? 1 : 0, UInt32(threads))
    }
    precondition(pass != 0, "There is no memory for a convnet at \(columns)x\(rows).")
  }

  deinit { cn_free(pass) }

  /// Computes the derivatives of a weighted sum of targets by all pixels.
  ///
  /// No block is computed that no target needs.
  ///
  /// - Parameters:
  ///   - pixels: red, green and blue of each pixel from 0 to 1, row after row.
  ///   - gradient: the derivatives, in the same layout.
  /// - Returns: the value of each target.
  package func gradient(
    of targets: [(target: ConvnetTarget, weight: Float)], at pixels: [Float],
    into gradient: inout [Float], rule: Rule = .derivative
  ) -> [Double] {
    precondition(
      !targets.isEmpty && targets.count <= Int(CN_MOST_TARGETS), "A gradient has 1 to 64 targets.")
    if gradient.count != pixels.count {
      gradient = [Float](repeating: 0, count: pixels.count)
    }
    let list = targets.map { checked($0.target, $0.weight) }
    let isWhole = targets.contains { $0.target.block == nil }
    let depth = isWhole ? depth : (targets.compactMap(\.target.block).max() ?? 0) + 1
    var values = [Double](repeating: 0, count: targets.count)
    list.withUnsafeBufferPointer { list in
      values.withUnsafeMutableBufferPointer { values in
        gradient.withUnsafeMutableBufferPointer { gradient in
          var task = cn_task()
          (task.targets, task.target_count) = (list.baseAddress, UInt32(list.count))
          (task.gradient, task.values) = (gradient.baseAddress, values.baseAddress)
          task.is_guided = rule == .guided ? 1 : 0
          perform(task, State(depth: depth, isWhole: isWhole), pixels)
        }
      }
    }
    return values
  }

  /// Computes the derivatives by all pixels of something whose derivatives by the outputs of blocks are
  /// given, at the picture of the last call of `run` or `gradient`.
  ///
  /// - Parameters:
  ///   - derivatives: for each block that the something depends on, a number for each of its values, in
  ///     the order of `values(ofBlock:)`.
  ///   - gradient: the derivatives, in the layout of the picture.
  package func gradient(
    byValues derivatives: [Int: [Float]], into gradient: inout [Float], rule: Rule = .derivative
  ) {
    if gradient.count != rows * columns * 3 {
      gradient = [Float](repeating: 0, count: rows * columns * 3)
    }
    guard let deepest = derivatives.keys.max() else {
      preconditionFailure("Derivatives are given for a block.")
    }
    state.withLock { state in
      // Lists of pointers live as long as what they point to: all derivatives lie in one list.
      var list: [Float] = []
      var places: [Int?] = []
      for block in 0...deepest {
        guard let own = derivatives[block] else {
          places.append(nil)
          continue
        }
        precondition((0..<state.depth).contains(block), "The block was computed.")
        var (rows, columns): (UInt32, UInt32) = (0, 0)
        _ = cn_output(pass, UInt32(block), &rows, &columns)
        precondition(
          own.count == Int(rows) * Int(columns) * network.blocks[block].channels,
          "A block has a derivative for each of its values.")
        places.append(list.count)
        list += own
      }
      gradient.withUnsafeMutableBufferPointer { gradient in
        list.withUnsafeBufferPointer { list in
          let pointers = places.map { place in place.flatMap { list.baseAddress?.advanced(by: $0) }
          }
          pointers.withUnsafeBufferPointer { pointers in
            network.withNetwork { _, numbers in
              var task = cn_task()
              (task.numbers, task.depth) = (numbers, UInt32(deepest + 1))
              (task.gradient, task.given) = (gradient.baseAddress, pointers.baseAddress)
              task.is_guided = rule == .guided ? 1 : 0
              cn_begin(pass, &task)
              workTogether()
            }
          }
        }
      }
    }
  }

  /// Computes all that there is memory for.
  ///
  /// - Parameter pixels: red, green and blue of each pixel from 0 to 1, row after row.
  package func run(_ pixels: [Float]) {
    perform(cn_task(), State(depth: depth, isWhole: isWhole), pixels)
  }

  /// Returns the sums of all classes for the last picture.
  package func logits() -> [Float] {
    state.withLock { state in
      precondition(state.isWhole, "The whole network was computed.")
      return network.withNetwork { _, numbers in
        [Float](unsafeUninitializedCapacity: network.classCount) { buffer, count in
          count = network.classCount
          cn_classify(pass, numbers, 0, UInt32(count), buffer.baseAddress)
        }
      }
    }
  }

  /// Returns the output of a block for the last picture: the channels of each pixel, row after row.
  package func values(
    ofBlock block: Int
  ) -> (rows: Int, columns: Int, channels: Int, values: [Float]) {
    state.withLock { state in
      precondition((0..<state.depth).contains(block), "The block was computed.")
      var (rows, columns): (UInt32, UInt32) = (0, 0)
      let first = cn_output(pass, UInt32(block), &rows, &columns)
      let channels = network.blocks[block].channels
      let values = UnsafeBufferPointer(start: first, count: Int(rows) * Int(columns) * channels)
      return (Int(rows), Int(columns), channels, Array(values))
    }
  }

  /// Returns a target as the kernels read it.
  private func checked(_ target: ConvnetTarget, _ weight: Float) -> cn_target {
    switch target {
    case .channel(let block, let channel):
      precondition(
        (0..<depth).contains(block)
          && network.blocks[block].channels > channel && channel >= 0,
        "A target is a channel that is computed.")
      return cn_target(
        kind: CN_CHANNEL.rawValue, block: UInt32(block), index: UInt32(channel), weight: weight)
    case .layer(let block):
      precondition((0..<depth).contains(block), "A target is a block that is computed.")
      return cn_target(kind: CN_LAYER.rawValue, block: UInt32(block), index: 0, weight: weight)
    case .output(let index):
      precondition(
        isWhole && (0..<network.classCount).contains(index), "A target is a class that is computed."
      )
      return cn_target(kind: CN_OUTPUT.rawValue, block: 0, index: UInt32(index), weight: weight)
    }
  }

  /// Has all threads work on a task.
  private func perform(_ task: cn_task, _ extent: State, _ pixels: [Float]) {
    precondition(pixels.count == rows * columns * 3, "A picture has three numbers for each pixel.")
    state.withLock { state in
      network.withNetwork { _, numbers in
        pixels.withUnsafeBufferPointer { pixels in
          var task = task
          (task.numbers, task.pixels) = (numbers, pixels.baseAddress)
          (task.depth, task.is_whole) = (UInt32(extent.depth), extent.isWhole ? 1 : 0)
          cn_begin(pass, &task)
          workTogether()
        }
      }
      state = extent
    }
  }

  /// Starts the other threads once for the whole task, and works with those that the system allows.
  private func workTogether() {
    let helpers = DispatchGroup()
    let pass = pass
    var members: UInt32 = 1
    while members < threads {
      let member = members
      helpers.enter()
      let problem = startThread("zoetrope.sees") {
        cn_follow(pass, member)
        helpers.leave()
      }
      guard problem == 0 else {
        helpers.leave()
        break
      }
      members += 1
    }
    cn_lead(pass, members)
    helpers.wait()
  }
}
