import Synchronization

/// Says every ten seconds that a long step is still under way, until it is over.
final class Patience: Sendable {
    private let isOver = Atomic<Bool>(false)

    init(_ say: @escaping @Sendable () -> Void) {
        _ = FlowThread(name: "patience") { [self] in
            var turn = 0
            while !isOver.load(ordering: .relaxed) {
                if turn % 100 == 0 { say() }
                turn += 1
                FlowThread.sleep(.milliseconds(100))
            }
        }
    }

    func end() { isOver.store(true, ordering: .relaxed) }
}
