internal import Text

/// What the features of a word take from its form alone, whatever stands beside it.
struct FormFeatures {
    /// Bytes of the normal form.
    var hash: UInt64 = 0
    /// The columns of `WordFeatures` from `word` to `shape`; the first is -1 while nothing is known.
    var columns: InlineArray<7, Int32> = .init(repeating: -1)
    var kinds: Gazetteer.Kinds = []
    var isCapitalised = false

    init() {}

    /// - Parameter normal: scratch.
    /// - Complexity: O(bytes), without allocation once `normal` has its capacity.
    init(
        _ form: Span<UInt8>, _ words: WordVocabulary, _ gazetteer: Gazetteer,
        _ normal: inout [UInt8]
    ) {
        normalise(form, into: &normal)
        hash = StableHash.of(normal.span)
        columns[0] = words.number(hash: hash)
        columns[1] = Self.bucket(Self.casedHash(form), of: 1)
        let bytes = normal.span
        var ends = InlineArray<3, Int>(repeating: bytes.count)
        var begins = InlineArray<5, Int>(repeating: 0)
        Self.findEdges(bytes, &ends, &begins)
        columns[2] = Self.bucket(bytes.extracting(0..<ends[2]), column: 2)
        columns[3] = Self.bucket(bytes.extracting(begins[2]..<bytes.count), column: 3)
        columns[4] = Self.bucket(bytes.extracting(begins[3]..<bytes.count), column: 4)
        columns[5] = Self.bucket(bytes.extracting(begins[4]..<bytes.count), column: 5)
        var shape = WordShape()
        shape.read(form)
        columns[6] = Self.bucket(shape.hash, of: 6)
        isCapitalised = shape.isCapitalised
        kinds = gazetteer.kinds(of: Gazetteer.extend(0, by: hash))
    }

    /// Where the first one to three characters end and the last two to four begin, as far as there are.
    private static func findEdges(
        _ bytes: Span<UInt8>, _ ends: inout InlineArray<3, Int>, _ begins: inout InlineArray<5, Int>
    ) {
        var found = 0
        var i = 1
        while i < bytes.count, found < 3 {
            if bytes[i] & 0xC0 != 0x80 {
                ends[found] = i
                found += 1
            }
            i += 1
        }
        found = 0
        i = bytes.count - 1
        while i > 0, found < 4 {
            if bytes[i] & 0xC0 != 0x80 {
                found += 1
                begins[found] = i
            }
            i -= 1
        }
    }

    /// The hash of a form with its digits made 0.
    private static func casedHash(_ form: Span<UInt8>) -> UInt64 {
        var hash = StableHash(seed: 1)
        for i in form.indices { hash.update(form[i] &- 0x30 < 10 ? 0x30 : form[i]) }
        return hash.value
    }

    private static func bucket(_ bytes: Span<UInt8>, column: Int) -> Int32 {
        var hash = StableHash(seed: UInt64(column))
        hash.update(bytes)
        return bucket(hash.value, of: column)
    }

    private static func bucket(_ hash: UInt64, of column: Int) -> Int32 {
        Int32(truncatingIfNeeded: hash & UInt64(WordFeatures.buckets[column] - 1))
    }
}
