#ifndef KERNEL_MATH_ACTIVATION_TABLE_H
#define KERNEL_MATH_ACTIVATION_TABLE_H
// Every activation, a row for each: ROW(code, single, precise, derivative). The activation's code in C is CK_ and `code`.
// `single` is the result for a vector `a` of floats, and `precise` that for a vector `a` of doubles, where `d` is the
// vector's tag. `derivative` is the derivative by `a`, for vectors of either, where `f` is the result. It may be any
// one-sided derivative at a corner, is 0 at a jump, and disregards the clamp to +-1e18. The rows are in the order of
// the cases of Swift's Activation, then of OutputActivation; KernelCodeTests compares each with its formula there.

#define CK_HIDDEN_ACTIVATIONS(ROW) \
  ROW(TANH, HyperbolicTangent(d, a), PreciseTanh(d, a), OneLessSquare(d, f)) \
  ROW(SIGMOID, Sigmoid(d, a), PreciseSigmoid(d, a), LogisticDerivative(d, f)) \
  ROW(SIN, Sine(d, a), PreciseSine(d, a), Apply<CK_COS>(d, a)) \
  ROW(COS, Cosine(d, a), PreciseCosine(d, a), hn::Neg(Apply<CK_SIN>(d, a))) \
  ROW(GAUSSIAN, Gaussian(d, a), PreciseGaussian(d, a), GaussianDerivative(d, a, f)) \
  ROW(RELU, Between(d, a, 0.0f, 1e18f), Between(d, a, 0, 1e18), Step(d, a)) \
  ROW(LEAKY_RELU, LeakyRelu(d, a), LeakyRelu(d, a), LeakyReluDerivative(d, a)) \
  ROW(ELU, Elu(d, a), PreciseElu(d, a), EluDerivative(d, a, f)) \
  ROW(SOFTPLUS, Softplus(d, a), PreciseSoftplus(d, a), Apply<CK_SIGMOID>(d, a)) \
  ROW(ABS, hn::Min(hn::Abs(a), hn::Set(d, 1e18f)), hn::Min(hn::Abs(a), hn::Set(d, 1e18)), SignOf(d, a)) \
  ROW(SQUARE, Square(d, a), Square(d, a), SquareDerivative(d, a)) \
  ROW(IDENTITY, Bounded(d, a), Bounded(d, a), One(d)) \
  ROW(STEP, Step(d, a), Step(d, a), hn::Zero(d)) \
  ROW(TRIANGLE, Triangle(d, a), PreciseTriangle(d, a), TriangleDerivative(d, a)) \
  ROW(SINC, Sinc(d, a), PreciseSinc(d, a), SincDerivative(d, a, f)) \
  ROW(ATAN, hn::Atan(d, Bounded(d, a)), hn::Atan(d, Bounded(d, a)), AtanDerivative(d, a))
// The arc tangents are Highway's own: 3 ULP, any arg.

// The activations of the output layer, each 0...1.
#define CK_OUTPUT_ACTIVATIONS(ROW) \
  ROW(OUT_SIGMOID, Sigmoid(d, a), PreciseSigmoid(d, a), LogisticDerivative(d, f)) \
  ROW(OUT_SINE, HalfUp(d, Sine(d, a)), HalfUp(d, PreciseSine(d, a)), Half(d, Apply<CK_COS>(d, a))) \
  ROW(OUT_TRIANGLE, HalfUp(d, Triangle(d, a)), HalfUp(d, PreciseTriangle(d, a)), Half(d, TriangleDerivative(d, a))) \
  ROW(OUT_CONTOUR, Contour(d, a), PreciseContour(d, a), ContourDerivative(d, a, f)) \
  ROW(OUT_GAUSSIAN, Gaussian(d, a), PreciseGaussian(d, a), GaussianDerivative(d, a, f)) \
  ROW(OUT_ABS_TANH, hn::Abs(HyperbolicTangent(d, a)), hn::Abs(PreciseTanh(d, a)), AbsTanhDerivative(d, a, f)) \
  ROW(OUT_LINEAR, HalfUp(d, a), HalfUp(d, a), LinearDerivative(d, f))

#define CK_ACTIVATIONS(ROW) CK_HIDDEN_ACTIVATIONS(ROW) CK_OUTPUT_ACTIVATIONS(ROW)

#endif
