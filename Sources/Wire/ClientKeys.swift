import ZeroMQ

/// What a client needs where the daemon speaks CURVE.
public struct ClientKeys: Sendable, Equatable {
    /// 32 bytes each.
    let server: [UInt8]
    let publicKey: [UInt8]
    let secretKey: [UInt8]

    /// - Parameters:
    ///   - server: the daemon's public key in Z85.
    ///   - secretKey: the client's own in Z85; its public key is on the daemon's allow-list.
    /// - Throws: `WireError.malformed` when one of them is not a key.
    public init(server: String, secretKey: String) throws(WireError) {
        guard let server = Z85.decode(server), server.count == 32 else {
            throw .malformed("the server key is not 40 characters of Z85")
        }
        guard let secret = Z85.decode(secretKey), secret.count == 32,
            let known = try? Curve.publicKey(of: secretKey), let publicKey = Z85.decode(known)
        else { throw .malformed("the secret key is not 40 characters of Z85") }
        self.server = server
        self.publicKey = publicKey
        self.secretKey = secret
    }

    func apply(to socket: borrowing Socket) throws(ZeroMQError) {
        try socket.set(.curveServerKey, server)
        try socket.set(.curvePublicKey, publicKey)
        try socket.set(.curveSecretKey, secretKey)
    }
}
