import Testing
import ZoetropeConvnet
import ZoetropeRender
import ZoetropeWeights

@Suite struct ConvnetPassTests {
  @Test func aPassRuns() {
    let pass = ConvnetPass(.tiny(seed: 1), rows: 33, columns: 47, threads: 2)
    pass.run([Float](repeating: 0.5, count: 33 * 47 * 3))
    #expect(pass.logits().count == 10)
  }
}
