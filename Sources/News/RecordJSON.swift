import Foundation

/// The one way records become JSON: keys sorted, so that the same record gives the same bytes.
public enum RecordJSON {
    /// UTF-8 JSON on one line, without a line end.
    public static func bytes(_ record: some Encodable) throws -> [UInt8] {
        [UInt8](try encoder().encode(record))
    }

    public static func decode<Record: Decodable>(
        _ type: Record.Type, from bytes: [UInt8]
    ) throws -> Record {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    private static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
