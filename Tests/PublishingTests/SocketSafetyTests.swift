import Foundation
import Publishing
import Synchronization
import Testing
import Wire
import ZeroMQ

import class TestSupport.TemporaryFolder

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

    @Test func aSocketLeftBehindIsNoHindrance() throws {
        let station = try Station { _, folder in
            try leaveSocket(at: folder.path + "/events.sock")
        }
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
    }

    @Test func anotherKindOfFileIsNotRemoved() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/notes"
        try Data("precious".utf8).write(to: URL(filePath: path))
        let error = try #require(throws: PublishingError.self) {
            _ = try Station { settings, _ in settings.events = ["ipc://" + path] }
        }
        #expect(error.description.hasPrefix(path + ": not a socket"))
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("precious".utf8))
    }

    @Test func theFilesGoWithThePublisher() throws {
        let station = try Station()
        #expect(station.publisher.stop(within: .seconds(5)))
        let left = try FileManager.default.contentsOfDirectory(atPath: station.folder.path)
        #expect(left.sorted() == ["events.sock.lock", "query.sock.lock"])
    }

    /// Files that other threads make meanwhile keep the rights they are made with.
    @Test func bindingLeavesTheProcessesMaskAlone() throws {
        let folder = try TemporaryFolder()
        let mustEnd = Mutex(false)
        let wrong = Mutex(0)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            var number = 0
            while !mustEnd.withLock({ $0 }) {
                number += 1
                let path = folder.path + "/\(number)"
                _ = unsafe mkdir(path, 0o700)
                var status = stat()
                _ = unsafe lstat(path, &status)
                if status.st_mode & 0o777 != 0o700 { wrong.withLock { $0 += 1 } }
                _ = unsafe rmdir(path)
            }
            ended.signal()
        }
        for _ in 0..<20 { _ = try Station() }
        mustEnd.withLock { $0 = true }
        ended.wait()
        #expect(wrong.withLock { $0 } == 0)
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

    @Test func aPathThatCannotBeBoundAgainIsToldAndTriedAgain() throws {
        let station = try Station()
        let path = station.folder.path + "/events.sock"
        _ = unsafe unlink(path)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
        let reason = "\(path): not a socket; move it away or choose another endpoint"
        let told = PublishingSignal.socketUnbound(path: path, reason: reason)
        #expect(eventually { station.signals.contains(told) })
        #expect(station.publisher.status.unboundSockets == 1)
        let beats = station.publisher.status.heartbeats
        #expect(eventually { station.publisher.status.heartbeats >= beats + 2 })
        #expect(station.signals.count { $0 == told } == 1, "told once")
        _ = unsafe rmdir(path)
        #expect(eventually { station.publisher.status.unboundSockets == 0 })
        #expect(station.publisher.status.rebinds == 1)
        #expect(try station.subscription().next(within: .seconds(5)) != nil)
    }

    @Test(
        .enabled(if: geteuid() == 0 && someGroup != nil, "only root may give a file away"))
    func theSocketsAreGivenToTheirGroup() throws {
        let group = try #require(someGroup)
        let station = try Station { settings, _ in settings.socketGroup = group.name }
        func groups() -> [gid_t] {
            ["events.sock", "query.sock"].map { name in
                var status = stat()
                _ = unsafe lstat(station.folder.path + "/" + name, &status)
                return status.st_mode & 0o777 == 0o660 ? status.st_gid : 0
            }
        }
        #expect(groups() == [group.number, group.number])
        _ = unsafe unlink(station.folder.path + "/events.sock")
        #expect(eventually { station.publisher.status.rebinds == 1 })
        #expect(groups() == [group.number, group.number])
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

/// A group that root does not have by itself.
private let someGroup: (name: String, number: gid_t)? = {
    guard let entry = unsafe getgrnam("daemon"), unsafe entry.pointee.gr_gid != 0
    else { return nil }
    return unsafe ("daemon", entry.pointee.gr_gid)
}()

/// What a process that was killed leaves: a socket's file with nobody behind it.
private func leaveSocket(at path: String) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
    try #require(bound == 0)
}
