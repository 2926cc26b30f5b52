import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeTerminal

/// The library's errors speak of no options; the command line adds them.
@Suite struct AdviceTests {
  private static let all: [JobError.Advice] = [
    .fewerThreads(orForEncoding: false), .fewerThreads(orForEncoding: true),
    .fewerThreadsOrSmallerSize, .narrowerPage, .smallerFilm, .smallerFrames, .smallerPicture,
    .pictureSheet,
    .filmOfSize(FrameSize(width: 2, height: 4)), .replaceFile, .deleteFrames, .replaceFrames,
    .sendFramesOn(FrameRate(30_000, 1001)),
  ]

  @Test(arguments: all) func adviceFollowsTheError(_ advice: JobError.Advice) {
    let error = JobError(.input, "It cannot be done.", advice: advice)
    #expect(error.description == "It cannot be done.")
    let message = Failure(error).message
    #expect(message == "It cannot be done. " + advice.words)
    #expect(message.contains(" -"))
  }
}
