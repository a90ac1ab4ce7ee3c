internal import Text

/// How often the words of unlabelled text are written with small letters, a capital, or capitals.
///
/// Only words within a sentence count, where capitals say something of the word.
public struct NewsForms {
    private var forms = StringTable(capacity: 1 << 17)
    private var counts: [Int] = []

    public init() {}

    /// Counts the words of a text: runs of letters, apostrophes and hyphens after a word or a comma.
    public mutating func add(_ text: [UInt8]) {
        var i = 0
        while i < text.count {
            guard Self.isLetter(text[i]) else {
                i += 1
                continue
            }
            let begin = i
            while i < text.count, Self.isLetter(text[i]) || text[i] == 0x27 || text[i] == 0x2D {
                i += 1
            }
            guard begin > 1, text[begin - 1] == 0x20,
                Self.isLetter(text[begin - 2]) || text[begin - 2] == 0x2C
            else { continue }
            let id = Int(forms.intern(text.span.extracting(begin..<i)))
            if id == counts.count { counts.append(0) }
            counts[id] += 1
        }
    }

    public func count(_ form: String) -> Int {
        let bytes = Array(form.utf8)
        return forms.id(of: bytes.span).map { counts[Int($0)] } ?? 0
    }

    /// The words in small letters, in order of first appearance.
    var lowerWords: [String] {
        var found = StringTable(capacity: forms.count)
        for id in 0..<Int32(forms.count) where counts[Int(id)] > 1 {
            let word = CasedLetters(forms[id])
            let lower = Array(word.lower.utf8)
            _ = found.intern(lower.span)
        }
        return (0..<Int32(found.count)).map { found[$0] }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || 0xC3...0xC9 ~= byte || 0x80...0xBF ~= byte
    }
}

/// The three ways to write a word.
struct CasedLetters {
    let lower: String
    let capitalised: String
    let capitals: String

    init(_ word: String) {
        lower = word.lowercased()
        capitalised = lower.prefix(1).uppercased() + lower.dropFirst()
        capitals = lower.uppercased()
    }
}
