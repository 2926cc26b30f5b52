#ifndef KERNEL_MATH_ACTIVATION_TABLE_H
#define KERNEL_MATH_ACTIVATION_TABLE_H
// Every activation, a row for each: ROW(code, single, precise, helper, derivative). The activation's code in C is CK_
// and `code`. `single` is the result for a vector `a` of floats, and `precise` that for a vector `a` of doubles, where
// `d` is the vector's tag. `derivative` is the derivative by `a`, for vectors of either, where `f` is the result and
// `h` that of the activation `helper`; SUM is none. It may be any one-sided derivative at a corner, is 0 at a jump,
// and disregards the clamp to +-1e18. The rows are in the order of the cases of Swift's Activation, then of
// OutputActivation; KernelCodeTests compares each with its formula there.

#define CK_HIDDEN_ACTIVATIONS(ROW) \
  ROW(TANH, HyperbolicTangent(d, a), PreciseTanh(d, a), SUM, OneLessSquare(d, f)) \
  ROW(SIGMOID, Sigmoid(d, a), PreciseSigmoid(d, a), SUM, LogisticDerivative(d, f)) \
  ROW(SIN, Sine(d, a), PreciseSine(d, a), COS, h) \
  ROW(COS, Cosine(d, a), PreciseCosine(d, a), SIN, hn::Neg(h)) \
  ROW(GAUSSIAN, Gaussian(d, a), PreciseGaussian(d, a), SUM, GaussianDerivative(d, a, f)) \
  ROW(RELU, Between(d, a, 0.0f, 1e18f), Between(d, a, 0, 1e18), SUM, Step(d, a)) \
  ROW(LEAKY_RELU, LeakyRelu(d, a), LeakyRelu(d, a), SUM, LeakyReluDerivative(d, a)) \
  ROW(ELU, Elu(d, a), PreciseElu(d, a), SUM, EluDerivative(d, a, f)) \
  ROW(SOFTPLUS, Softplus(d, a), PreciseSoftplus(d, a), SIGMOID, h) \
  ROW(ABS, hn::Min(hn::Abs(a), hn::Set(d, 1e18f)), hn::Min(hn::Abs(a), hn::Set(d, 1e18)), SUM, SignOf(d, a)) \
  ROW(SQUARE, Square(d, a), Square(d, a), SUM, SquareDerivative(d, a)) \
  ROW(IDENTITY, Bounded(d, a), Bounded(d, a), SUM, One(d)) \
  ROW(STEP, Step(d, a), Step(d, a), SUM, hn::Zero(d)) \
  ROW(TRIANGLE, Triangle(d, a), PreciseTriangle(d, a), COS, TriangleDerivative(d, h)) \
  ROW(SINC, Sinc(d, a), PreciseSinc(d, a), COS, SincDerivative(d, a, f, h)) \
  ROW(ATAN, hn::Atan(d, Bounded(d, a)), hn::Atan(d, Bounded(d, a)), SUM, AtanDerivative(d, a))
// The arc tangents are Highway's own: 3 ULP, any arg.

// The activations of the output layer, each 0...1.
#define CK_OUTPUT_ACTIVATIONS(ROW) \
  ROW(OUT_SIGMOID, Sigmoid(d, a), PreciseSigmoid(d, a), SUM, LogisticDerivative(d, f)) \
  ROW(OUT_SINE, HalfUp(d, Sine(d, a)), HalfUp(d, PreciseSine(d, a)), COS, Half(d, h)) \
  ROW(OUT_TRIANGLE, HalfUp(d, Triangle(d, a)), HalfUp(d, PreciseTriangle(d, a)), COS, HalfTriangleDerivative(d, h)) \
  ROW(OUT_CONTOUR, Contour(d, a), PreciseContour(d, a), SUM, ContourDerivative(d, a, f)) \
  ROW(OUT_GAUSSIAN, Gaussian(d, a), PreciseGaussian(d, a), SUM, GaussianDerivative(d, a, f)) \
  ROW(OUT_ABS_TANH, hn::Abs(HyperbolicTangent(d, a)), hn::Abs(PreciseTanh(d, a)), SUM, AbsTanhDerivative(d, a, f)) \
  ROW(OUT_LINEAR, HalfUp(d, a), HalfUp(d, a), SUM, LinearDerivative(d, f))

#define CK_ACTIVATIONS(ROW) CK_HIDDEN_ACTIVATIONS(ROW) CK_OUTPUT_ACTIVATIONS(ROW)

#endif
