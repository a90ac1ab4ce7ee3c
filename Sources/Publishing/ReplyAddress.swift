/// The way back to who asked: the ROUTER's name for the connection, and the frames that stood between
/// it and the request (a REQ socket puts an empty one there and wants it back).
struct ReplyAddress: Hashable, Sendable {
    var peer: [UInt8]
    var hasDelimiter: Bool

    /// - Returns: the address and the request; `nil` when the message is not one frame after it.
    static func open(_ frames: [[UInt8]]) -> (address: ReplyAddress, request: [UInt8]?)? {
        guard let peer = frames.first else { return nil }
        let rest = frames.dropFirst()
        if rest.count == 2, rest.first == [] {
            return (ReplyAddress(peer: peer, hasDelimiter: true), rest.last)
        }
        let address = ReplyAddress(peer: peer, hasDelimiter: false)
        return (address, rest.count == 1 ? rest.first : nil)
    }

    func frames(_ body: [[UInt8]]) -> [[UInt8]] {
        (hasDelimiter ? [peer, []] : [peer]) + body
    }
}
