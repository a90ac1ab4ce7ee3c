internal import Text

/// Makes a gazetteer from plain lists of names.
public struct GazetteerBuilder: Sendable {
    private var runs: [UInt64: Gazetteer.Kinds] = [:]
    private let annotator = Annotator()

    public init() {}

    /// Adds a name as it is written; names of more than six words are left out.
    public mutating func add(_ name: String, _ kinds: Gazetteer.Kinds) {
        let document = annotator.document(name)
        guard 1...Gazetteer.longestRun ~= document.tokens.count else { return }
        var normal: [UInt8] = []
        var run: UInt64 = 0
        for (number, token) in document.tokens.enumerated() {
            normalise(document.bytes.span.extracting(token.span.indices), into: &normal)
            run = Gazetteer.extend(run, by: StableHash.of(normal.span))
            let isLast = number == document.tokens.count - 1
            runs[run, default: []].formUnion(isLast ? kinds : .longer)
        }
    }

    public mutating func add(_ names: some Sequence<String>, _ kinds: Gazetteer.Kinds) {
        for name in names { add(name, kinds) }
    }

    public var gazetteer: Gazetteer {
        var size = 16
        while size < runs.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        // In an order of their own: a dictionary's differs from run to run.
        for (run, kinds) in runs.sorted(by: { $0.key < $1.key }) {
            let slot = Gazetteer.slot(of: run, in: slots)
            slots[slot] |= Gazetteer.fingerprint(of: run) | UInt32(kinds.rawValue)
        }
        return Gazetteer(slots: slots) ?? Gazetteer()
    }
}
