import Foundation
import Publishing
import Synchronization
import Testing
import Wire
import ZeroMQ

/// Many clients who want everything at once.
@Suite(.timeLimit(.minutes(1))) struct CrowdTests {
    private static let clients = 100
    private static let events: UInt64 = 1_000

    @Test func aHundredReplaysDoNotHoldUpLiveEvents() throws {
        let station = try Station { settings, _ in settings.replayHighWater = 1_000 }
        station.publish(Int(Self.events), size: 1_000)
        #expect(eventually { station.publisher.status.head == Self.events })
        let live = try station.subscription(["article/", "heartbeat/"])
        #expect(try live.next(within: .seconds(10)) != nil)
        let complete = Mutex(0)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [context = station.context, query = station.query] in
            let count = try? Self.replayAll(query, in: context)
            complete.withLock { $0 = count ?? 0 }
            ended.signal()
        }
        #expect(eventually { station.publisher.status.activeReplays > Self.clients / 2 })
        var delays: [Duration] = []
        var busiest = 0
        var hasEnded = false
        while !hasEnded {
            busiest = max(busiest, station.publisher.status.activeReplays)
            let start = ContinuousClock.now
            station.publish(1)
            let head = station.log.head
            while let message = try live.next(within: .seconds(10)) {
                if case .event(let event) = message, event.sequence == head { break }
            }
            delays.append(.now - start)
            hasEnded = ended.wait(timeout: .now() + .milliseconds(5)) == .success
        }
        #expect(complete.withLock { $0 } == Self.clients, "each got each event once and in order")
        #expect(delays.count > 10)
        #expect(busiest > Self.clients / 2)
        let slow = delays.sorted()[delays.count * 99 / 100]
        #expect(slow < .milliseconds(500))
    }

    /// - Returns: how many clients got everything, in order, and the end.
    private static func replayAll(_ query: String, in context: Context) throws -> Int {
        let sockets = try (0..<clients).map { _ in try Client(query, in: context) }
        for client in sockets {
            try client.socket.send([
                [UInt8](#"{"op":"replay","from":1,"credit":\#(events)}"#.utf8)
            ])
        }
        var poller = Poller()
        for client in sockets { _ = poller.add(client.socket) }
        let end = ContinuousClock.now + .seconds(40)
        while sockets.contains(where: { !$0.hasEnded }), ContinuousClock.now < end {
            try poller.wait(.milliseconds(200))
            for client in sockets {
                for _ in 0..<100 {
                    guard let frames = try client.socket.tryReceive()?.frames else { break }
                    client.take(frames)
                }
            }
        }
        return sockets.count { $0.hasEnded && $0.next == events + 1 }
    }

    private final class Client {
        let socket: Socket
        var next: UInt64 = 1
        var hasEnded = false

        init(_ query: String, in context: Context) throws {
            socket = try Socket(.dealer, in: context)
            try socket.set(.linger, 0)
            try socket.connect(query)
        }

        func take(_ frames: [[UInt8]]) {
            if frames.count == 3, frames[0].isEmpty { hasEnded = true }
            if frames.count == 3, EventHeader(frames[1])?.sequence == next { next += 1 }
        }
    }
}
