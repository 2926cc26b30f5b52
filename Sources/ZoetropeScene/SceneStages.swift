/// A scene that can be played: every value is in its range, and its recipe reads back to an equal
/// scene.
///
/// Reading a preset gives a valid scene, and so does validating a ``SceneDraft``. The properties of
/// the draft can be read directly.
@dynamicMemberLookup
public struct ValidScene: Hashable, Sendable {
  /// The values. Change a copy of them and validate it to get another valid scene.
  public let draft: SceneDraft

  /// Creates a scene from values that the caller knows to be valid.
  package init(unchecked draft: SceneDraft) { self.draft = draft }

  /// Returns a property of the draft.
  public subscript<Value>(dynamicMember path: KeyPath<SceneDraft, Value>) -> Value {
    draft[keyPath: path]
  }

  /// Computes the frame plan of frame `index`, any integer. A loop repeats; other films stay at
  /// their ends.
  public func plan(frame index: Int) -> FramePlan { draft.plan(frame: index) }
}

/// A scene that can be painted: valid, and with all requested measurements made.
@dynamicMemberLookup
public struct MeasuredScene: Hashable, Sendable {
  /// The values, with the results of measuring in place of the requests.
  package let values: SceneDraft

  /// Creates a scene from values that the caller knows to be valid and measured.
  package init(unchecked values: SceneDraft) { self.values = values }

  /// The values before measuring: what was measured is requested again, such as an even pace or an
  /// automatic centre. After a change, validate and measure them again.
  public var draft: SceneDraft { values.unmeasured }

  /// Returns a property of the values.
  public subscript<Value>(dynamicMember path: KeyPath<SceneDraft, Value>) -> Value {
    values[keyPath: path]
  }

  /// Computes the frame plan of frame `index`, any integer. A loop repeats; other films stay at
  /// their ends.
  public func plan(frame index: Int) -> FramePlan { values.plan(frame: index) }
}
