/// Bytes as printable text, five characters for four bytes. Source: ZeroMQ RFC 32.
public enum Z85 {
    private static let alphabet = [UInt8](
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#".utf8
    )

    /// - Returns: `nil` unless the count is a multiple of four.
    public static func encode(_ bytes: [UInt8]) -> String? {
        guard bytes.count.isMultiple(of: 4) else { return nil }
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 4) {
            var value = bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            var group: [UInt8] = []
            for _ in 0..<5 {
                group.append(alphabet[Int(value % 85)])
                value /= 85
            }
            text.append(contentsOf: group.reversed())
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Returns: `nil` for a wrong length, a foreign character, or a group above 2³² - 1.
    public static func decode(_ text: String) -> [UInt8]? {
        let characters = [UInt8](text.utf8)
        guard characters.count.isMultiple(of: 5) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: characters.count, by: 5) {
            var value: UInt64 = 0
            for character in characters[start..<start + 5] {
                guard let digit = alphabet.firstIndex(of: character) else { return nil }
                value = value * 85 + UInt64(digit)
            }
            guard let group = UInt32(exactly: value) else { return nil }
            for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(group >> shift & 0xFF)) }
        }
        return bytes
    }
}
