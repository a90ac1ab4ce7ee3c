import Foundation
import Synchronization
import Testing

@testable import Pipeline

@Suite(.timeLimit(.minutes(1))) struct FlowTests {
    @Test func lettersComeInTheOrderTheyWerePut() {
        let box = Mailbox<Int>()
        for n in 0..<1000 { box.put(n) }
        #expect((0..<1000).map { _ in box.take() } == Array(0..<1000))
    }

    @Test func aClosedMailboxGivesWhatItHasAndThenNothing() {
        let box = Mailbox<Int>()
        box.put(1)
        box.close()
        box.put(2)
        #expect(box.take() == 1)
        #expect(box.take() == nil)
        #expect(box.take() == nil, "every taker is told")
    }

    @Test func aGroupIsWhatIsThereUpToTheLimit() {
        let box = Mailbox<Int>()
        for n in 0..<5 { box.put(n) }
        #expect(box.takeAll(limit: 3, patience: .seconds(1)).letters == [0, 1, 2])
        #expect(box.takeAll(limit: 3, patience: .seconds(1)).letters == [3, 4])
        let began = ContinuousClock.now
        while true {
            // Surplus wake-ups only make a taker look twice.
            let (letters, isClosed) = box.takeAll(limit: 3, patience: .milliseconds(20))
            #expect(letters.isEmpty && !isClosed)
            if .now - began > .milliseconds(20) { break }
        }
    }

    @Test func everyLetterIsTakenOnceByManyTakers() {
        let box = Mailbox<Int>()
        let sum = Mutex(0)
        let threads = (0..<4).map { n in
            FlowThread(name: "taker-\(n)") {
                while let letter = box.take() { sum.withLock { $0 += letter } }
            }
        }
        for n in 1...2000 { box.put(n) }
        box.close()
        for thread in threads { #expect(thread.join(patience: .seconds(20))) }
        #expect(sum.withLock { $0 } == 2000 * 2001 / 2)
    }

    @Test func joiningGivesUpWhenPatienceRunsOut() {
        let gate = DispatchSemaphore(value: 0)
        let thread = FlowThread(name: "waiting") { gate.wait() }
        #expect(!thread.join(patience: .milliseconds(20)))
        gate.signal()
        #expect(thread.join(patience: .seconds(20)))
        #expect(thread.join(patience: .zero), "it may be joined again")
    }

    @Test func theRateIsThatOfTheLastMinute() {
        var meter = RateMeter()
        let start = ContinuousClock.now
        #expect(meter.perSecond == 0)
        meter.record(total: 0, at: start)
        meter.record(total: 50, at: start + .seconds(10))
        #expect(meter.perSecond == 5)
        for second in 11...80 { meter.record(total: 50, at: start + .seconds(second)) }
        #expect(meter.perSecond == 0, "the fifty came more than a minute ago")
    }
}
