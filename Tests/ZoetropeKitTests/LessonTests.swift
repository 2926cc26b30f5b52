import Foundation
import Testing

/// The lesson's commands do what the page says, in its order, in a folder that has only what it names.
@Suite struct LessonTests {
  let folder = TemporaryFolder()

  @Test func thereAreTenStepsWithACommandOrTwo() throws {
    let steps = try LessonStep.all()
    #expect(steps.map(\.number) == Array(1...10))
    for step in steps {
      #expect((1...2).contains(step.commands.count), "step \(step.number)")
      for command in step.commands {
        #expect(command.hasPrefix(LessonStep.program), "\(command)")
      }
    }
  }

  @Test func everyCommandDoesWhatThePageSays() throws {
    try FileManager.default.createDirectory(
      atPath: folder("docs"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder("docs/lesson"),
      withDestinationPath: LessonStep.presets.path(percentEncoded: false))
    for step in try LessonStep.all() {
      // Steps that change the same preset make the same file.
      try? FileManager.default.removeItem(atPath: folder("output"))
      var printed = ""
      for command in step.commands { printed += try run(command) }
      for file in step.files {
        #expect(
          FileManager.default.fileExists(atPath: folder(file)),
          "step \(step.number) makes no \(file)")
      }
      for line in step.quoted {
        #expect(printed.contains(line), "step \(step.number) does not print: \(line)\n\(printed)")
      }
      #expect(!step.files.isEmpty || !step.quoted.isEmpty, "step \(step.number) shows something")
    }
  }

  /// Runs a line of the page, its words split by a shell, and returns what it printed.
  private func run(_ command: String) throws -> String {
    let words = command.dropFirst(LessonStep.program.count)
    let outcome = try Program.run(
      [], in: folder, environment: ["ZOETROPE_PRESETS": LessonStep.root.path + "/presets"],
      shell: "set -- \(words)")
    let text = String(decoding: outcome.output, as: UTF8.self) + outcome.errors
    #expect(outcome.status == 0, "\(command): \(text)")
    #expect(!text.isEmpty, "\(command) says nothing")
    return text
  }

  /// A preset that the page shows is a file of the lesson, word for word.
  @Test func thePresetsShownAreThoseOfTheLesson() throws {
    let page = try LessonStep.page()
    let shown = page.matches(of: /```yaml\n((?:.|\n)*?)```/).map { String($0.1) }
    let files = try names(".yaml").map {
      try String(contentsOf: LessonStep.presets.appending(path: $0), encoding: .utf8)
    }
    #expect(Set(shown) == Set(files))
    for name in try names(".yaml") { #expect(page.contains("docs/lesson/\(name)"), "\(name)") }
  }

  @Test func thePicturesAreFewAndSmall() throws {
    let linked = try LessonStep.page().matches(of: /!\[[^\]]+\]\(lesson\/([^)]+)\)/)
      .map { String($0.1) }
    let pictures = try names(".png")
    #expect(linked.sorted() == pictures)
    #expect(pictures.count <= 4)
    for name in pictures {
      #expect(try Data(contentsOf: LessonStep.presets.appending(path: name)).count < 60 << 10)
    }
  }

  private func names(_ suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: LessonStep.presets.path(percentEncoded: false)
    )
    .filter { $0.hasSuffix(suffix) }.sorted()
  }
}

/// A numbered section of docs/lesson.md.
private struct LessonStep {
  let number: Int
  /// The lines for the terminal.
  let commands: [String]
  /// The files in output/ that the text names.
  let files: [String]
  /// The lines that the page says are printed, without their indentation and up to where they are cut.
  let quoted: [String]

  static let program = "./zoetrope "
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The folder with the lesson's presets and pictures.
  static let presets = root.appending(path: "docs/lesson")

  static func page() throws -> String {
    try String(contentsOf: root.appending(path: "docs/lesson.md"), encoding: .utf8)
  }

  /// Those of the page, from its second-level headings that begin with a number.
  static func all() throws -> [LessonStep] {
    try page().components(separatedBy: "\n## ").compactMap { section in
      Int(section.prefix { $0.isNumber }).map { LessonStep($0, section) }
    }
  }

  private init(_ number: Int, _ section: String) {
    self.number = number
    let blocks = section.matches(of: /```([a-z]+)\n((?:.|\n)*?)```/)
    func lines(_ language: String) -> [String] {
      blocks.filter { $0.1 == language }
        .flatMap { $0.2.split(separator: "\n") }
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    commands = lines("sh")
    quoted = lines("text").map { $0.replacing("...", with: "") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    let prose = section.replacing(/```[a-z]+\n(?:.|\n)*?```/, with: "")
    files = prose.matches(of: /`(output\/[^`]+)`/).map { String($0.1) }
  }
}
