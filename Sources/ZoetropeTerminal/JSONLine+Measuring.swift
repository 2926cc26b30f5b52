internal import ZoetropeKit

extension JSONLine {
  /// Creates the object of a measurement: the event `step`, with an estimate in `seconds` or the
  /// `share` that is done.
  ///
  /// - Parameter name: the name of the preset that is measured; nil if it need not be said.
  init(_ event: MeasuringEvent, of name: String? = nil) {
    self.init(event: "step")
    self["step"] = .text((name.map { "\($0): " } ?? "") + event.step.activity)
    switch event {
    case .began(_, let seconds): self["seconds"] = seconds.map { .whole($0) } ?? .nothing
    case .advanced(_, let share): self["share"] = .number(share)
    }
  }
}
