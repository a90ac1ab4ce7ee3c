internal import News

/// UTF-16 with a byte order mark, or evident without one.
enum UTF16Decoder {
    enum Order { case little, big }

    /// The byte order, when the zero bytes stand nearly all on one side of the pairs.
    ///
    /// Text in any script has blanks and line ends, whose high byte is zero; other zeros are binary.
    static func evidentOrder(of bytes: [UInt8]) -> Order? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        var even = 0
        var odd = 0
        for i in stride(from: 0, to: bytes.count, by: 2) {
            if bytes[i] == 0 { even += 1 }
            if bytes[i + 1] == 0 { odd += 1 }
        }
        let least = max(2, bytes.count / 50)
        let order: Order
        if odd >= least, even <= odd / 100 {
            order = .little
        } else if even >= least, odd <= even / 100 {
            order = .big
        } else {
            return nil
        }
        return hasPlainText(bytes, order) ? order : nil
    }

    /// - Throws: `IntakeError` with reason `encoding`, naming the offset.
    static func utf8(_ bytes: [UInt8], _ order: Order) throws(IntakeError) -> [UInt8] {
        guard bytes.count % 2 == 0 else {
            throw IntakeError(
                .encoding, "UTF-16 with an odd number of bytes (\(bytes.count)): it is cut off")
        }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var controls = 0
        var i = 0
        while i < bytes.count {
            let unit = self.unit(bytes, i, order)
            i += 2
            switch unit {
            case 0xFEFF where out.isEmpty: continue
            case 0xD800..<0xDC00:
                guard i < bytes.count, case let low = self.unit(bytes, i, order),
                    (0xDC00..<0xE000).contains(low)
                else { throw lone(i - 2) }
                i += 2
                UTF8Check.append(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), to: &out)
            case 0xDC00..<0xE000: throw lone(i - 2)
            case 0xFFFE, 0xFFFF:
                throw IntakeError(.encoding, "U+\(String(unit, radix: 16)) at byte \(i - 2)")
            default:
                if unit < 0x20, unit != 9, unit != 10, unit != 13 { controls += 1 }
                UTF8Check.append(unit, to: &out)
            }
        }
        if controls > max(3, bytes.count / 1000) {
            throw IntakeError(.encoding, "\(controls) control characters: this is not text")
        }
        return out
    }

    private static func unit(_ bytes: [UInt8], _ i: Int, _ order: Order) -> UInt32 {
        let first = UInt32(bytes[i])
        let second = UInt32(bytes[i + 1])
        return order == .little ? second << 8 | first : first << 8 | second
    }

    private static func lone(_ offset: Int) -> IntakeError {
        IntakeError(.encoding, "UTF-16 with half a surrogate pair at byte \(offset)")
    }

    private static func hasPlainText(_ bytes: [UInt8], _ order: Order) -> Bool {
        var controls = 0
        var blanks = 0
        for i in stride(from: 0, to: bytes.count, by: 2) {
            let unit = self.unit(bytes, i, order)
            if unit == 0x20 || unit == 10 { blanks += 1 }
            if unit < 0x20, unit != 9, unit != 10, unit != 13 { controls += 1 }
        }
        return controls == 0 && (blanks > 0 || bytes.count < 64)
    }
}
