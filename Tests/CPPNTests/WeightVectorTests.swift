import CPPN
import Testing

/// Weights to their last bit, computed by a second implementation of the specification.
///
/// These never change, so that a preset always means the same film. If a test here fails, the
/// change under test is wrong, never the numbers.
struct WeightVectorTests {
  @Test(arguments: [
    (
      WeightLaw.normal(1),
      [0x3D19_BC44, 0x3E5D_0565, 0x3F9F_BF47, 0x3F82_D94E, 0xBF34_53AA, 0xBF35_21EC] as [UInt32],
      [0x3EDE_270B, 0xBE86_8573] as [UInt32], [0x3F94_6F7B, 0x3F21_53F0] as [UInt32],
      0xBEB9_A133 as UInt32
    ),
    (
      .normal(0.6),
      [0x3CB8_7B84, 0x3E04_9CD6, 0x3F3F_B256, 0x3F1D_04C4, 0xBED8_6466, 0xBED9_5BE8],
      [0x3E85_4AA0, 0xBE21_6CF1], [0x3F32_1F61, 0x3EC1_97EC], 0xBE5E_C170
    ),
    (
      .uniform(1),
      [0x3CF5_44C5, 0x3E2E_FD53, 0x3F49_B8EE, 0x3F31_7EC4, 0xBF04_D136, 0xBF05_517B],
      [0x3EAB_D812, 0xBE54_3875], [0x3F40_F9A9, 0x3EF1_5EFB], 0xBE90_EDE2
    ),
    (
      .truncatedNormal(0.6),
      [0x3CB0_15B6, 0x3DFC_FB36, 0x3F31_7D20, 0x3F13_1AE0, 0xBECC_E4EF, 0xBECD_CB2B],
      [0x3E7D_B86E, 0xBE19_EBD0], [0x3F25_C4B7, 0x3EB7_9F23], 0xBE54_3256
    ),
    (
      .fanIn(2),
      [0x3CFB_0C83, 0x3E34_7684, 0x3F82_6EDB, 0x3F55_ACDE, 0xBF13_3C79, 0xBF13_E4E2],
      [0x3EB5_6303, 0xBE5B_AC1F], [0x3F94_6F7B, 0x3F21_53F0], 0xBEB9_A133
    ),
    (
      .pytorch,
      [0x3C8D_9B1D, 0x3DCA_0F7F, 0x3EE8_EDCF, 0x3ECC_F42B, 0xBE99_5D37, 0xBE99_F154],
      [0x3E46_6DAB, 0xBDF5_0D19], [0x3F08_7440, 0x3EAA_ACD2], 0xBE4C_F5FC
    ),
  ])
  func everyLawIsFrozen(
    law: WeightLaw, hidden: [UInt32], hiddenBias: [UInt32], output: [UInt32], outputBias: UInt32
  ) {
    let weights = Weights(.sample(latent: 1, widths: [2], weights: law), seed: 7)
    #expect(bits(weights) == [[hidden, hiddenBias], [output, [outputBias]]])
  }

  @Test func theLargestSeedIsFrozen() {
    let weights = Weights(.sample(latent: 1, widths: [2], biases: .first), seed: .max)
    let expected: [[[UInt32]]] = [
      [
        [0x3F44_272F, 0x3EEF_A87C, 0x3F19_C658, 0x3EA3_91EB, 0x3F14_A142, 0xBF62_3A35],
        [0x3E9C_CB0C, 0xBF82_1F00],
      ],
      [[0x3F1F_8D0C, 0xBE71_ECF5], [0]],
    ]
    #expect(bits(weights) == expected)
  }

  @Test func denseColumnsAreFrozen() {
    let weights = Weights(
      .sample(inputs: [.x], latent: 1, widths: [2, 1], wiring: .dense), seed: 7)
    let expected: [[[UInt32]]] = [
      [[0x3D19_BC44, 0x3F9F_BF47, 0x3F82_D94E, 0xBF35_21EC], [0x3EDE_270B, 0xBE86_8573]],
      [[0xBD8A_F887, 0x4014_1301, 0x3FC9_AC1A, 0x3F8D_366E], [0x3F6A_0E30]],
      [
        [0xBFA4_2F53, 0xBF8C_9D3C, 0xBF4B_9F54, 0xBFAC_B8E1, 0x3F21_F2E6], [0xBEB9_A133],
      ],
    ]
    #expect(bits(weights) == expected)
  }

  @Test func sharedMatricesAreFrozen() {
    let weights = Weights(
      .sample(inputs: [.x], widths: [2, 2, 2], wiring: .shared), seed: 7)
    let second: [[UInt32]] = [
      [0x3F2C_55ED, 0x3EBD_8DCE, 0xC003_DAE3, 0x3FB5_384C], [0x3F6A_0E30, 0xBF13_93F2],
    ]
    let expected: [[[UInt32]]] = [
      [[0x3D19_BC44, 0x3F82_D94E], [0x3EDE_270B, 0xBE86_8573]], second, second,
      [[0x3F94_6F7B, 0x3F21_53F0], [0xBEB9_A133]],
    ]
    #expect(bits(weights) == expected)
  }

  @Test(arguments: [
    (
      0.3,
      [0x3E01_4E1B, 0x3F14_F1E6, 0x3F96_5A49, 0x3F3E_1AD7, 0xBF4A_85F0, 0xBF74_F5C1] as [UInt32],
      [0x3F4B_929A, 0xBE12_88FA] as [UInt32], [0x3FAA_E50B, 0x3EA0_66CB] as [UInt32],
      0xBE9E_15D8 as UInt32
    ),
    (
      0.5,
      [0x3E3D_D975, 0x3F52_6573, 0x3F85_ECAC, 0x3EF8_8A22, 0xBF4E_B1D0, 0xBF8A_F4C7],
      [0x3F82_5D83, 0xBD33_EF39], [0x3FB3_DBA3, 0x3DA0_D6FD], 0xBE84_7B3B
    ),
  ])
  func blendsAreFrozen(
    amount: Double, hidden: [UInt32], hiddenBias: [UInt32], output: [UInt32], outputBias: UInt32
  ) {
    let architecture = Architecture.sample(latent: 1, widths: [2])
    let blend = Weights(architecture, seed: 7)
      .blended(with: Weights(architecture, seed: 8), amount: amount)
    #expect(bits(blend) == [[hidden, hiddenBias], [output, [outputBias]]])
  }

  @Test(
    arguments: [
      (
        0,
        [
          0xBFFB_183A_3BDF_2BAF, 0xBFCD_EB8B_5AC9_6298, 0x3FDB_925E_C7DE_EF7F,
          0x3FFC_94C3_3490_F5F5,
        ]
      ),
      (
        7,
        [
          0xBFE6_EC8D_2B84_4334, 0xBFE6_2A0B_FA55_5EB1, 0x3FCC_D479_EB4C_0858,
          0xBFEC_C55D_74B6_E854,
        ]
      ),
      (
        .max,
        [
          0x3FF7_A59F_94B7_FA80, 0x3FEC_8D5C_B363_9981, 0x3FC0_48FB_957B_1F70,
          0xBFB7_A8D7_6C0A_B13D,
        ]
      ),
    ] as [(UInt64, [UInt64])])
  func latentVectorsAreFrozen(seed: UInt64, expected: [UInt64]) {
    #expect(Latent.vector(seed: seed, count: 4).map(\.bitPattern) == expected)
  }

  private func bits(_ weights: Weights) -> [[[UInt32]]] {
    weights.layers.map { [$0.matrix.map(\.bitPattern), $0.bias.map(\.bitPattern)] }
  }
}
