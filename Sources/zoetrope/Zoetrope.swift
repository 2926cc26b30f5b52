internal import ArgumentParser

@main
struct Zoetrope: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "zoetrope")
}
