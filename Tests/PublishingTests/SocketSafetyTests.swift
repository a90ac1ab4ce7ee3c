import Foundation
import Publishing
import Testing
import Wire
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct SocketSafetyTests {
    @Test(arguments: [
        ("tcp://127.0.0.1:5570", true), ("tcp://127.9.9.9:*", true), ("tcp://[::1]:5570", true),
        ("ipc:///run/dateline/events.sock", true),
        ("tcp://0.0.0.0:5570", false), ("tcp://*:5570", false), ("tcp://192.168.1.2:5570", false),
        ("tcp://localhost:5570", false), ("tcp://127.0.0.1.example.org:5570", false),
        ("tcp://127.0.0:5570", false), ("tcp://127.0.0.1:70000", false), ("tcp://127.0.0.1", false),
        ("ipc://relative", false), ("ipc://@abstract", false), ("udp://127.0.0.1:1", false),
        ("", false),
    ])
    func onlyThisMachineWithoutEncryption(endpoint: String, isFine: Bool) {
        let settings = PublishingSettings(events: [endpoint], query: ["ipc:///run/q.sock"])
        #expect(settings.problems.isEmpty == isFine, "\(settings.problems)")
    }

    @Test func plaintextMustBeSaidInSoManyWords() {
        var settings = PublishingSettings(
            events: ["tcp://0.0.0.0:5570"], query: ["ipc:///run/q.sock"])
        #expect(settings.problems.count == 1)
        settings.plaintextBeyondLoopback = true
        #expect(settings.problems.isEmpty)
        settings.plaintextBeyondLoopback = false
        settings.curve = CurveSettings(secretKeyPath: "/k", allowListPath: "/l")
        #expect(settings.problems.isEmpty)
    }

    @Test func aPathIsAsLongAsTheKernelTakes() {
        let path = "/" + String(repeating: "p", count: 106)
        var settings = PublishingSettings(events: ["ipc://" + path], query: ["ipc:///q"])
        #expect(settings.problems.isEmpty)
        settings.events = ["ipc://" + path + "p"]
        #expect(settings.problems.first?.contains("108 bytes") == true)
    }

    @Test func theSameEndpointTwiceIsAMistake() {
        let settings = PublishingSettings(events: ["ipc:///q"], query: ["ipc:///q"])
        #expect(settings.problems == ["ipc:///q: stands there twice"])
    }

    @Test func theSocketsAreForOwnerAndGroupAlone() throws {
        let station = try Station()
        for name in ["events.sock", "query.sock"] {
            var status = stat()
            #expect(unsafe lstat(station.folder.path + "/" + name, &status) == 0)
            #expect(status.st_mode & S_IFMT == S_IFSOCK)
            #expect(status.st_mode & 0o777 == 0o660)
        }
    }

    @Test func aSecondPublisherIsRefusedAndTheFirstGoesOn() throws {
        let station = try Station()
        let second = try Publisher(
            station.settings, log: { [log = station.log] in log.source }, answer: { _, _ in },
            observe: { _ in })
        let error = try #require(throws: PublishingError.self) { try second.start() }
        #expect(error == .locked(path: station.folder.path + "/events.sock"))
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
    }

    @Test func aFileLeftBehindIsNoHindrance() throws {
        let station = try Station { _, folder in
            try Data().write(to: folder.appending(path: "events.sock"))
        }
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
    }

    @Test(arguments: [false, true])
    func aLostSocketFileIsBoundAgain(stolen: Bool) throws {
        let station = try Station()
        let path = station.folder.path + "/events.sock"
        let thief = try Socket(.pub, in: station.context)
        if stolen { try thief.bind("ipc://" + path) } else { _ = unsafe unlink(path) }
        #expect(eventually(within: .seconds(5)) { station.publisher.status.rebinds >= 1 })
        #expect(station.signals.contains(.socketLost(path: path)))
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
    }

    @Test func anUnknownGroupIsNamed() throws {
        let error = try #require(throws: PublishingError.self) {
            _ = try Station { settings, _ in settings.socketGroup = "no-such-group-here" }
        }
        #expect(error.description.contains("no-such-group-here"))
    }

    @Test func stoppingBeforeStartingIsQuick() throws {
        let settings = PublishingSettings(events: ["ipc:///q1"], query: ["ipc:///q2"])
        let publisher = try Publisher(
            settings, log: { MemoryLog().source }, answer: { _, _ in }, observe: { _ in })
        #expect(publisher.stop(within: .seconds(1)))
    }

    /// A peer that connected and never reads, with thousands of events waiting for it.
    @Test func aStuckPeerDoesNotHoldUpTheEnd() throws {
        let station = try Station(tcp: true)
        let stuck = try Socket(.sub, in: station.context)
        try stuck.set(.linger, 0)
        try stuck.set(.receiveHighWater, 1)
        try stuck.set(.receiveBuffer, 4_096)
        try stuck.subscribe("")
        try stuck.connect(station.events)
        #expect(eventually { station.publisher.status.peers == 1 })
        usleep(100_000)
        station.publish(10_000, size: 1_000)
        #expect(eventually { station.publisher.status.head == 10_000 })
        let start = ContinuousClock.now
        #expect(station.publisher.stop(within: .seconds(5)))
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
