/// Where the layers of a network lie between order and chaos.
package struct PhaseReport: Sendable {
  /// One map for each kind of layer that the network has.
  package var maps: [PhaseMap]
  /// Where the theory does not apply exactly, a sentence each.
  package var notes: [String]

  package init(maps: [PhaseMap], notes: [String]) { (self.maps, self.notes) = (maps, notes) }
}
