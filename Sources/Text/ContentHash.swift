internal import CSodium

/// SHA-256 of a file's bytes: the identity of a content, whatever name it is dropped under.
///
/// Source: FIPS 180-4, computed by libsodium (which libzmq needs and loads anyway).
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes, big-endian as the standard prints them.
    public let bytes: [UInt8]

    public init(of content: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: Self.count)
        unsafe digest.withUnsafeMutableBufferPointer { out in
            _ = unsafe content.withUnsafeBufferPointer { input in
                guard let digest = out.baseAddress else { return Int32(-1) }
                return unsafe crypto_hash_sha256(digest, input.baseAddress, UInt64(input.count))
            }
        }
        bytes = digest
    }

    /// Takes a stored hash; `nil` unless it has 32 bytes.
    public init?(stored: [UInt8]) {
        guard stored.count == Self.count else { return nil }
        bytes = stored
    }

    /// Takes 64 hex digits; `nil` for anything else.
    public init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == Self.count * 2, text.utf8.count == digits.count else { return nil }
        bytes = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }

    public static let count = 32

    /// 64 lower-case hex digits.
    public var description: String { hexadecimal(bytes) }

    /// The first 16 bytes in hex: what the records call `id`.
    public var articleID: String { hexadecimal(Array(bytes.prefix(16))) }
}

/// Lower-case hex digits of some bytes, two a byte.
public func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}
