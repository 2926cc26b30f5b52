#ifndef KERNEL_MATH_ACTIVATION_TABLE_H
#define KERNEL_MATH_ACTIVATION_TABLE_H
// Every activation, a row for each: ROW(code, single, precise). The activation's code in C is CK_ and `code`. `single`
// is the result for a vector `a` of floats, and `precise` that for a vector `a` of doubles, where `d` is the vector's
// tag. The rows are in the order of the cases of Swift's Activation, then of OutputActivation; KernelCodeTests compares
// each with its formula there.

#define CK_HIDDEN_ACTIVATIONS(ROW) \
  ROW(TANH, HyperbolicTangent(d, a), PreciseTanh(d, a)) \
  ROW(SIGMOID, Sigmoid(d, a), PreciseSigmoid(d, a)) \
  ROW(SIN, Sine(d, a), PreciseSine(d, a)) \
  ROW(COS, Cosine(d, a), PreciseCosine(d, a)) \
  ROW(GAUSSIAN, Gaussian(d, a), PreciseGaussian(d, a)) \
  ROW(RELU, Between(d, a, 0.0f, 1e18f), Between(d, a, 0, 1e18)) \
  ROW(LEAKY_RELU, LeakyRelu(d, a), LeakyRelu(d, a)) \
  ROW(ELU, Elu(d, a), PreciseElu(d, a)) \
  ROW(SOFTPLUS, Softplus(d, a), PreciseSoftplus(d, a)) \
  ROW(ABS, hn::Min(hn::Abs(a), hn::Set(d, 1e18f)), hn::Min(hn::Abs(a), hn::Set(d, 1e18))) \
  ROW(SQUARE, Square(d, a), Square(d, a)) \
  ROW(IDENTITY, Bounded(d, a), Bounded(d, a)) \
  ROW(STEP, Step(d, a), Step(d, a)) \
  ROW(TRIANGLE, Triangle(d, a), PreciseTriangle(d, a)) \
  ROW(SINC, Sinc(d, a), PreciseSinc(d, a)) \
  ROW(ATAN, hn::Atan(d, Bounded(d, a)), hn::Atan(d, Bounded(d, a)))  // Highway's own: 3 ULP, any arg

// The activations of the output layer, each 0...1.
#define CK_OUTPUT_ACTIVATIONS(ROW) \
  ROW(OUT_SIGMOID, Sigmoid(d, a), PreciseSigmoid(d, a)) \
  ROW(OUT_SINE, HalfUp(d, Sine(d, a)), HalfUp(d, PreciseSine(d, a))) \
  ROW(OUT_TRIANGLE, HalfUp(d, Triangle(d, a)), HalfUp(d, PreciseTriangle(d, a))) \
  ROW(OUT_CONTOUR, Contour(d, a), PreciseContour(d, a)) \
  ROW(OUT_GAUSSIAN, Gaussian(d, a), PreciseGaussian(d, a)) \
  ROW(OUT_ABS_TANH, hn::Abs(HyperbolicTangent(d, a)), hn::Abs(PreciseTanh(d, a))) \
  ROW(OUT_LINEAR, HalfUp(d, a), HalfUp(d, a))

#define CK_ACTIVATIONS(ROW) CK_HIDDEN_ACTIVATIONS(ROW) CK_OUTPUT_ACTIVATIONS(ROW)

#endif
