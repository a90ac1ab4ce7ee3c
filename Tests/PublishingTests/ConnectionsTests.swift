import Testing

@testable import Publishing

@Suite struct ConnectionsTests {
    /// No descriptors of this process: what is closed here hits nothing.
    private static let first: Int32 = 1_000_001
    private static let second: Int32 = 1_000_002

    @Test func aSubscriptionReadAfterTheEndOfItsConnectionCountsForNone() {
        var connections = Connections()
        let refused = [
            connections.opened(Self.first, asks: false, limit: 1),
            connections.subscribed(Self.first, limit: 2),
        ]
        connections.closed(Self.first, asks: false)
        let late = connections.subscribed(Self.first, limit: 2)
        let isKnown = connections.spoke(Self.first, asks: false)
        #expect(refused == [false, false] && !late && !isKnown)
        #expect(connections.count == 0)
        let next = connections.opened(Self.second, asks: false, limit: 1)
        #expect(!next, "there is room for another")
    }

    @Test func onePeerTooManyAndOneSubscriptionTooManyAreTold() {
        var connections = Connections()
        let peers = [Self.first, Self.second].map {
            connections.opened($0, asks: false, limit: 1)
        }
        #expect(peers == [false, true])
        let subscriptions = (0..<3).map { _ in connections.subscribed(Self.second, limit: 1) }
        #expect(subscriptions == [false, true, false])
    }

    @Test func whoSpokeStaysAndTheSilentGo() {
        var connections = Connections()
        _ = connections.opened(Self.first, asks: false, limit: 1)
        let isKnown = connections.spoke(Self.first, asks: false)
        let isOneTooMany = connections.opened(Self.second, asks: true, limit: 1)
        #expect(isKnown && isOneTooMany)
        let stays = connections.spoke(Self.first, asks: false)
        let went = !connections.spoke(Self.second, asks: true)
        #expect(stays && went)
    }

    /// Each socket tells of its connections in a stream of its own.
    @Test func aNumberUsedAgainByTheOtherSocketIsAnotherConnection() {
        var connections = Connections()
        _ = connections.opened(Self.first, asks: true, limit: 9)
        _ = connections.opened(Self.first, asks: false, limit: 9)
        connections.closed(Self.first, asks: true)
        #expect(connections.count == 1)
    }
}
