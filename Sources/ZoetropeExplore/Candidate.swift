internal import CPPN
package import ZoetropeKit
package import ZoetropePreset
package import ZoetropeScene

/// The part of a preset that an exploration varies.
public enum Variation: String, CaseIterable, Hashable, Sendable {
  /// The seed of the network's weights, or all seeds that keyframes name.
  case seed
  /// The latent vectors that the film goes through.
  case z
  /// The palette or colour mode, and `shift`, `cycles` and `contrast`.
  case colour
  /// The network apart from its seed and latent vectors, and the view's span.
  case structure
  /// Most of the preset: the seed, the latent vectors and, usually, the architecture, the mix of
  /// activations, the symmetry, the colour and the motion.
  case all

  /// The range of the ids that a search of this variation draws. The ranges do not overlap, so an
  /// id alone determines its variation.
  ///
  /// The ids from d000 to ffff are of the variation `all` too, but change less, and are no longer
  /// drawn.
  var numbers: Range<Int> {
    switch self {
    case .seed: 0..<0x4000
    case .z: 0x4000..<0x7000
    case .colour: 0x7000..<0xA000
    case .structure: 0xA000..<0xD000
    case .all: 0x10000..<0x20000
    }
  }

  /// The largest number of candidates in one search. It is the size of the smallest range of ids.
  public static let most = 0x3000

  /// Returns the ids of the first `count` children of `parents` in the search with `seed`. No id
  /// occurs twice.
  ///
  /// - Throws: `JobError` if `parents` cannot have children.
  package static func children(
    of parents: [CandidateID], count: Int, seed: UInt64
  ) throws(JobError) -> [CandidateID] {
    guard !parents.isEmpty else { return [] }
    guard parents.count <= CandidateID.mostParents else {
      throw JobError(
        .usage,
        "A child has 1 to \(CandidateID.mostParents) parents, not \(parents.count).")
    }
    let ids = places(Variation.most, count: count, seed: seed).compactMap {
      CandidateID(of: parents, $0 + 1)
    }
    guard ids.count == min(count, Variation.most) else {
      throw JobError(
        .usage,
        "The ids of these children would be too long: ids hold \(CandidateID.mostGenerations) "
          + "generations and \(CandidateID.longest) characters. Write a parent with --pick, and "
          + "explore that preset.")
    }
    return ids
  }

  /// Returns the first `count` ids of the search with `seed`, or all ids of the variation if there
  /// are fewer. No id occurs twice. `seed` determines the order.
  package func ids(count: Int, seed: UInt64) -> [CandidateID] {
    Self.places(numbers.count, count: count, seed: seed).map {
      CandidateID(numbers.lowerBound + $0)
    }
  }

  /// Returns the first `count` of the numbers below `size`, or all of them, in an order that `seed`
  /// determines.
  private static func places(_ size: Int, count: Int, seed: UInt64) -> [Int] {
    let place = Counter(seed: seed, purpose: .exploration)
    // The ranges' sizes have only the prime factors 2 and 3. A step of 6k + 1 is divisible by
    // neither, so every number is visited before one repeats.
    let step = Int(place.at(0).bits % UInt64(size / 6)) * 6 + 1
    let start = Int(place.at(1).bits % UInt64(size))
    return (0..<min(count, size)).map { (start + $0 * step) % size }
  }
}

/// A preset with the changes that an id makes, and the resulting scene.
package struct Candidate: Sendable {
  package let id: CandidateID
  /// The keys that were set, with their values, in the order in which they were set.
  package let changes: [Override]
  package let document: PresetDocument
  package let scene: SceneDraft

  /// Applies the changes of `id` to `base`. The result depends only on these two.
  ///
  /// - Throws: `JobError` if none of 24 attempts gives a valid scene that differs from the scene of
  ///   `base`; a candidate of the variation `seed` may equal it. The message contains the first
  ///   fault of the last attempt that gave an invalid scene.
  package init(_ id: CandidateID, of base: Base) throws {
    self.id = id
    let parents = try id.parents.map { try Candidate($0, of: base) }
    var fault = "all changes leave it as it is"
    // Try again if the changes make the preset invalid or have no effect.
    for attempt in 0..<24 {
      let mutation = Mutation(
        id, attempt: attempt, of: base, parents: parents.map(\.changes))
      var document = base.document
      do throws(PresetError) {
        for change in mutation.changes { try document.set(change) }
        let read = try document.scene().draft
        // The base has drawn the figure, if it needs one.
        guard let scene = try? read.withSeenFigure(), scene != base.scene || id.variation == .seed,
          !parents.contains(where: { $0.scene == scene })
        else { continue }
        self.document = document
        self.scene = scene
        changes = mutation.changes
        return
      } catch {
        fault = error.faults.first?.message ?? fault
      }
    }
    let what =
      id.variation.map { "This preset cannot be varied by \($0.rawValue)" }
      ?? "The candidate \(id) cannot be made of its parents"
    throw JobError(.input, "\(what): \(fault).")
  }

  /// The preset that an exploration starts from.
  package struct Base: Sendable {
    package let document: PresetDocument
    package let scene: SceneDraft

    /// Reads the preset and checks that `variations` can be applied to it.
    ///
    /// - Throws: `PresetError` if the preset is faulty; `JobError` if `variations` contains `z`
    ///   and the preset has no latent vector.
    package init(_ source: SceneSource, by variations: Set<Variation>) throws {
      document = try source.document()
      let valid = try document.scene()
      scene = valid.draft.readsShape ? try source.withFigureDrawn(valid).draft : valid.draft
      if variations.contains(.z), scene.network.latent == 0 {
        throw JobError(
          .input,
          "This preset has no z to vary: its network.latent is 0. Use --by seed, or --set network.latent=4."
        )
      }
    }

    /// Returns the indices of the keyframes that name `key`.
    func keyframes(naming key: String) -> [Int] {
      document.keyframes.indices.filter { document.keyframes[$0].contains(key) }
    }
  }

  /// Returns the caption below the candidate's picture: the id, and also the seed if the variation
  /// is `seed` and no keyframe names a seed. Of an id that is wider than the picture, only the end
  /// is shown: children on one sheet differ only in their numbers.
  package func label(_ base: Base) -> String {
    guard id.description.count <= 36 else { return "….\(id.number)" }
    guard id.variation == .seed, base.keyframes(naming: "seed").isEmpty else { return "\(id)" }
    return "\(id)  seed \(id.number)"
  }
}
