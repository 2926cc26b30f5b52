extension SectionCursor {
  /// The path of the first keyframe that gives weights, such as `keyframes[0].weights`; nil if none
  /// does.
  var keyedWeights: String? {
    guard section.key("keyframes") != nil,
      case .list(let items)? = written("keyframes")?.tree.content,
      let index = items.firstIndex(where: { item in
        guard case .map(let entries) = item.content else { return false }
        return entries.contains { $0.key == "weights" }
      })
    else { return nil }
    return "keyframes[\(index)].weights"
  }
}
