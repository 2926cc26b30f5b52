/// A scene that can be played: every value is in its range, and its recipe reads back to the same scene.
///
/// Presets are read as valid scenes; ``SceneDraft`` becomes one where it is validated. Its properties are
/// those of its draft.
@dynamicMemberLookup
public struct ValidScene: Hashable, Sendable {
  /// The values, which can be changed and validated anew.
  public let draft: SceneDraft

  /// A scene of values that are known to be valid.
  package init(unchecked draft: SceneDraft) { self.draft = draft }

  /// A property of the draft.
  public subscript<Value>(dynamicMember path: KeyPath<SceneDraft, Value>) -> Value {
    draft[keyPath: path]
  }

  /// All numbers of the scene at frame `index`, any integer.
  public func plan(frame index: Int) -> FramePlan { draft.plan(frame: index) }
}

/// A scene that is ready to be painted: valid, and all that depends on its pictures (centre, equalising
/// curves, pace) is measured.
@dynamicMemberLookup
public struct MeasuredScene: Hashable, Sendable {
  /// The values, with what was measured in place of what asked for it.
  package let values: SceneDraft

  /// A scene of values that are known to be valid, and measured.
  package init(unchecked values: SceneDraft) { self.values = values }

  /// The values as they were before they were measured: change them, validate and measure anew.
  public var draft: SceneDraft { values.unmeasured }

  /// A property of the values.
  public subscript<Value>(dynamicMember path: KeyPath<SceneDraft, Value>) -> Value {
    values[keyPath: path]
  }

  /// All numbers of the scene at frame `index`, any integer.
  public func plan(frame index: Int) -> FramePlan { values.plan(frame: index) }
}
