internal import CPPN
internal import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeScene

/// A count of the right verdicts, and of the changes that cure, on presets with a fault.
///
/// Each preset is random, has an explicit law, and was healthy before one key was changed.
public struct FaultSurvey: Sendable {
  /// The number of presets.
  public let count: Int
  /// The seed that they are drawn from.
  public let seed: UInt64

  /// A preset with a fault, its diagnosis, and what was to be expected.
  public struct Case: Sendable {
    /// The fault, such as `gain x 20`.
    public let fault: String
    /// The preset with the fault, as YAML.
    public let preset: String
    /// The words that describe the film by other measurements than the verdict's.
    public let expected: String
    /// The verdict.
    public let verdict: Verdict
    /// True if the verdict is one of the expected words.
    public let isRight: Bool
    /// The change that the diagnosis suggests, in words; nil if there is none.
    public let cure: String?
    /// True if the preset with this change, read again from its text, is healthy.
    public let isCured: Bool
    /// True if the diagnosis names the layer with the changed gain, false if another; nil if it
    /// names none or the fault is not one of a layer.
    public let isLayerRight: Bool?
  }

  /// Creates a survey.
  public init(count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
  }

  /// Draws and diagnoses the presets one after the other, the kinds of faults in turn.
  ///
  /// - Parameter observe: called with each preset's number and its case.
  /// - Throws: `CancellationError` soon after the task is cancelled.
  public func run(_ observe: (_ number: Int, _ seen: Case) -> Void) throws -> Result {
    var result = Result()
    for index in 0..<count {
      let seen = try diagnosed(index)
      result.add(seen)
      observe(index + 1, seen)
    }
    return result
  }

  private func diagnosed(_ index: Int) throws -> Case {
    let fault = SurveyFault.allCases[index % SurveyFault.allCases.count]
    var dice = Dice(
      Counter(seed: seed, purpose: .exploration).at(1 << 33).at(UInt64(index)))
    let network = try healthyNetwork(for: fault, &dice)
    let change = fault.change(of: network, &dice)
    let preset = try Self.changed(
      network.preset, [Cure.Change(key: change.key, value: change.value)])
    let source = SceneSource(yaml: preset)
    let scene = try source.scene()
    guard let diagnosis = try Diagnosis(of: scene, from: source) else {
      preconditionFailure("Networks of the survey are small.")
    }
    let expected = try DeservedWords(scene.values)
    var isCured = false
    if let cure = diagnosis.cure {
      let cured = SceneSource(yaml: try Self.changed(preset, cure.changes))
      isCured = try Verdict.judge(cured.scene().values).verdict == .healthy
    }
    var isLayerRight: Bool?
    if let layer = change.layer, let worst = diagnosis.worst { isLayerRight = worst == layer }
    return Case(
      fault: fault.rawValue, preset: preset, expected: expected.text, verdict: diagnosis.verdict,
      isRight: expected.accepts(diagnosis.verdict), cure: diagnosis.cure?.words,
      isCured: isCured, isLayerRight: isLayerRight)
  }

  /// Draws presets until one is healthy and the fault fits.
  private func healthyNetwork(
    for fault: SurveyFault, _ dice: inout Dice
  ) throws -> ExplicitNetwork {
    while true {
      try Task.checkCancellation()
      let network = ExplicitNetwork(&dice)
      guard fault.fits(network) else { continue }
      let scene = try SceneSource(yaml: network.preset).scene().values
      if try Verdict.judge(scene).verdict == .healthy { return network }
    }
  }

  /// Returns a preset's text with changed keys.
  private static func changed(_ preset: String, _ changes: [Cure.Change]) throws -> String {
    var document = try PresetDocument(Array(preset.utf8), file: "survey")
    try document.apply(changes)
    return document.text
  }
}
