internal import Text

/// What lists of names say about words and runs of words, without the lists themselves.
///
/// A run of words is known by the hashes of their normal forms, one folded onto the other.
/// - Complexity: one probe a look-up.
public struct Gazetteer: Sendable {
    /// What a run of words is known to be.
    public struct Kinds: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The name of a country, region or city.
        public static let place = Kinds(rawValue: 1)
        /// Someone or something of a place: `French`.
        public static let demonym = Kinds(rawValue: 2)
        /// A given or family name.
        public static let namePart = Kinds(rawValue: 4)
        /// A word that the names of organizations have: `Ministry`.
        public static let organization = Kinds(rawValue: 8)
        /// A longer known run begins so.
        static let longer = Kinds(rawValue: 128)
    }

    /// 24 bits of hash above 8 bits of `Kinds`, 0 for a free slot; a power of two, at most half full.
    let slots: [UInt32]

    /// No run is longer, in words as the tokenizer cuts them: `Port-au-Prince` has five.
    static let longestRun = 6

    public init() { slots = [UInt32](repeating: 0, count: 16) }

    /// Takes the slots of a table made before; `nil` unless they are one.
    init?(slots: [UInt32]) {
        let size = slots.count
        guard size > 0, size & (size - 1) == 0 else { return nil }
        guard slots.count(where: { $0 != 0 }) * 2 <= size else { return nil }
        self.slots = slots
    }

    /// What the run with this hash is.
    func kinds(of run: UInt64) -> Kinds {
        Kinds(rawValue: UInt8(truncatingIfNeeded: slots[Self.slot(of: run, in: slots)]))
    }

    /// The hash of a run and one more word; the hash of no words is 0.
    static func extend(_ run: UInt64, by word: UInt64) -> UInt64 {
        let mixed = (run &+ word) &* 0x9e37_79b9_7f4a_7c15
        return mixed ^ (mixed >> 29)
    }

    /// The slot that a run has, or would get.
    static func slot(of run: UInt64, in slots: [UInt32]) -> Int {
        let mask = slots.count - 1
        let wanted = fingerprint(of: run)
        var slot = Int(truncatingIfNeeded: run) & mask
        while slots[slot] != 0, slots[slot] & 0xFFFF_FF00 != wanted { slot = (slot + 1) & mask }
        return slot
    }

    static func fingerprint(of run: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: run >> 32) & 0xFFFF_FF00
    }
}
