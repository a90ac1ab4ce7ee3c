import News

/// A request that one JSON frame answers.
public struct Question: Hashable, Sendable {
    public enum Operation: String, Sendable, CaseIterable {
        case health, stories, story, article, entity, search, quarantine, backup

        /// The key a question of this kind cannot do without.
        var required: WritableKeyPath<Question, String?>? {
            switch self {
            case .story, .article: \.id
            case .entity: \.name
            case .search: \.query
            case .backup: \.path
            case .health, .stories, .quarantine: nil
            }
        }
    }

    public var operation: Operation
    public var id: String?
    public var name: String?
    public var query: String?
    /// Where a backup goes, on the daemon's machine.
    public var path: String?
    /// Answers at most; the daemon has its own limit as well.
    public var limit: Int?

    public init(
        _ operation: Operation, id: String? = nil, name: String? = nil, query: String? = nil,
        path: String? = nil, limit: Int? = nil
    ) {
        self.operation = operation
        self.id = id
        self.name = name
        self.query = query
        self.path = path
        self.limit = limit
    }

    init(_ body: RequestBody, limits: RequestLimits) throws(RequestError) {
        guard let operation = Operation(rawValue: body.op) else {
            let known = Operation.allCases.map(\.rawValue).joined(separator: ", ")
            throw RequestError(.unknown, "op is not one of replay, \(known)")
        }
        self.init(
            operation, id: body.id, name: body.name, query: body.query, path: body.path,
            limit: body.limit)
        for text in [id, name, query, path] {
            if let text, text.utf8.count > limits.text {
                throw RequestError(.malformed, "a value of more than \(limits.text) bytes")
            }
        }
        if let limit, limit < 1 { throw RequestError(.malformed, "limit is less than 1") }
        if let required = operation.required, self[keyPath: required]?.isEmpty ?? true {
            let key = [\Question.id: "id", \.name: "name", \.query: "query"][required] ?? "path"
            throw RequestError(.malformed, "\(key) is missing")
        }
    }

    /// The frame that asks it.
    public func bytes() throws -> [UInt8] {
        try RecordJSON.bytes(
            RequestBody(
                op: operation.rawValue, id: id, name: name, query: query, path: path, limit: limit))
    }
}
