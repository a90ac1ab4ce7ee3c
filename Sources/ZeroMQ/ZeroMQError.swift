import CZeroMQ
import Glibc

/// A failed libzmq call: which call, on what, and why.
public struct ZeroMQError: Error, Hashable, CustomStringConvertible {
    public let function: String
    /// `errno`, or one of libzmq's own codes above 156384712.
    public let code: Int32
    /// The endpoint or option concerned, when there is one.
    public let subject: String?

    public init(function: String, code: Int32, subject: String? = nil) {
        self.function = function
        self.code = code
        self.subject = subject
    }

    public var description: String {
        let reason = unsafe String(cString: zmq_strerror(code))
        return "\(function)\(subject.map { " " + $0 } ?? ""): \(reason)"
    }

    public var wouldBlock: Bool { code == EAGAIN }
    /// The context was shut down: close the socket and leave.
    public var isTerminated: Bool { code == ETERM }
    /// A ROUTER has no such peer (any more).
    public var isUnreachable: Bool { code == EHOSTUNREACH }
}

/// Runs a libzmq call that answers -1 on failure, again when a signal interrupts it.
@discardableResult
func check(
    _ function: String, _ subject: @autoclosure () -> String? = nil, _ call: () -> Int32
) throws(ZeroMQError) -> Int32 {
    while true {
        let result = call()
        if result != -1 { return result }
        let code = zmq_errno()
        if code != EINTR {
            throw ZeroMQError(function: function, code: code, subject: subject())
        }
    }
}
