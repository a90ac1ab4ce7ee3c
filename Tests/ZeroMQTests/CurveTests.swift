import Testing
import ZeroMQ

@Suite struct CurveTests {
    @Test func thePublicKeyFollowsFromTheSecretOne() throws {
        let pair = try Curve.keypair()
        #expect(pair.publicKey.count == 40)
        #expect(pair.publicKey != pair.secretKey)
        #expect(try Curve.publicKey(of: pair.secretKey) == pair.publicKey)
        #expect(Z85.decode(pair.publicKey)?.count == 32)
    }

    @Test func theStandardsOwnExample() {
        let bytes: [UInt8] = [0x86, 0x4F, 0xD2, 0x6F, 0xB5, 0x59, 0xF7, 0x5B]
        #expect(Z85.encode(bytes) == "HelloWorld")
        #expect(Z85.decode("HelloWorld") == bytes)
    }

    @Test(arguments: ["Hello", "", "00000", "%nSc0"])
    func whatDecodesEncodesAgain(text: String) throws {
        let bytes = try #require(Z85.decode(text))
        #expect(Z85.encode(bytes) == text)
    }

    @Test(arguments: ["Hell", "Hel\u{7f}o", "%nSc1", "#####", "Hellö"])
    func whatIsNotZ85IsRefused(text: String) {
        #expect(Z85.decode(text) == nil)
    }

    @Test func bytesMustBeAMultipleOfFour() {
        #expect(Z85.encode([1, 2, 3]) == nil)
    }
}
