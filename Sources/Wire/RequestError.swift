import Foundation

/// Why a request gets `{"error": …}` instead of an answer.
public struct RequestError: Error, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// Not a request, or a wrong value in one.
        case malformed
        /// No such operation.
        case unknown
        /// Nothing by that id or name.
        case notFound = "not-found"
        /// Below the oldest sequence kept.
        case gone
        /// Too many requests a second.
        case rate
        /// Too much is asked at once; try again.
        case busy
        /// The daemon failed; the request was fine.
        case `internal`
    }

    public var code: Code
    public var message: String
    /// With `gone`: where the log stands.
    public var state: LogState?

    public init(_ code: Code, _ message: String, state: LogState? = nil) {
        self.code = code
        self.message = message
        self.state = state
    }

    public var description: String { message }

    /// The reply: `{"error":{"code":"gone","message":"…","head":99,"oldest":17,…}}`.
    public var bytes: [UInt8] {
        var text = JSONText()
        text.raw("{\"error\":{\"code\":")
        text.string(code.rawValue)
        text.raw(",\"message\":")
        text.string(message)
        if let state {
            text.raw(",")
            text.raw([UInt8](state.bytes().dropFirst().dropLast()))
        }
        text.raw("}}")
        return text.bytes
    }

    /// - Returns: `nil` when the reply is not an error.
    public init?(reply: [UInt8]) {
        guard reply.count < 65_536, reply.starts(with: "{\"error\"".utf8),
            let body = try? JSONDecoder().decode(Body.self, from: Data(reply))
        else { return nil }
        self.init(
            Code(rawValue: body.error.code) ?? .internal, body.error.message,
            state: try? JSONDecoder().decode(State.self, from: Data(reply)).error)
    }

    private struct Body: Decodable {
        struct Fields: Decodable {
            var code: String
            var message: String
        }
        var error: Fields
    }

    private struct State: Decodable { var error: LogState }
}
