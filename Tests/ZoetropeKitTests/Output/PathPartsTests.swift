import Testing
import ZoetropeKit

@Suite struct PathPartsTests {
  @Test(arguments: [
    ("a.mp4", ".", "a.mp4"), ("x/a.mp4", "x", "a.mp4"), ("/a.mp4", "/", "a.mp4"),
    ("x/", "x", ""), ("x//a", "x/", "a"),
    // An accent that follows a slash is a letter of the name.
    ("x/\u{301}a.mp4", "x", "\u{301}a.mp4"),
  ])
  func pathsAreSplitAtSlashes(path: String, folder: String, name: String) {
    let parts = PathParts.split(path)
    #expect(parts.folder.isSameName(as: folder) && parts.name.isSameName(as: name))
  }

  @Test(arguments: [
    ("a.mp4", "mp4", "a"), ("a.b.MP4", "mp4", "a.b"), ("a", "", "a"), (".mp4", "", ".mp4"),
    ("x.y/a", "", "a"), ("a.\u{301}mp4", "\u{301}mp4", "a"), ("a.", "", "a"),
  ])
  func suffixesBeginAtTheLastDot(path: String, suffix: String, stem: String) {
    #expect(PathParts.suffix(of: path).isSameName(as: suffix))
    #expect(PathParts.stem(of: path).isSameName(as: stem))
  }

  @Test func textIsInsertedBeforeTheSuffix() {
    #expect(PathParts.inserting("-2", into: "x/a.b.mp4") == "x/a.b-2.mp4")
    #expect(PathParts.inserting("-2", into: "a") == "a-2")
    #expect(PathParts.inserting("-2", into: "x/éé.mp4", limit: 9) == "x/é-2.mp4")
  }

  @Test func namesAreComparedAsBytes() {
    #expect("é".isSameName(as: "\u{E9}"))
    #expect("\u{E9}" == "e\u{301}" && !"\u{E9}".isSameName(as: "e\u{301}"))
  }
}
