internal import Glibc

/// Runs a call that answers -1 on failure, again when a signal interrupts it.
@discardableResult
func check(
    _ operation: String, _ path: @autoclosure () -> String, _ call: () -> Int
) throws(InboxError) -> Int {
    while true {
        let result = call()
        if result != -1 { return result }
        let code = errno
        if code != EINTR { throw InboxError(operation: operation, path: path(), code: code) }
    }
}
