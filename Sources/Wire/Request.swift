import Foundation

/// What a client asks on the query socket, checked: one JSON frame.
public enum Request: Hashable, Sendable {
    case replay(ReplayRequest)
    /// Answered by the rest of the daemon.
    case question(Question)

    /// - Throws: `RequestError` for whatever is not a request; the bytes may be hostile.
    public init(_ bytes: [UInt8], limits: RequestLimits = RequestLimits()) throws(RequestError) {
        guard bytes.count <= limits.bytes else {
            throw RequestError(.malformed, "a request of more than \(limits.bytes) bytes")
        }
        guard Self.depth(of: bytes) <= limits.depth else {
            throw RequestError(.malformed, "a request nested deeper than \(limits.depth)")
        }
        let body: RequestBody
        do {
            body = try JSONDecoder().decode(RequestBody.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw RequestError(.malformed, Self.reason(error))
        } catch {
            throw RequestError(.malformed, "not JSON")
        }
        if body.op == "replay" {
            self = .replay(try ReplayRequest(body, limits: limits))
        } else {
            self = .question(try Question(body, limits: limits))
        }
    }

    /// How deep brackets nest, those in strings not counted.
    private static func depth(of bytes: [UInt8]) -> Int {
        var depth = 0
        var deepest = 0
        var quoted = false
        var escaped = false
        for byte in bytes {
            if quoted {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    quoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): quoted = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return deepest
    }

    private static func reason(_ error: DecodingError) -> String {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            let key = context.codingPath.map(\.stringValue).joined(separator: ".")
            return key.isEmpty ? "not a JSON object" : "\(key) has the wrong type"
        case .keyNotFound(let key, _): return "\(key.stringValue) is missing"
        default: return "not JSON"
        }
    }
}

/// How much a request may be.
public struct RequestLimits: Hashable, Sendable {
    public var bytes: Int
    public var depth: Int
    /// Filters in one replay.
    public var topics: Int
    /// Bytes in one filter.
    public var topicLength: Int
    /// Bytes in a name, an id or a search query.
    public var text: Int

    public init(
        bytes: Int = 65_536, depth: Int = 16, topics: Int = 64,
        topicLength: Int = Topic.lengthLimit, text: Int = 4_096
    ) {
        self.bytes = bytes
        self.depth = depth
        self.topics = topics
        self.topicLength = topicLength
        self.text = text
    }
}

/// Every key any request may have.
struct RequestBody: Codable {
    var op: String
    var from: UInt64?
    var topics: [String]?
    var credit: Int?
    var id: String?
    var name: String?
    var query: String?
    var path: String?
    var limit: Int?
}
