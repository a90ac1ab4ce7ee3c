import Foundation
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct PollerTests {
    @Test func tellsSocketsAndDescriptorsApart() throws {
        let context = try Context()
        let left = try Socket(.pair, in: context)
        let right = try Socket(.pair, in: context)
        try left.bind("inproc://poller")
        try right.connect("inproc://poller")
        let pipe = Pipe()
        var poller = Poller()
        let socket = poller.add(right)
        let descriptor = poller.add(descriptor: pipe.fileHandleForReading.fileDescriptor)

        #expect(try poller.wait(.milliseconds(1)) == 0)

        pipe.fileHandleForWriting.write(Data([1]))
        #expect(try poller.wait(.seconds(5)) == 1)
        #expect(poller.ready(descriptor) == .input)
        #expect(poller.ready(socket) == [])

        try left.send([[1]])
        #expect(try poller.wait(.seconds(5)) >= 1)
        _ = try right.receive()
    }

    @Test func aSignalDoesNotEndTheWait() throws {
        signal(SIGUSR2) { _ in }
        let waiting = pthread_self()
        let noise = Thread {
            for _ in 0..<5 {
                usleep(10_000)
                pthread_kill(waiting, SIGUSR2)
            }
        }
        noise.start()
        let pipe = Pipe()
        var poller = Poller()
        _ = poller.add(descriptor: pipe.fileHandleForReading.fileDescriptor)
        let start = ContinuousClock.now
        #expect(try poller.wait(.milliseconds(120)) == 0)
        #expect(ContinuousClock.now - start >= .milliseconds(120))
    }
}
