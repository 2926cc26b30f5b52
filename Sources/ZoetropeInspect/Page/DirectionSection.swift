/// The direction of z that changes the picture most.
struct DirectionSection {
  private let direction: DirectionReport
  private let before: PagePicture
  private let images: PageImages

  init(_ direction: DirectionReport, before: PagePicture, _ images: PageImages) {
    (self.direction, self.before, self.images) = (direction, before, images)
  }

  /// The section's content.
  var html: String {
    let (step, change) = (PlainNumber.text(direction.step), direction.change)
    let figures = [
      Markup.figure(images.image(before, "The picture before the step"), "Before"),
      Markup.figure(
        images.image(
          change.picture, "The picture after a step of \(step) in the strongest direction of z"),
        "After a step of \(step)"),
      Markup.figure(
        images.image(
          change.difference,
          "The difference, light where most: \(PlainNumber.levels(change.levels)) in the mean"),
        "The difference, light where most: \(PlainNumber.levels(change.levels)) in the mean"),
    ]
    let chart = VectorChart.direction(direction.direction).map {
      Markup.wide($0.html, words: "The numbers of the direction")
    }
    return Markup.paragraph(Explanation.direction, kind: "quiet")
      + Markup.paragraph(comparison) + Markup.grid(figures, kind: "large") + (chart ?? "")
  }

  private var comparison: String {
    let ratio = direction.strongest / direction.typical
    return "For a small step, it changes the picture by "
      + "\(PlainNumber.levels(direction.strongest)) for each unit of its length; a direction drawn "
      + "at random by \(PlainNumber.levels(direction.typical))"
      + (ratio.isFinite ? ", so it is \(PlainNumber.text(ratio)) times as strong." : ".")
  }
}
