import Testing

/// Whatever runs on the kernels: one after the other, because which instruction set they use is one
/// choice for the whole process, and some of these tests make it.
@Suite(.serialized) enum KernelTests {}
