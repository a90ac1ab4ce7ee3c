import ZeroMQ

/// Decides who may connect. Source: ZeroMQ RFC 27, ZAP.
///
/// Answers on the publisher's own thread: while that stalls nobody is let in. Whoever is not on the
/// list is turned away for now (300): its handshake's time runs out, its libzmq tries again, and gets in
/// once the list has its key.
/// After a lasting refusal (400) it would stay away until its program starts anew.
struct Gatekeeper: ~Copyable {
    static let curveDomain = "curve"
    static let localDomain = "local"

    let socket: Socket
    var allowList: AllowList?

    /// Must stand before any endpoint is bound.
    init(in context: Context, allowList: AllowList?) throws(ZeroMQError) {
        let reply = try Socket(.rep, in: context)
        try reply.set(.linger, 0)
        try reply.bind("inproc://zeromq.zap.01")
        socket = reply
        self.allowList = allowList
    }

    /// Answers one waiting question.
    ///
    /// - Returns: `nil` when none waits; else the key turned away, if one was (empty without a key).
    borrowing func answer() throws(ZeroMQError) -> [UInt8]?? {
        guard let message = try socket.tryReceive() else { return nil }
        let frames = message.frames
        guard frames.count >= 6, frames[0] == [UInt8]("1.0".utf8) else {
            try reply(to: frames.count > 1 ? frames[1] : [], "500", "not ZAP 1.0")
            return .some([])
        }
        let mechanism = String(decoding: frames[5], as: UTF8.self)
        let domain = String(decoding: frames[2], as: UTF8.self)
        let key = frames.count > 6 ? frames[6] : []
        let allowed =
            switch (domain, mechanism) {
            case (Self.localDomain, "NULL"): true
            case (Self.curveDomain, "CURVE"): allowList?.allows(key) ?? false
            default: false
            }
        try reply(to: frames[1], allowed ? "200" : "300", allowed ? "OK" : "not on the list")
        return .some(allowed ? nil : key)
    }

    private borrowing func reply(
        to id: [UInt8], _ status: String, _ text: String
    ) throws(ZeroMQError) {
        _ = try socket.trySend([
            [UInt8]("1.0".utf8), id, [UInt8](status.utf8), [UInt8](text.utf8), [], [],
        ])
    }
}
