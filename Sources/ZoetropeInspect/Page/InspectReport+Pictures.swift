internal import CPPN

/// A network's place in the report, from which the names of its files and anchors are made.
struct NetworkPlace: Sendable {
  /// The network's number, from 1.
  let number: Int
  /// The number of networks in the report.
  let count: Int

  /// The beginning of its files' names; empty if it is the only network.
  var prefix: String { count == 1 ? "" : "network-\(number)-" }

  /// The anchor of its section, and the beginning of those in it.
  var anchor: String { "network-\(number)" }
}

extension InspectReport {
  /// All pictures under the names of their files, without a suffix, in the order of the page.
  var namedPictures: [(name: String, picture: PagePicture)] {
    [("picture", picture)]
      + networks.enumerated().flatMap { index, network in
        network.namedPictures(NetworkPlace(number: index + 1, count: networks.count))
      }
  }

  /// All charts under the names of their files, without a suffix, in the order of the page.
  var namedCharts: [(name: String, chart: VectorChart)] {
    networks.enumerated().flatMap { index, network in
      network.namedCharts(NetworkPlace(number: index + 1, count: networks.count))
    }
  }
}

extension NetworkReport {
  /// Returns a short plain name for a layer: `layer-3`, `outputs`.
  func plainName(ofLayer index: Int) -> String {
    index == layers.count - 1 ? "outputs" : "layer-\(index + 1)"
  }

  fileprivate func namedPictures(
    _ place: NetworkPlace
  ) -> [(name: String, picture: PagePicture)] {
    var all: [(name: String, picture: PagePicture)] = []
    func add(_ name: String, _ picture: PagePicture?) {
      if let picture { all.append((place.prefix + name, picture)) }
    }
    func name(_ kind: String, _ number: Int, of count: Int, _ words: String) -> String {
      let slug = HTMLText.slug(words)
      return "\(kind)-\(Self.padded(number, count))" + (slug.isEmpty ? "" : "-\(slug)")
    }
    // What the network paints, before the finish of the whole picture.
    add("painted", picture)
    add("without", without?.picture)
    add("without-difference", without?.difference)
    for (index, layer) in layers.enumerated() {
      let plain = plainName(ofLayer: index)
      for neuron in layer.neurons {
        add("\(plain)-neuron-\(Self.padded(neuron.index, layer.width))", neuron.picture)
      }
      add("\(plain)-build-up", layer.buildUp?.picture)
    }
    for (index, input) in inputs.enumerated() {
      add(name("input", index + 1, of: inputs.count, input.name), input.map)
    }
    if case .maps(let maps) = backward {
      add("backward-neuron", maps.picture)
      for (index, input) in maps.inputs.enumerated() {
        for map in input.maps {
          add(
            name("backward", index + 1, of: maps.inputs.count, input.name)
              + "-\(map.pass.rawValue)",
            map.picture)
        }
      }
    }
    add("direction-after", direction?.change.picture)
    add("direction-difference", direction?.change.difference)
    for (index, silenced) in silenced.enumerated() {
      add(name("without", index + 1, of: self.silenced.count, silenced.name), silenced.picture)
    }
    return all
  }

  fileprivate func namedCharts(_ place: NetworkPlace) -> [(name: String, chart: VectorChart)] {
    var all: [(name: String, chart: VectorChart)] = []
    func add(_ name: String, _ chart: VectorChart?) {
      if let chart { all.append((place.prefix + name, chart)) }
    }
    add("network", .graph(self))
    for (index, layer) in layers.enumerated() {
      let plain = plainName(ofLayer: index)
      add("\(plain)-weights", .hinton(layer.weights, layer: layer.name))
      add("\(plain)-histogram", .histogram(layer.weights, layer: layer.name))
    }
    let maps = phases?.maps ?? []
    for (index, map) in maps.enumerated() {
      add("order-and-chaos" + (maps.count > 1 ? "-\(index + 1)" : ""), .phases(map))
    }
    add("direction", direction.flatMap { .direction($0.direction) })
    return all
  }

  /// Returns a number with as many digits as the largest has, but two or more.
  private static func padded(_ number: Int, _ largest: Int) -> String {
    let digits = String(number)
    let width = max(2, String(largest).count)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
