/// The shape of a block of a convnet: what it expands, sees and projects.
package struct ConvnetBlock: Hashable, Sendable {
  /// The side of the depthwise convolution in pixels: 3 or 5.
  package let kernel: Int
  /// The pixels of the input for one of the output, on each axis: 1 or 2.
  package let stride: Int
  /// The channels that come in; in the first block they are the stem's.
  package let inputs: Int
  /// The channels between expansion and projection. In the first block they are the stem's.
  package let expanded: Int
  /// The channels of the output.
  package let channels: Int
  /// True if the input is added to the output.
  package let addsInput: Bool
}
