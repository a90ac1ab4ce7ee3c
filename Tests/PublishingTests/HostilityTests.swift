import Foundation
import Publishing
import Testing
import Wire
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct HostilityTests {
    @Test func garbageInsteadOfAHandshakeHarmsNobody() throws {
        let station = try Station()
        let path = station.folder.path + "/events.sock"
        let greeting: [UInt8] = [0xFF] + [UInt8](repeating: 0, count: 8) + [0x7F, 3, 0]
        let old: [UInt8] = [1, 0]  // ZMTP 1.0: an anonymous peer, then a frame with no end
        var random = SeededNoise(seed: 59)
        for round in 0..<300 {
            let raw = try RawConnection(path)
            switch round % 4 {
            case 0: raw.write(random.bytes(count: 200))
            case 1: raw.write(greeting)
            case 2: raw.write(old + [0xFF] + [UInt8](repeating: 0xFF, count: 8))
            default: break
            }
        }
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
        #expect(eventually { station.publisher.status.failedHandshakes > 0 })
    }

    @Test func tooManyTopicsEndTheConnection() throws {
        let station = try Station { settings, _ in settings.maxSubscriptions = 1_000 }
        let greedy = try Socket(.sub, in: station.context)
        try greedy.set(.linger, 0)
        try greedy.set(.sendHighWater, 0)
        for number in 0..<100_000 { try greedy.subscribe("topic/\(number)/") }
        try greedy.connect(station.events)
        #expect(eventually { station.publisher.status.closedPeers > 0 })
        #expect(station.signals.contains(.tooManySubscriptions(limit: 1_000)))
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
    }

    @Test func aTopicOfAMegabyteEndsTheConnection() throws {
        let station = try Station()
        let wide = try RawConnection(station.folder.path + "/events.sock")
        let signature: [UInt8] = [0xFF] + [UInt8](repeating: 0, count: 8) + [0x7F, 3, 0]
        wide.write(signature + [UInt8]("NULL".utf8) + [UInt8](repeating: 0, count: 48))
        let ready = [5] + [UInt8]("READY".utf8) + [11] + [UInt8]("Socket-Type".utf8)
        wide.write([4, UInt8(ready.count + 7)] + ready + [0, 0, 0, 3] + [UInt8]("SUB".utf8))
        #expect(eventually { station.publisher.status.peers == 1 })
        wide.write([2, 0, 0, 0, 0, 0, 0x10, 0, 1, 1])
        #expect(eventually { station.publisher.status.peers == 0 })
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
        #expect(station.publisher.status.isRunning)
    }

    @Test func anUnknownUnsubscriptionIsNothing() throws {
        let station = try Station()
        let socket = try Socket(.xsub, in: station.context)
        try socket.set(.linger, 0)
        try socket.connect(station.events)
        for number in 0..<1_000 { try socket.send([[0] + [UInt8]("no/\(number)".utf8)]) }
        try socket.send([[7, 7, 7], [8]])
        try socket.send([[]])
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
    }

    @Test func nonsenseIsAnsweredWithAnErrorAndCounted() throws {
        let station = try Station { settings, _ in settings.requestsPerSecond = 100_000 }
        let socket = try Socket(.dealer, in: station.context)
        try socket.set(.linger, 0)
        try socket.connect(station.query)
        let seed = [UInt8](#"{"op":"replay","from":17,"topics":["story/"],"credit":10}"#.utf8)
        var random = SeededNoise(seed: 60)
        for round in 0..<500 {
            var bytes = seed
            for _ in 0...round % 5 { bytes[random.next(below: bytes.count)] = random.byte() }
            try socket.send(round % 7 == 0 ? [bytes, bytes, []] : [bytes])
        }
        var answers = 0
        var poller = Poller()
        _ = poller.add(socket)
        while answers < 500, try poller.wait(.seconds(5)) > 0 {
            while let message = try socket.tryReceive() {
                #expect(!message.frames.isEmpty)
                answers += 1
            }
        }
        #expect(answers == 500)
        #expect(station.publisher.status.badRequests > 250)
        #expect(station.publisher.status.requests == 500)
    }

    @Test func aRequestOverTheLimitEndsTheConnection() throws {
        let station = try Station()
        let socket = try Socket(.dealer, in: station.context)
        try socket.set(.linger, 0)
        try socket.connect(station.query)
        try socket.send([[UInt8](repeating: 0x20, count: 200_000)])
        #expect(
            eventually {
                station.publisher.status.peers == 0 || station.publisher.status.requests == 0
            })
        let answer = try station.client().ask(Question(.health), within: .seconds(5))
        #expect(!answer.isEmpty)
        #expect(station.publisher.status.requests == 1)
    }

    @Test func aFloodIsLimitedForItsSenderAlone() throws {
        let station = try Station { settings, _ in settings.requestsPerSecond = 10 }
        let socket = try Socket(.dealer, in: station.context)
        try socket.set(.linger, 0)
        try socket.connect(station.query)
        for _ in 0..<400 { try socket.send([[UInt8](#"{"op":"health"}"#.utf8)]) }
        #expect(eventually { station.publisher.status.limitedRequests > 300 })
        let answer = try station.client().ask(Question(.health), within: .seconds(5))
        #expect(!answer.isEmpty)
        #expect(station.signals.contains(.tooManyRequests))
    }

    @Test func oneConnectionTooManyIsClosed() throws {
        let station = try Station { settings, _ in settings.maxPeers = 5 }
        var subscriptions: [Subscription] = []
        for _ in 0..<5 { subscriptions.append(try station.subscription()) }
        #expect(eventually { station.publisher.status.peers == 5 })
        for each in subscriptions { #expect(try each.next(within: .seconds(5)) != nil) }
        let late = try station.subscription()
        #expect(eventually { station.publisher.status.closedPeers > 0 })
        #expect(station.signals.contains(.tooManyPeers(limit: 5)))
        #expect(try late.next(within: .milliseconds(300)) == nil)
        #expect(try subscriptions[0].next(within: .seconds(5)) != nil)
    }

    /// Those without a handshake hold their place for as long as it may take: not against others.
    @Test func theSilentMakeRoomForThoseWhoSpeak() throws {
        let station = try Station { settings, _ in settings.maxPeers = 20 }
        let path = station.folder.path + "/events.sock"
        let silent = try (0..<20).map { _ in try RawConnection(path) }
        #expect(eventually { station.publisher.status.peers == 20 })
        let subscriptions = try (0..<10).map { _ in try station.subscription() }
        for each in subscriptions { #expect(try each.next(within: .seconds(5)) != nil) }
        #expect(station.publisher.status.closedPeers >= 10)
        #expect(station.publisher.status.peers <= 20)
        withExtendedLifetime(silent) {}
    }

    /// In a process of its own: other tests use memory, too.
    @Test func comingAndGoingDoesNotFillTheMemory() async {
        await #expect(processExitsWith: .success) {
            let station = try Station()
            func round() throws {
                for _ in 0..<100 {
                    let socket = try Socket(.sub, in: station.context)
                    try socket.set(.linger, 0)
                    try socket.subscribe("heartbeat/")
                    try socket.connect(station.events)
                    let raw = try RawConnection(station.folder.path + "/query.sock")
                    raw.write([0xFF, 0])
                }
            }
            /// What closes does so later, on libzmq's threads: let it, before it piles up.
            func rounds(_ count: Int) throws {
                for _ in 0..<count {
                    try round()
                    let empty = eventually { station.publisher.status.peers == 0 }
                    try #require(empty)
                }
            }
            try rounds(3)
            let before = residentBytes()
            try rounds(12)
            try #require(residentBytes() - before < 10_485_760)
            try #require(try station.subscription().next(within: .seconds(5)) != nil)
        }
    }
}

/// What this process has in memory.
func residentBytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let words = text.split(separator: " ")
    return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * 4_096
}

/// A connection to a socket file that speaks no ZMTP; closed with its owner.
final class RawConnection {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(connected == 0)
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) {
        _ = unsafe send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}

/// The same noise in every run.
struct SeededNoise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func byte() -> UInt8 { UInt8(next(below: 256)) }

    mutating func bytes(count: Int) -> [UInt8] { (0..<count).map { _ in byte() } }
}
