/// A scene that can be played: every value is in its range, and its recipe reads back to an equal
/// scene.
///
/// Presets are read as valid scenes; a ``SceneDraft`` becomes one when it is validated. Its
/// properties are those of its draft.
@dynamicMemberLookup
public struct ValidScene: Hashable, Sendable {
  /// The values, which can be changed and validated anew.
  public let draft: SceneDraft

  /// Creates a scene from values that are known to be valid.
  package init(unchecked draft: SceneDraft) { self.draft = draft }

  /// Accesses a property of the draft.
  public subscript<Value>(dynamicMember path: KeyPath<SceneDraft, Value>) -> Value {
    draft[keyPath: path]
  }

  /// Computes all numbers of the scene at frame `index`, any integer.
  public func plan(frame index: Int) -> FramePlan { draft.plan(frame: index) }
}

/// A scene that is ready to be painted: valid, with everything measured that depends on its
/// pictures (centre, equalising curves, pace).
@dynamicMemberLookup
public struct MeasuredScene: Hashable, Sendable {
  /// The values, with the results of measuring in place of the requests.
  package let values: SceneDraft

  /// Creates a scene from values that are known to be valid, and measured.
  package init(unchecked values: SceneDraft) { self.values = values }

  /// The values as they were before they were measured. After a change, validate and measure again.
  public var draft: SceneDraft { values.unmeasured }

  /// Accesses a property of the values.
  public subscript<Value>(dynamicMember path: KeyPath<SceneDraft, Value>) -> Value {
    values[keyPath: path]
  }

  /// Computes all numbers of the scene at frame `index`, any integer.
  public func plan(frame index: Int) -> FramePlan { values.plan(frame: index) }
}
