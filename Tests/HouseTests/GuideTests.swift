import Foundation
import Testing

/// The code of the library's guides is that of the examples, which are compiled and run.
@Suite struct GuideTests {
  @Test(arguments: ["FirstRender", "PresetInCode"])
  func codeIsFromTheExamples(_ name: String) throws {
    let folder = "Sources/ZoetropeKit/ZoetropeKit.docc"
    let guide = try text("\(folder)/\(name).md")
    let example = try text("Examples/Sources/Examples/\(name).swift")
    let blocks = guide.matches(of: /```swift\n((?:.|\n)*?)```/).map { String($0.1) }
    #expect(blocks.count > 2)
    for block in blocks { #expect(example.contains(block), "\(block)") }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Imports.root.appending(path: path), encoding: .utf8)
  }
}
