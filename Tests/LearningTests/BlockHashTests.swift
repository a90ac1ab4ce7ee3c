import Testing

@testable import Learning

@Suite struct BlockHashTests {
    /// Source: the reference implementation of xxHash.
    @Test(
        arguments: [
            ("", 0xef46_db37_51d8_e999), ("a", 0xd24e_c4f1_a98c_6e5b),
            ("abc", 0x44bc_2cf5_ad77_0999),
        ] as [(String, UInt64)])
    func agreesWithTheReference(text: String, hash: UInt64) {
        #expect(BlockHash.of(Array(text.utf8)) == hash)
    }

    @Test func everyByteCounts() {
        var bytes = (0..<200).map { UInt8($0) }
        let hash = BlockHash.of(bytes)
        for i in bytes.indices {
            bytes[i] ^= 1
            #expect(BlockHash.of(bytes) != hash)
            bytes[i] ^= 1
        }
    }
}
