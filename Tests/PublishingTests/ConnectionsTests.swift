import Testing

@testable import Publishing

/// Numbers that are no descriptors of this process: closing them does nothing.
@Suite struct ConnectionsTests {
    @Test func aSubscriptionReadAfterTheEndOfItsConnectionCountsForNone() {
        var connections = Connections()
        let opened = connections.opened(1_000_001, asks: false, limit: 1)
        let first = connections.subscribed(1_000_001, limit: 2)
        #expect([opened, first] == [false, false])
        connections.closed(1_000_001, asks: false)
        let late = connections.subscribed(1_000_001, limit: 2)
        let known = connections.spoke(1_000_001, asks: false)
        #expect([late, known] == [false, false])
        #expect(connections.count == 0)
        let next = connections.opened(1_000_002, asks: false, limit: 1)
        #expect(!next, "there is room for another")
    }

    @Test func onePeerTooManyAndOneSubscriptionTooManyAreTold() {
        var connections = Connections()
        let first = connections.opened(1_000_001, asks: false, limit: 1)
        let spoke = connections.spoke(1_000_001, asks: false)
        let second = connections.opened(1_000_002, asks: true, limit: 1)
        #expect([first, spoke, second] == [false, true, true])
        let subscriptions = (0..<3).map { _ in connections.subscribed(1_000_001, limit: 1) }
        #expect(subscriptions == [false, true, false])
    }

    @Test func theOneThatNeverSpokeMakesRoom() {
        var connections = Connections()
        _ = connections.opened(1_000_001, asks: false, limit: 2)
        _ = connections.opened(1_000_002, asks: false, limit: 2)
        _ = connections.spoke(1_000_001, asks: false)
        let tooMany = connections.opened(1_000_003, asks: false, limit: 2)
        let talker = connections.spoke(1_000_001, asks: false)
        let silent = connections.spoke(1_000_002, asks: false)
        #expect([tooMany, talker, silent] == [true, true, false])
    }
}
