package import ZoetropeInspect

/// What a network saw in a picture: what the page of `see` shows.
package struct SightReport: Sendable {
  /// The name, the heading, the description and the moment of the picture.
  package var name: String
  package var title: String
  package var about: String
  package var moment: String
  /// The picture for people, and as the network sees it.
  package var picture: PagePicture
  package var seen: PagePicture
  /// The number of all classes.
  package var classCount: Int
  /// The classes with the largest shares, the largest first.
  package var classes: [ClassShare]
  package var occlusion: OcclusionReport
  package var backward: SightDerivatives
  /// The chosen blocks in their order.
  package var layers: [BlockReport]
  package var features: [FeatureReport]
  package var adversarial: AdversarialReport
  package var inversion: InversionReport
}

/// A class and its share.
package struct ClassShare: Hashable, Sendable {
  package var index: Int
  package var name: String
  /// The share, 0 to 1; those of all classes add up to 1.
  package var share: Double
}

/// How the share of the first class changes while a square covers a part of the picture.
package struct OcclusionReport: Sendable {
  /// The class.
  package var name: String
  /// The numbers of columns and rows of places.
  package var columns: Int
  package var rows: Int
  /// The side of the square in pixels.
  package var side: Int
  /// The share without the square, and while it covers each place, row after row.
  package var share: Double
  package var shares: [Double]
  /// Orange where the share falls, blue where it rises.
  package var map: PagePicture
  /// The picture, light where the share falls most.
  package var lit: PagePicture
  /// The picture with the square at the place where the share is lowest.
  package var covered: PagePicture
}

/// The derivatives of a class's sum by the pixels, grey where they are 0.
package struct SightDerivatives: Sendable {
  package var name: String
  package var derivative: PagePicture
  package var guided: PagePicture
}

/// A block, and the channels that stand out most in it.
package struct BlockReport: Sendable {
  package var block: Int
  package var rows: Int
  package var columns: Int
  package var channels: Int
  package var shown: [ChannelReport]
}

/// A channel in a picture.
package struct ChannelReport: Sendable {
  package var channel: Int
  /// How far its mean over the picture is above the usual one, in usual standard deviations.
  package var rank: Double
  /// Its values, light where large.
  package var picture: PagePicture
}

/// A channel, what excites it in the picture, and what excites it most.
package struct FeatureReport: Sendable {
  package var block: Int
  package var channel: Int
  package var rank: Double
  /// The picture, light where the channel is strong.
  package var lit: PagePicture
  /// The part of the picture where it is strongest.
  package var part: PagePicture
  /// What a network was taught to paint for it.
  package var dream: PagePicture
}

/// A picture that was changed a little, so that the network takes it for something else.
package struct AdversarialReport: Sendable {
  /// The class that is wanted.
  package var wanted: String
  /// The largest change of a pixel's colour, in 8-bit levels.
  package var levels: Int
  package var picture: PagePicture
  /// The difference, `factor` times as large, around grey.
  package var difference: PagePicture
  package var factor: Int
  /// The first classes, and the wanted one, before and after.
  package var before: [ClassShare]
  package var after: [ClassShare]
}

/// A picture in which a block finds what it found in the original.
package struct InversionReport: Sendable {
  package var block: Int
  /// The number of the block's values, and of the picture's.
  package var values: Int
  package var pixels: Int
  /// The squared distance of the block's values as a share of their squares, before and after.
  package var before: Double
  package var after: Double
  package var picture: PagePicture
}
