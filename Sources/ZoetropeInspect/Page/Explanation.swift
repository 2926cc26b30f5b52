/// What a kind of picture shows, for somebody who has never seen the inside of a network.
enum Explanation {
  static let page = """
    Every point of this picture was coloured by a small function, a network of neurons, that sees \
    only where the point is (\(Reference.stanley.link)). This page opens the network at one \
    instant. Changes are counted in levels: a level is 1/255 of the way from black to white.
    """

  static let graph = """
    Each dot is a neuron: it adds up what comes in from the left, each number times the weight of \
    its line, and bends the sum by its activation. Orange lines add, blue lines subtract; the \
    wider and clearer a line, the larger its weight.
    """

  static let statistics = """
    What the neurons add up, over the whole picture. A saturated neuron hardly reacts any more, \
    because its sums are far out where its activation is flat; a dead one has the same value \
    everywhere, so nothing after it can see a picture in it.
    """

  static let mosaics = """
    What each neuron sees: its value at every point of the picture, its lowest black and its \
    highest white; of outputs, 0 is black and 1 white. Early layers hold plain ramps and waves, later ones fold them into shapes. \
    Networks are often shown like this, layer by layer (\(Reference.karpathy.link), \
    \(Reference.yosinski.link)). Those that matter most for the picture come first.
    """

  static let buildUp = """
    How far along the picture is after each layer: the picture that the outputs would paint if \
    they could only weigh and add that layer's neurons, fitted as closely as possible. Such a fit \
    is called a linear probe (\(Reference.alain.link)). The share says how much of the outputs' \
    variation it explains.
    """

  static let weights = """
    In a Hinton diagram each weight is a square, light if it is positive, dark if it is negative, \
    its area the weight's size (\(Reference.hinton.link), \(Reference.shallice.link)). A row is a \
    neuron, a column what it sees. The histogram beside it counts all weights of the layer by \
    their size.
    """

  static let inputs = """
    How strongly the colours react when one number that goes in changes by a little and all \
    others stay: the derivative of the picture, also called its gradient or saliency map \
    (\(Reference.simonyan.link)). The influence weighs it with how much that number varies over \
    the picture. In the maps, light marks the places that react most.
    """

  static let direction = """
    The numbers of z are knobs that turn the whole picture into another one. Of all ways to turn \
    them a little together, this one changes the picture most. In networks that recognise things \
    such directions lead to adversarial examples (\(Reference.szegedy.link), \
    \(Reference.goodfellow.link)); here they are where an animation has most to show.
    """

  static let silencing = """
    What the picture loses when one part falls silent, that is, when it keeps its mean at every \
    point. Hiding parts one by one to see what depends on them is an old way to find what they \
    are for (\(Reference.zeiler.link)).
    """

  static let backward = """
    What one neuron owes to each number that goes in, passed back through the network in three ways. \
    The derivative comes back only through units that are open, those whose sums are above 0; the \
    deconvolution passes on all that comes back positive, through shut units too \
    (\(Reference.zeiler.link)); guided backpropagation asks for both, and keeps the paths that \
    excite the neuron all the way (\(Reference.springenberg.link)). As the deconvolution never asks \
    what a unit adds up, it is the same at every point here.
    """

  static let phases = """
    What many layers with random weights like these would do to two points that lie close together. \
    In order each layer brings them closer, until the picture is flat; in chaos each drives them \
    apart, until it is noise (\(Reference.poole.link), \(Reference.schoenholz.link)). The number \
    χ says by how much their squared distance grows in a layer.
    """
}
