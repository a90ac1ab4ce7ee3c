import Wire

/// Questions that wait for their answer, each with the time it has.
///
/// Whoever answers may forget to: a question's place is free again when its time is over.
struct QuestionTable {
    /// Questions at once, of all clients and of one.
    static let limit = 256
    static let limitOfOne = 128

    struct Waiting {
        var address: ReplyAddress
        var operation: Question.Operation
        var deadline: ContinuousClock.Instant
    }

    private var waiting: [UInt64: Waiting] = [:]
    private var last: UInt64 = 0

    var count: Int { waiting.count }

    /// - Returns: the number its answer must carry; `nil` when there is no room.
    mutating func add(_ question: Waiting) -> UInt64? {
        guard waiting.count < Self.limit,
            waiting.values.count(where: { $0.address == question.address }) < Self.limitOfOne
        else { return nil }
        last += 1
        waiting[last] = question
        return last
    }

    /// - Returns: `nil` when the answer comes too late, or a second time.
    mutating func take(_ number: UInt64) -> Waiting? { waiting.removeValue(forKey: number) }

    /// Takes out those whose time is over.
    ///
    /// - Complexity: O(questions).
    mutating func overdue(at now: ContinuousClock.Instant) -> [Waiting] {
        let numbers = waiting.filter { $0.value.deadline <= now }.keys.sorted()
        return numbers.compactMap { waiting.removeValue(forKey: $0) }
    }
}
