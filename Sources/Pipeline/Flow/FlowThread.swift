import Foundation

/// A thread of the flow: it has a name (`ps -L`, gdb), a stack for deep recursion, and a join.
final class FlowThread: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter name: at most 15 bytes reach the kernel.
    init(name: String, _ body: @escaping @Sendable () -> Void) {
        let ended = ended
        let thread = Thread {
            // A name given before the start does not reach the kernel.
            Thread.current.name = name
            body()
            ended.signal()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// Waits until the body returned; `false` when `patience` ran out first.
    @discardableResult
    func join(patience: Duration) -> Bool {
        let nanoseconds = Int(patience / .nanoseconds(1))
        guard ended.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else {
            return false
        }
        ended.signal()
        return true
    }

    /// For threads of the flow only.
    static func sleep(_ duration: Duration) {
        Thread.sleep(forTimeInterval: duration / .seconds(1))
    }
}
