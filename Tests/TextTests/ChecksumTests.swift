import Testing
import Text

@Suite struct ChecksumTests {
    /// The check value of the CRC catalogue and an RFC 3720 B.4 example.
    @Test func crc32cMatchesPublishedValues() {
        #expect(CRC32C.of(Array("123456789".utf8)) == 0xE306_9283)
        #expect(CRC32C.of([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    }

    /// Bit by bit, as RFC 3720 defines it.
    @Test func crc32cOfAnyLengthIsThatOfTheDefinition() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 7) }
        for count in 0...bytes.count {
            var crc: UInt32 = 0xFFFF_FFFF
            for byte in bytes.prefix(count) {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1 }
            }
            #expect(CRC32C.of(Array(bytes.prefix(count))) == crc ^ 0xFFFF_FFFF)
        }
    }

    @Test func aCRCInPartsIsTheCRCOfTheWhole() {
        var crc = CRC32C()
        crc.update(Array("1234".utf8))
        crc.update(Array("56789".utf8))
        #expect(crc.value == 0xE306_9283)
    }

    @Test func aStableHashDependsOnEveryByte() {
        let hashes = Set(["", "a", "b", "ab", "ba"].map { StableHash.of($0.utf8.span) })
        #expect(hashes.count == 5)
    }
}
