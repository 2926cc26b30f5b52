import ZoetropePreset
import ZoetropeWeights

// libFuzzer's driver is called here, and not by a main of its own: SwiftPM names an executable's entry point after its
// module, which the driver's own main knows nothing of.
/// The words of the command line, as C has them.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
typealias Body = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>, _ body: Body
) -> CInt

/// Decodes the bytes as a preset. A scene must be written and read back as it was; a refusal must say something.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPreset(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  do throws(PresetError) {
    let scene = try Preset.scene(from: bytes, file: "fuzzed.yaml").draft
    let again = try Preset.scene(from: Array(Preset.canonical(scene).utf8), file: "again.yaml")
      .draft
    precondition(again == scene, "a preset does not survive being written and read")
  } catch {
    precondition(!error.faults.isEmpty, "a refusal without a reason")
    precondition(error.faults.allSatisfy { !$0.message.isEmpty }, "a fault without words")
  }
  readWeights(bytes)
  return 0
}

/// Reads the bytes as a file of weights. Tensors must be written and read back as they were; a refusal must say
/// something.
private func readWeights(_ bytes: [UInt8]) {
  do throws(WeightsError) {
    let tensors = try Safetensors.tensors(bytes, ranks: 0...4)
    precondition(tensors.allSatisfy { $0.values.allSatisfy(\.isFinite) }, "numbers that are none")
    let again = try Safetensors.tensors(Safetensors.file(tensors), ranks: 0...4)
    precondition(again == tensors, "tensors do not survive being written and read")
  } catch {
    precondition(!error.description.isEmpty, "a refusal without words")
  }
}

/// The entry point that the linker looks for: hands over to libFuzzer.
@_cdecl("PresetFuzzer_main")
public func fuzzerMain(_ count: CInt, _ arguments: Arguments) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments) { fuzzPreset($0, $1) }
}
