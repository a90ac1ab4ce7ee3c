import Foundation
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    @Test func framesArriveAsTheyWereSent() throws {
        let context = try Context()
        let left = try Socket(.pair, in: context)
        let right = try Socket(.pair, in: context)
        try left.bind("inproc://frames")
        try right.connect("inproc://frames")
        let frames: [[UInt8]] = [[1, 2], [], [UInt8](repeating: 7, count: 100_000)]
        try left.send(frames)
        let message = try right.receive()
        #expect(message.frames == frames)
        #expect(message.dropped == 0)
        #expect(try right.tryReceive() == nil)
    }

    @Test func framesBeyondTheLimitAreCountedNotKept() throws {
        let context = try Context()
        let left = try Socket(.pair, in: context)
        let right = try Socket(.pair, in: context)
        try left.bind("inproc://many")
        try right.connect("inproc://many")
        try left.send([[UInt8]](repeating: [9], count: 100))
        let message = try right.receive()
        #expect(message.frames.count == Message.frameLimit)
        #expect(message.dropped == 100 - Message.frameLimit)
    }

    @Test func aWildcardPortIsKnownAfterBinding() throws {
        let context = try Context()
        let socket = try Socket(.router, in: context)
        try socket.set(.linger, 0)
        try socket.bind("tcp://127.0.0.1:*")
        let endpoint = try socket.lastEndpoint()
        #expect(endpoint.hasPrefix("tcp://127.0.0.1:"))
        #expect(!endpoint.hasSuffix("*"))
    }

    @Test func anErrorNamesTheCallAndTheEndpoint() throws {
        let context = try Context()
        let socket = try Socket(.pub, in: context)
        let error = try #require(throws: ZeroMQError.self) { try socket.bind("nonsense") }
        #expect(error.description == "bind nonsense: Invalid argument")
    }

    @Test func aMandatoryRouterSaysWhoIsNotThere() throws {
        let context = try Context()
        let socket = try Socket(.router, in: context)
        try socket.set(.routerMandatory, 1)
        #expect(try socket.trySend([[1, 2, 3], [4]]) == .unreachable)
    }

    @Test func everyOptionIsKnownToTheLibrary() throws {
        let context = try Context()
        let socket = try Socket(.xpub, in: context)
        try socket.set(.sendHighWater, 10)
        try socket.set(.receiveHighWater, 10)
        try socket.set(.linger, 0)
        try socket.set(.backlog, 128)
        try socket.set(.handshakeInterval, 5_000)
        try socket.set(.heartbeatInterval, 10_000)
        try socket.set(.heartbeatTimeout, 30_000)
        try socket.set(.verboser, 1)
        try socket.set(.tcpKeepalive, 1)
        try socket.set(.tcpKeepaliveIdle, 60)
        try socket.set(.ipv6, 0)
        try socket.set(.maxMessageSize, 1_024)
        try socket.set(.zapDomain, [UInt8]("local".utf8))
        try socket.set(.zapEnforceDomain, 1)
    }

    @Test func shutdownWakesAThreadThatWaits() throws {
        let context = try Context()
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            defer { ended.signal() }
            do {
                let socket = try Socket(.pair, in: context)
                try socket.bind("inproc://nobody")
                _ = try socket.receive()
                Issue.record("nobody sent anything")
            } catch {
                #expect((error as? ZeroMQError)?.isTerminated == true)
            }
        }
        usleep(20_000)
        context.shutdown()
        #expect(ended.wait(timeout: .now() + 10) == .success)
        #expect(context.terminate(within: .seconds(10)))
    }

    @Test func terminationGivesUpOnAnOpenSocket() throws {
        let context = try Context()
        let socket = try Socket(.pair, in: context)
        try socket.set(.linger, 0)
        #expect(!context.terminate(within: .milliseconds(50)))
    }
}
