import CZeroMQ

/// Keys of CurveZMQ: 32 bytes each, written as 40 characters of Z85. Source: ZeroMQ RFC 26.
public enum Curve {
    public struct KeyPair: Sendable, Equatable {
        /// Z85.
        public let publicKey: String
        /// Z85; whoever has it is you.
        public let secretKey: String
    }

    /// Whether this libzmq was built with CURVE.
    public static var isAvailable: Bool { unsafe zmq_has("curve") == 1 }

    public static func keypair() throws(ZeroMQError) -> KeyPair {
        var publicKey = [CChar](repeating: 0, count: 41)
        var secretKey = [CChar](repeating: 0, count: 41)
        try check("curve_keypair") { unsafe zmq_curve_keypair(&publicKey, &secretKey) }
        return KeyPair(publicKey: text(publicKey), secretKey: text(secretKey))
    }

    /// - Parameter secretKey: Z85 of 32 bytes.
    public static func publicKey(of secretKey: String) throws(ZeroMQError) -> String {
        var publicKey = [CChar](repeating: 0, count: 41)
        try check("curve_public") { unsafe zmq_curve_public(&publicKey, secretKey) }
        return text(publicKey)
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix(40).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
