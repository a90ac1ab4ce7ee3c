internal import News

/// `article/repeated`, composed by hand: a flood of repeats must not wait for an encoder.
enum RepeatNotice {
    static func notice(
        id: String, file: String, first: String, language: String?, outlet: String?
    ) -> Notice {
        Notice(
            topic: Notice.topic("article/repeated", language, outlet), type: "article/repeated",
            subject: id, data: data(id: id, file: file, first: first))
    }

    /// The bytes `RecordJSON` gives for a `RepeatRecord`: keys sorted.
    static func data(id: String, file: String, first: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128 + file.utf8.count + first.utf8.count)
        append("{\"file\":", to: &bytes)
        quote(file, to: &bytes)
        append(",\"first\":", to: &bytes)
        quote(first, to: &bytes)
        append(",\"id\":", to: &bytes)
        quote(id, to: &bytes)
        append(",\"schema\":", to: &bytes)
        quote(RepeatRecord.schema, to: &bytes)
        bytes.append(0x7D)
        return bytes
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: text.utf8)
    }

    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
            case 0x08: append("\\b", to: &bytes)
            case 0x09: append("\\t", to: &bytes)
            case 0x0A: append("\\n", to: &bytes)
            case 0x0C: append("\\f", to: &bytes)
            case 0x0D: append("\\r", to: &bytes)
            case 0..<0x20:
                append("\\u00", to: &bytes)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
