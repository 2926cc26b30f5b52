internal import ZoetropeKit
internal import ZoetropeTerminal

extension Benchmark.Result {
  /// The result as a JSON object on one line.
  public var json: String {
    var object = JSONLine()
    object["target"] = .text(target)
    object["threads"] = .whole(threads)
    object["size"] = .text(size)
    object["runs"] = .whole(runs)
    if let peak {
      object["peak_gmadds_one_thread"] = .number(peak.oneThread)
      object["peak_gmadds_all_threads"] = .number(peak.allThreads)
    }
    object["networks"] = .raw(Self.array(networks.map(\.json)))
    object["looks"] = .raw(Self.array(looks.map(\.json)))
    object["media"] = .raw(Self.array(media.map(\.json)))
    object["samples"] = .raw(Self.array(samples.map(\.json)))
    object["films"] = .raw(Self.array(films.map(\.json)))
    return object.text
  }

  private static func array(_ items: [String]) -> String {
    "[" + items.joined(separator: ",") + "]"
  }
}

extension Benchmark.NetworkRow {
  fileprivate var json: String {
    var object = JSONLine()
    object["name"] = .text(network.name)
    object["network"] = .text(network.label)
    object["look"] = .text(network.look)
    object["multiply_adds_per_pixel"] = .whole(multiplyAdds)
    object["exact_mpx_s_one_thread"] = .number(oneThread)
    object["exact_mpx_s_all_threads"] = .number(allThreads)
    object["share_of_peak_one_thread"] = .number(shareOfPeak)
    object["share_of_peak_all_threads"] = .number(shareOfAllPeak)
    object["default_mpx_s_all_threads"] = .number(usual.allThreads)
    object["default_gain"] = .number(usual.gain)
    object["share_evaluated"] = .number(usual.evaluated)
    object["largest_error_of_255"] = .number(usual.largestError)
    return object.text
  }
}

extension Benchmark.LookRow {
  fileprivate var json: String {
    var object = JSONLine()
    object["look"] = .text(name)
    object["exact_frame_time_ratio"] = .number(exactTime)
    object["default_frame_time_ratio"] = .number(defaultTime)
    func ratio(_ value: Double?) -> JSONLine.Value { value.map { .number($0) } ?? .nothing }
    object["film_time_ratio"] = ratio(film?.time)
    object["encode_only_time_ratio"] = ratio(film?.encodingTime)
    object["film_over_encode_only"] = ratio(film?.overEncoding)
    object["film_bytes_ratio"] = ratio(film?.bytes)
    return object.text
  }
}

extension Benchmark.MediumRow {
  fileprivate var json: String {
    var object = JSONLine()
    object["medium"] = .text(name)
    object["exact_frame_time_ratio"] = .number(exactTime)
    object["default_frame_time_ratio"] = .number(defaultTime)
    object["default_frame_time_ratio_all_fields"] = .number(timeOverFields)
    object["film_over_encode_only"] = .number(overEncoding)
    object["film_bytes_per_frame"] = .number(bytesPerFrame)
    return object.text
  }
}

extension Benchmark.SamplesRow {
  fileprivate var json: String {
    var object = JSONLine()
    object["preset"] = .text(preset)
    object["frame_seconds_one_sample"] = .number(secondsWithOne)
    object["frame_time_ratio_16_samples"] = .number(ratio)
    object["share_evaluated_one_sample"] = .number(evaluatedWithOne)
    object["share_evaluated_16_samples"] = .number(evaluated)
    object["error_decibels"] = decibels.isFinite ? .number(-decibels) : .nothing
    return object.text
  }
}

extension Benchmark.FilmRow {
  fileprivate var json: String {
    var object = JSONLine()
    object["preset"] = .text(preset)
    object["frames"] = .whole(frames)
    object["encode_only_fps"] = .number(encodeOnly)
    object["end_to_end_fps"] = .number(endToEnd)
    object["time_ratio"] = .number(ratio)
    object["peak_memory_bytes"] = peakMemory.map { .whole($0) } ?? .nothing
    return object.text
  }
}
