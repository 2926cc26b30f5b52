package import CPPN
internal import CPPNKernels
internal import KernelMath

extension Activation {
  /// The kernels' number for this activation.
  package var kernelCode: UInt8 { UInt8(kernelName.rawValue) }

  private var kernelName: ck_activation {
    switch self {
    case .tanh: CK_TANH
    case .sigmoid: CK_SIGMOID
    case .sin: CK_SIN
    case .cos: CK_COS
    case .gaussian: CK_GAUSSIAN
    case .relu: CK_RELU
    case .leakyRelu: CK_LEAKY_RELU
    case .elu: CK_ELU
    case .softplus: CK_SOFTPLUS
    case .abs: CK_ABS
    case .square: CK_SQUARE
    case .identity: CK_IDENTITY
    case .step: CK_STEP
    case .triangle: CK_TRIANGLE
    case .sinc: CK_SINC
    case .atan: CK_ATAN
    }
  }
}

extension OutputActivation {
  /// The kernels' number for this activation.
  package var kernelCode: UInt8 { UInt8(kernelName.rawValue) }

  private var kernelName: ck_activation {
    switch self {
    case .sigmoid: CK_OUT_SIGMOID
    case .sine: CK_OUT_SINE
    case .triangle: CK_OUT_TRIANGLE
    case .contour: CK_OUT_CONTOUR
    case .gaussian: CK_OUT_GAUSSIAN
    case .absTanh: CK_OUT_ABS_TANH
    case .linear: CK_OUT_LINEAR
    }
  }
}
