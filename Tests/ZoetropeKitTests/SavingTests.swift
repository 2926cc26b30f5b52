import Foundation
import Testing
import ZoetropeKit

/// Tests the work that a program waits for when it is asked to end.
@Suite(.serialized) struct SavingTests {
  @Test func aFilmIsWorthWaitingForOnceItHasAFrame() {
    var film: Saving.PendingFilm? = Saving.PendingFilm()
    #expect(!Saving.isUnderWay)
    film?.advance(isPlayable: false)
    film?.advance(isPlayable: false)
    #expect(Saving.hasBegun && !Saving.isUnderWay)
    film?.advance(isPlayable: true)
    film?.advance(isPlayable: false)
    #expect(Saving.isUnderWay)
    film = nil
    #expect(!Saving.isUnderWay && !Saving.hasBegun)
  }

  @Test func soIsAFileThatIsAboutToHaveItsName() throws {
    let before = Saving.namedFiles
    Saving.naming { #expect(Saving.isUnderWay) }
    #expect(!Saving.isUnderWay)
    #expect(Saving.namedFiles == before + 1)
    #expect(throws: CocoaError.self) {
      try Saving.naming { throw CocoaError(.fileNoSuchFile) }
    }
    #expect(!Saving.isUnderWay)
    #expect(Saving.namedFiles == before + 1)
  }

  /// The signal comes between the last frame and the file's name.
  @Test func whoEndsAtOnceLetsAFinishedFileHaveItsName() throws {
    let isNaming = DispatchSemaphore(value: 0)
    let isOver = DispatchSemaphore(value: 0)
    Thread {
      Saving.naming {
        isNaming.signal()
        usleep(50_000)
      }
      isOver.signal()
    }.start()
    isNaming.wait()
    Saving.settle()
    #expect(!Saving.isUnderWay)
    isOver.wait()
  }
}
