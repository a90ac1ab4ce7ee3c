import CZeroMQ
import Glibc

/// What became of a message handed over without waiting.
public enum Delivery: Sendable, Equatable {
    case sent
    /// The peer's queue is full.
    case wouldBlock
    /// The peer is not (or no more) connected; ROUTER with `routerMandatory` only.
    case unreachable
}

/// A libzmq socket with exactly one owner; letting go of it closes it.
///
/// One thread at a time.
@safe public struct Socket: ~Copyable {
    let handle: UnsafeMutableRawPointer
    private let context: Context  // outlives the socket

    public init(_ kind: SocketKind, in context: Context) throws(ZeroMQError) {
        guard let handle = unsafe zmq_socket(context.handle, kind.rawValue) else {
            throw ZeroMQError(function: "zmq_socket", code: zmq_errno())
        }
        unsafe self.handle = unsafe handle
        self.context = context
    }

    deinit { _ = unsafe zmq_close(handle) }

    /// - Parameter endpoint: `ipc://PATH`, `tcp://ADDRESS:PORT` or `inproc://NAME`.
    public borrowing func bind(_ endpoint: String) throws(ZeroMQError) {
        try check("bind", endpoint) { unsafe zmq_bind(handle, endpoint) }
    }

    /// Binds to an endpoint where a socket of the caller's listens already.
    ///
    /// - Parameter listener: its descriptor; libzmq closes it in the end, and leaves the file of an
    ///   `ipc` endpoint to whoever made it. When this throws, it is the caller's still.
    public borrowing func bind(_ endpoint: String, listener: Int32) throws(ZeroMQError) {
        try set(.useDescriptor, listener)
        defer { try? set(.useDescriptor, -1) }
        try bind(endpoint)
    }

    public borrowing func connect(_ endpoint: String) throws(ZeroMQError) {
        try check("connect", endpoint) { unsafe zmq_connect(handle, endpoint) }
    }

    public borrowing func disconnect(_ endpoint: String) throws(ZeroMQError) {
        try check("disconnect", endpoint) { unsafe zmq_disconnect(handle, endpoint) }
    }

    /// The last endpoint bound, with the port the system chose for `tcp://…:*`.
    public borrowing func lastEndpoint() throws(ZeroMQError) -> String {
        var size = 1024
        var bytes = [UInt8](repeating: 0, count: size)
        try check("getsockopt", "last_endpoint") {
            unsafe zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &bytes, &size)
        }
        return String(decoding: bytes.prefix(max(size - 1, 0)), as: UTF8.self)
    }

    public borrowing func set(
        _ option: SocketOption<Int32>, _ value: Int32
    ) throws(ZeroMQError) {
        var value = value
        try check("setsockopt", option.name) {
            unsafe zmq_setsockopt(handle, option.number, &value, MemoryLayout<Int32>.size)
        }
    }

    public borrowing func set(
        _ option: SocketOption<Int64>, _ value: Int64
    ) throws(ZeroMQError) {
        var value = value
        try check("setsockopt", option.name) {
            unsafe zmq_setsockopt(handle, option.number, &value, MemoryLayout<Int64>.size)
        }
    }

    public borrowing func set(
        _ option: SocketOption<[UInt8]>, _ value: [UInt8]
    ) throws(ZeroMQError) {
        try check("setsockopt", option.name) {
            unsafe zmq_setsockopt(handle, option.number, value, value.count)
        }
    }

    public borrowing func subscribe(_ prefix: String) throws(ZeroMQError) {
        try set(.subscribe, [UInt8](prefix.utf8))
    }

    public borrowing func unsubscribe(_ prefix: String) throws(ZeroMQError) {
        try set(.unsubscribe, [UInt8](prefix.utf8))
    }
}
