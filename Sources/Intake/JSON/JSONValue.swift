/// A JSON value; strings are UTF-8, numbers stay as written.
enum JSONValue {
    case null
    case bool(Bool)
    case number([UInt8])
    case string([UInt8])
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// The value of a key, when this is an object that has it.
    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text of a string that is not blank.
    var string: String? {
        guard let bytes = text else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes of a string without white space at its ends, `nil` when nothing is left.
    var text: [UInt8]? {
        guard case .string(let bytes) = self else { return nil }
        let range = bytes.trimmed(bytes.indices)
        return range.isEmpty ? nil : Array(bytes[range])
    }

    /// The items of an array; a value that is none is its own only item.
    var items: [JSONValue] {
        switch self {
        case .array(let items): items
        case .null: []
        default: [self]
        }
    }
}
