import Testing
import ZoetropePreset

/// Faults caused by several keys together name the key to blame.
@Suite struct BlameTests {
  @Test(arguments: [
    (
      "view: { span: 1e-30 }",
      [
        "p.yaml:2:15: view.span: the span is 1e-30; expected 5.4e-27 at least, the smallest that 32-bit"
          + " coordinates resolve at 1920x1080"
      ]
    ),
    (
      "view: { span: 1e-30 }\nzoom: 100",
      [
        "p.yaml:2:15: view.span: the span is 1e-30; expected 5.4e-25 at least, the smallest that 32-bit"
          + " coordinates resolve at 1920x1080 at zoom 100"
      ]
    ),
    (
      "center: [1000000, 0]",
      [
        "p.yaml:2:9: center: [1000000, 0] at 0 %; expected a point nearer to the middle, that"
          + " 32-bit coordinates resolve at 1920x1080 at zoom 1"
      ]
    ),
    (
      "keyframes:\n  - { at: 0%, center: { x: 0.5 } }\n  - { at: 0%, center: { y: 0 } }\n"
        + "  - { at: 50%, center: { y: 900000 } }",
      [
        "p.yaml:5:29: keyframes[2].center.y: center is [0.5, 528000] at 29.3333 %; expected a point nearer to"
          + " the middle, that 32-bit coordinates resolve at 1920x1080 at zoom 1"
      ]
    ),
    // The key of the vertical coordinate, not that of the other one with an equal number.
    (
      "keyframes:\n  - { at: 0%, center: { x: 0.5 } }\n  - { at: 100%, center: { x: 0.5 } }\n"
        + "  - { at: 0%, center: { y: 0 } }\n  - { at: 100%, center: { y: 1 } }",
      [
        "p.yaml:6:30: keyframes[3].center.y: center is 0 at 0 % and 1 at 100 %; expected the same in a"
          + " loop (a keyframe at 100 % can be left out)"
      ]
    ),
    (
      "center: [0.3, 0]\nzoom: 1e12",
      [
        "p.yaml:3:7: zoom: 1000000000000 at 0 %; expected 15530 at most, the deepest that 32-bit"
          + " coordinates resolve at 1920x1080 about that center"
      ]
    ),
  ])
  func theKeyIsNamed(_ yaml: String, _ said: [String]) {
    #expect(faults(yaml + "\n") == said)
  }

  /// Every fault of a file has a line and a column.
  @Test func noFaultIsWithoutAPlace() {
    for yaml in ["view: { span: 1e-30 }", "center: [1e6, 1e6]", "zoom: 1e25\ncenter: [1, 0]"] {
      for fault in faults(yaml + "\n") { #expect(!fault.hasPrefix("p.yaml:1:1:"), "\(fault)") }
    }
  }
}
