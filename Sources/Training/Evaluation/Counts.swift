/// Right answers, answers given, answers wanted.
public struct Counts: Sendable, Equatable {
    public var right = 0
    public var given = 0
    public var wanted = 0

    public init(right: Int = 0, given: Int = 0, wanted: Int = 0) {
        (self.right, self.given, self.wanted) = (right, given, wanted)
    }

    public mutating func add(right: Int, given: Int, wanted: Int) {
        self.right += right
        self.given += given
        self.wanted += wanted
    }

    /// In percent; 0 when nothing was given.
    public var precision: Double { given == 0 ? 0 : 100 * Double(right) / Double(given) }
    /// In percent; 0 when nothing was wanted.
    public var recall: Double { wanted == 0 ? 0 : 100 * Double(right) / Double(wanted) }
    /// The harmonic mean of precision and recall, in percent.
    public var f1: Double {
        given + wanted == 0 ? 0 : 200 * Double(right) / Double(given + wanted)
    }
}
