/// The moment by which one article must be read; asked once a paragraph by whatever loops over text.
public struct Deadline: Sendable {
    private let moment: ContinuousClock.Instant?

    /// Never passes.
    public static let none = Deadline(moment: nil)

    /// - Parameter duration: from now, on the monotonic clock.
    public init(in duration: Duration) { moment = .now + duration }

    private init(moment: ContinuousClock.Instant?) { self.moment = moment }

    public var hasPassed: Bool { moment.map { $0 < .now } ?? false }

    /// - Throws: `DeadlinePassed`.
    public func check() throws(DeadlinePassed) {
        if hasPassed { throw DeadlinePassed() }
    }
}

/// An article took longer to read than it may.
public struct DeadlinePassed: Error, Hashable, CustomStringConvertible {
    public init() {}
    public var description: String { "the article took too long to read" }
}
