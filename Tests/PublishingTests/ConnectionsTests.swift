import Testing

@testable import Publishing

@Suite struct ConnectionsTests {
    @Test func aSubscriptionReadAfterTheEndOfItsConnectionCountsForNone() {
        var connections = Connections()
        let refused = [
            connections.opened(1_000_001, limit: 1), connections.subscribed(1_000_001, limit: 2),
        ]
        connections.closed(1_000_001)
        let late = connections.subscribed(1_000_001, limit: 2)
        #expect(refused == [false, false] && !late)
        #expect(connections.count == 0)
        #expect(!connections.stands(1_000_001))
        let next = connections.opened(1_000_002, limit: 1)
        #expect(!next, "there is room for another")
    }

    @Test func onePeerTooManyAndOneSubscriptionTooManyAreTold() {
        var connections = Connections()
        let peers = [1_000_001, 1_000_002].map { connections.opened($0, limit: 1) }
        #expect(peers == [false, true])
        let subscriptions = (0..<3).map { _ in connections.subscribed(1_000_001, limit: 1) }
        #expect(subscriptions == [false, true, false])
    }
}
