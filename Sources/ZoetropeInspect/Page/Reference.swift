/// A publication that a way of looking into networks comes from.
package enum Reference: String, CaseIterable {
  case stanley = "stanley-2007"
  case karpathy = "karpathy-2014"
  case yosinski = "yosinski-2015"
  case alain = "alain-2016"
  case hinton = "hinton-1986"
  case shallice = "hinton-1991"
  case simonyan = "simonyan-2013"
  case szegedy = "szegedy-2013"
  case goodfellow = "goodfellow-2014"
  case zeiler = "zeiler-2013"
  case springenberg = "springenberg-2015"
  case poole = "poole-2016"
  case schoenholz = "schoenholz-2017"
  case russakovsky = "russakovsky-2015"
  case mahendran = "mahendran-2015"
  case olah = "olah-2017"
  case mordvintsev = "mordvintsev-2018"
  case tan = "tan-2019"

  /// Those that the page about a preset's networks names.
  static let networks: [Reference] = [
    .stanley, .karpathy, .yosinski, .alain, .hinton, .shallice, .simonyan, .szegedy, .goodfellow,
    .zeiler, .springenberg, .poole, .schoenholz,
  ]

  /// The link to its entry in the list.
  package var link: String { ##"<a href="#\##(rawValue)">\##(short)</a>"## }

  /// Some of them as a section.
  package static func section(of references: [Reference]) -> String {
    let entries = references.map { #"<li id="\#($0.rawValue)">\#($0.entry)</li>"# }
    return Markup.section(
      "references", level: 2, "Where these pictures come from",
      #"<ul class="references">\#n\#(entries.joined(separator: "\n"))\#n</ul>"#)
  }

  private var short: String {
    switch self {
    case .stanley: "Stanley 2007"
    case .karpathy: "Karpathy 2014"
    case .yosinski: "Yosinski et al. 2015"
    case .alain: "Alain and Bengio 2016"
    case .hinton: "Hinton 1986"
    case .shallice: "Hinton and Shallice 1991"
    case .simonyan: "Simonyan et al. 2013"
    case .szegedy: "Szegedy et al. 2013"
    case .goodfellow: "Goodfellow et al. 2014"
    case .zeiler: "Zeiler and Fergus 2013"
    case .springenberg: "Springenberg et al. 2015"
    case .poole: "Poole et al. 2016"
    case .schoenholz: "Schoenholz et al. 2017"
    case .russakovsky: "Russakovsky et al. 2015"
    case .mahendran: "Mahendran and Vedaldi 2015"
    case .olah: "Olah et al. 2017"
    case .mordvintsev: "Mordvintsev et al. 2018"
    case .tan: "Tan and Le 2019"
    }
  }

  private var entry: String {
    switch self {
    case .stanley:
      "K. O. Stanley (2007). <cite>Compositional pattern producing networks: a novel abstraction of development.</cite>"
    case .karpathy:
      "A. Karpathy (2014). <cite>ConvNetJS: deep learning in your browser</cite>, and its demonstrations."
    case .yosinski:
      "J. Yosinski, J. Clune, A. Nguyen, T. Fuchs, H. Lipson (2015). <cite>Understanding neural networks through deep visualization.</cite>"
    case .alain:
      "G. Alain, Y. Bengio (2016). <cite>Understanding intermediate layers using linear classifier probes.</cite>"
    case .hinton:
      "G. E. Hinton (1986). <cite>Learning distributed representations of concepts.</cite>"
    case .shallice:
      "G. E. Hinton, T. Shallice (1991). <cite>Lesioning an attractor network: investigations of acquired dyslexia.</cite>"
    case .simonyan:
      "K. Simonyan, A. Vedaldi, A. Zisserman (2013). <cite>Deep inside convolutional networks: visualising image classification models and saliency maps.</cite>"
    case .szegedy:
      "C. Szegedy, W. Zaremba, I. Sutskever, J. Bruna, D. Erhan, I. Goodfellow, R. Fergus (2013). <cite>Intriguing properties of neural networks.</cite>"
    case .goodfellow:
      "I. J. Goodfellow, J. Shlens, C. Szegedy (2014). <cite>Explaining and harnessing adversarial examples.</cite>"
    case .zeiler:
      "M. D. Zeiler, R. Fergus (2013). <cite>Visualizing and understanding convolutional networks.</cite>"
    case .springenberg:
      "J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller (2015). <cite>Striving for simplicity: the all convolutional net.</cite>"
    case .poole:
      "B. Poole, S. Lahiri, M. Raghu, J. Sohl-Dickstein, S. Ganguli (2016). <cite>Exponential expressivity in deep neural networks through transient chaos.</cite>"
    case .schoenholz:
      "S. S. Schoenholz, J. Gilmer, S. Ganguli, J. Sohl-Dickstein (2017). <cite>Deep information propagation.</cite>"
    case .russakovsky:
      "O. Russakovsky, J. Deng, H. Su, J. Krause, S. Satheesh, S. Ma, Z. Huang, A. Karpathy, A. Khosla, M. Bernstein, A. C. Berg, L. Fei-Fei (2015). <cite>ImageNet large scale visual recognition challenge.</cite>"
    case .mahendran:
      "A. Mahendran, A. Vedaldi (2015). <cite>Understanding deep image representations by inverting them.</cite>"
    case .olah:
      "C. Olah, A. Mordvintsev, L. Schubert (2017). <cite>Feature visualization.</cite> Distill."
    case .mordvintsev:
      "A. Mordvintsev, N. Pezzotti, L. Schubert, C. Olah (2018). <cite>Differentiable image parameterizations.</cite> Distill."
    case .tan:
      "M. Tan, Q. V. Le (2019). <cite>EfficientNet: rethinking model scaling for convolutional neural networks.</cite>"
    }
  }
}
