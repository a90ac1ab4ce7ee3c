import Testing

@testable import Inbox

/// Whose turn it is: no clock, no files.
@Suite struct BacklogTests {
    private func place(_ name: String) -> Place { Place(folder: 0, name: FileName(name)) }

    @Test func theOldestIsFirstAndEachComesOnce() {
        var backlog = Backlog()
        for order in [5, 1, 4, 2, 3] as [Int64] {
            backlog.notice(place("\(order)"), .scanned, order: order, now: 0)
            backlog.notice(place("\(order)"), .changed, order: 0, now: 0)
        }
        var names: [String] = []
        while let next = backlog.next(now: 0) { names.append(next.place.name.description) }
        #expect(names == ["1", "2", "3", "4", "5"])
        #expect(backlog.count == 0)
    }

    @Test func whatWaitsComesWhenItIsDueOrSomethingHappens() {
        var backlog = Backlog()
        for name in ["a", "b"] { backlog.notice(place(name), .created, order: 0, now: 0) }
        for _ in 0..<2 {
            if let candidate = backlog.next(now: 0) { backlog.wait(candidate, until: 100) }
        }
        #expect(backlog.next(now: 99) == nil)
        #expect(backlog.nextDue() == 100)
        backlog.notice(place("b"), .scanned, order: 0, now: 50)
        #expect(backlog.next(now: 50) == nil, "a scan tells nothing new")
        backlog.notice(place("b"), .changed, order: 0, now: 50)
        #expect(backlog.next(now: 50)?.place == place("b"))
        #expect(backlog.next(now: 100)?.place == place("a"))
        #expect(backlog.nextDue() == nil)
    }

    @Test func aFileMadeAnewIsNoLongerOneRenamedIn() {
        var backlog = Backlog()
        backlog.notice(place("a"), .movedIn, order: 0, now: 0)
        backlog.notice(place("a"), .changed, order: 0, now: 0)
        backlog.notice(place("b"), .movedIn, order: 1, now: 0)
        backlog.notice(place("b"), .created, order: 1, now: 0)
        #expect(backlog.next(now: 0)?.movedIn == true)
        #expect(backlog.next(now: 0)?.movedIn == false)
    }

    @Test func whatDoesNotFitAsksForAnotherScan() {
        var backlog = Backlog(capacity: 2, waitingCapacity: 1)
        for name in ["a", "b", "c"] { backlog.notice(place(name), .changed, order: 0, now: 0) }
        #expect(backlog.count == 2)
        #expect(backlog.truncated)
        #expect(!backlog.hasRoom)
    }

    @Test func filesThatAreGoneAreForgotten() {
        var backlog = Backlog()
        for name in ["a", "b"] { backlog.notice(place(name), .changed, order: 0, now: 0) }
        backlog.keep { $0.name.description == "b" }
        #expect(backlog.next(now: 0)?.place == place("b"))
        #expect(backlog.next(now: 0) == nil)
        #expect(!backlog.hasFresh)
    }

    @Test func aScanKeepsTheOldestOfAnyNumber() {
        var pass = ScanPass(capacity: 100)
        var orders = Array(Int64(0)..<10_000)
        orders.shuffle()
        for order in orders { pass.offer(place("\(order)"), order: order) }
        let (found, beyond) = pass.oldest(100)
        #expect(found.map(\.order) == Array(0..<100))
        #expect(beyond == 9_900)
    }

    @Test func aHeapSorts() {
        var heap = Heap<Int>()
        let numbers = (0..<500).map { _ in Int.random(in: 0..<100) }
        for number in numbers { heap.insert(number) }
        var sorted: [Int] = []
        while let first = heap.popFirst() { sorted.append(first) }
        #expect(sorted == numbers.sorted())
    }
}
