package import ZoetropeConvnet
package import ZoetropeKit

extension Convnet {
  /// Returns EfficientNet-Lite0 from the cache folder.
  ///
  /// - Throws: `JobError` with the line that fetches it if it is not there or damaged.
  package static func fetched() throws(JobError) -> Convnet {
    do {
      return try standard()
    } catch {
      throw JobError(.input, error.description)
    }
  }
}
