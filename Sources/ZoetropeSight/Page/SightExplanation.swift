internal import ZoetropeInspect

/// What each part of the page shows, for somebody who has never seen the inside of a network.
enum SightExplanation {
  static let page = """
    A network that was taught to tell a thousand kinds of things apart looks at this picture: \
    EfficientNet-Lite0 (\(Reference.tan.link)). This page shows what it takes the picture for, which \
    parts of it matter, and what its layers find. It has only those names to give: what has none of \
    them is shared out among the nearest.
    """

  static let classes = """
    The network gives each of its names a share; together they are 100%. The names are those of \
    ImageNet (\(Reference.russakovsky.link)), many of them breeds of dogs. A large share means that no \
    other name fits as well, not that the name is right.
    """

  static func occlusion(_ name: String) -> String {
    """
    A grey square covers one place after the other, and the network looks again \
    (\(Reference.zeiler.link)). Where the share of \(name) falls, the network needed that place: orange \
    in the map. Where it rises, the place spoke for something else: blue.
    """
  }

  static func backward(_ name: String) -> String {
    """
    The derivative says for each pixel how the sum for \(name) would change if the pixel changed a \
    little (\(Reference.simonyan.link)). It looks like noise, as the network reacts to a little of \
    everything. Guided backpropagation goes the same way back through the layers, and keeps only what \
    speaks for the name all the way (\(Reference.springenberg.link)): lines and textures appear. Grey \
    is 0; colours say which colour should be stronger.
    """
  }

  static let layers = """
    Each block of layers makes new pictures of those of the block before, one for each of its \
    channels: fewer pixels, more channels. Early blocks find edges and colours, middle ones patterns, \
    late ones parts of things and whole things. Shown are the channels that stand out most, light \
    where they are strong. Under each: its number, and how far its mean over this picture is above its \
    mean in the pictures that the network was taught by, in standard deviations.
    """

  static let features = """
    The channels that stand out most in two late blocks: where in the picture each is strong, the \
    place where it is strongest, and what it looks for; the number behind its name is that from above. \
    The last picture was painted without seeing \
    this one: a small network was taught, from grey on, to paint whatever excites the channel most \
    (\(Reference.olah.link), \(Reference.mordvintsev.link)). What the place and the painting have in \
    common is what the channel found.
    """

  static let adversarial = """
    A picture that is changed a little, each pixel in the direction that helps a name that was chosen \
    beforehand (\(Reference.szegedy.link), \(Reference.goodfellow.link)). People hardly see the change; \
    the network sees little else.
    """

  static let inversion = """
    What the middle of the network still knows of the picture. A small network was taught, from grey \
    on, to paint a picture in which this block finds the same values (\(Reference.mahendran.link) did \
    so by changing pixels). What is the same in both pictures, the block knows; what is blurred or \
    moved, it has left behind.
    """

  static let sources = """
    The network is EfficientNet-Lite0 by Google, under the Apache License 2.0, taught by the 1000 \
    kinds of things of ImageNet's challenge of 2012. The names of the classes are those of \
    torchvision, under the BSD 3-clause license, copyright Soumith Chintala 2016. Everything on this \
    page was computed by Zoetrope on its own; nothing was sent anywhere.
    """
}
