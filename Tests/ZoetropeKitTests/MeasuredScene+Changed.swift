import ZoetropeScene

extension MeasuredScene {
  /// The scene with values changed that neither its validity nor what was measured depends on.
  func changed(_ change: (inout SceneDraft) -> Void) -> MeasuredScene {
    var values = values
    change(&values)
    return MeasuredScene(unchecked: values)
  }
}
