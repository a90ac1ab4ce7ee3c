internal import Linguistics
internal import Text

/// A token that is a quotation mark, by its shape.
enum QuoteMark: UInt8 {
    /// `"` and its full-width form.
    case straight
    /// `“`, also `‟` and two backticks.
    case leftDouble
    /// `”`, also two apostrophes.
    case rightDouble
    /// `„`.
    case lowDouble
    case leftGuillemet, rightGuillemet
    case leftCorner, rightCorner
    /// `'`.
    case apostrophe
    /// `‘`, also a backtick.
    case leftSingle
    /// `’`.
    case rightSingle
    /// `‚`.
    case lowSingle
    case leftAngle, rightAngle

    init?(_ reading: Reading, _ token: Int) {
        let bytes = reading.bytes
        let span = reading.tokens[token].span
        let begin = Int(span.begin)
        switch (span.count, bytes[begin]) {
        case (1, 0x22): self = .straight
        case (1, 0x27): self = .apostrophe
        case (1, 0x60): self = .leftSingle
        case (2, 0x27) where bytes[begin + 1] == 0x27: self = .rightDouble
        case (2, 0x60): self = .leftDouble
        case (2, 0xC2) where bytes[begin + 1] == 0xAB: self = .leftGuillemet
        case (2, 0xC2) where bytes[begin + 1] == 0xBB: self = .rightGuillemet
        case (3, 0xE2) where bytes[begin + 1] == 0x80:
            switch bytes[begin + 2] {
            case 0x98, 0x9B: self = .leftSingle
            case 0x99: self = .rightSingle
            case 0x9A: self = .lowSingle
            case 0x9C, 0x9F: self = .leftDouble
            case 0x9D: self = .rightDouble
            case 0x9E: self = .lowDouble
            case 0xB9: self = .leftAngle
            case 0xBA: self = .rightAngle
            default: return nil
            }
        case (3, 0xE3) where bytes[begin + 1] == 0x80:
            switch bytes[begin + 2] {
            case 0x8C, 0x8E: self = .leftCorner
            case 0x8D, 0x8F: self = .rightCorner
            default: return nil
            }
        case (3, 0xEF) where bytes[begin + 1] == 0xBC && bytes[begin + 2] == 0x82: self = .straight
        default: return nil
        }
    }

    /// Whether some mark begins with this byte.
    static func mayBegin(with byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x27, 0x60, 0xC2, 0xE2, 0xE3, 0xEF: true
        default: false
        }
    }

    var isDouble: Bool { rawValue < QuoteMark.apostrophe.rawValue }

    /// Whether this mark may close what `opening` opened, its place left aside.
    func matches(_ opening: QuoteMark) -> Bool {
        switch opening {
        case .straight, .leftDouble, .rightDouble: self == .straight || self == .rightDouble
        case .lowDouble: self == .leftDouble || self == .rightDouble || self == .straight
        case .leftGuillemet: self == .rightGuillemet
        case .rightGuillemet: self == .leftGuillemet
        case .leftCorner: self == .rightCorner
        case .apostrophe, .leftSingle, .rightSingle: self == .apostrophe || self == .rightSingle
        case .lowSingle: self == .leftSingle || self == .rightSingle
        case .leftAngle: self == .rightAngle
        case .rightAngle: self == .leftAngle
        case .rightCorner: false
        }
    }
}
