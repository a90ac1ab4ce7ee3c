import CZeroMQ
import Glibc

extension Socket {
    /// Sends one message of one or more frames, waiting for room; all of it or nothing.
    public borrowing func send(_ frames: [[UInt8]]) throws(ZeroMQError) {
        try put(frames, flags: 0)
    }

    /// Hands over one message if that needs no waiting.
    public borrowing func trySend(_ frames: [[UInt8]]) throws(ZeroMQError) -> Delivery {
        do throws(ZeroMQError) {
            try put(frames, flags: ZMQ_DONTWAIT)
            return .sent
        } catch {
            if error.wouldBlock { return .wouldBlock }
            if error.isUnreachable { return .unreachable }
            throw error
        }
    }

    /// The next message, waiting for it.
    public borrowing func receive() throws(ZeroMQError) -> Message {
        try take(flags: 0)
    }

    /// The next message if one has come whole; else `nil`.
    public borrowing func tryReceive() throws(ZeroMQError) -> Message? {
        do throws(ZeroMQError) {
            return try take(flags: ZMQ_DONTWAIT)
        } catch {
            if error.wouldBlock { return nil }
            throw error
        }
    }

    /// Once the first frame is accepted libzmq takes the others too: messages are atomic.
    private borrowing func put(_ frames: [[UInt8]], flags: Int32) throws(ZeroMQError) {
        precondition(!frames.isEmpty, "a message has at least one frame")
        for (index, frame) in frames.enumerated() {
            let more = index + 1 < frames.count ? ZMQ_SNDMORE : 0
            try check("send") {
                unsafe frame.withUnsafeBytes { bytes in
                    unsafe zmq_send(handle, bytes.baseAddress, bytes.count, flags | more)
                }
            }
        }
    }

    private borrowing func take(flags: Int32) throws(ZeroMQError) -> Message {
        var frames: [[UInt8]] = []
        var origin: Int32?
        var dropped = 0
        var more = true
        while more {
            var part = zmq_msg_t()
            _ = unsafe zmq_msg_init(&part)
            defer { _ = unsafe zmq_msg_close(&part) }
            try check("receive") { unsafe zmq_msg_recv(&part, handle, flags) }
            if frames.count < Message.frameLimit {
                frames.append(unsafe bytes(of: &part))
            } else {
                dropped += 1
            }
            if origin == nil { origin = unsafe descriptor(of: &part) }
            more = unsafe zmq_msg_more(&part) != 0
        }
        return Message(frames: frames, dropped: dropped, origin: origin)
    }
}

private func bytes(of part: UnsafeMutablePointer<zmq_msg_t>) -> [UInt8] {
    guard let data = unsafe zmq_msg_data(part) else { return [] }
    let size = unsafe zmq_msg_size(part)
    return unsafe [UInt8](UnsafeRawBufferPointer(start: data, count: size))
}

private func descriptor(of part: UnsafeMutablePointer<zmq_msg_t>) -> Int32? {
    guard let text = unsafe zmq_msg_gets(part, "__fd") else { return nil }
    return Int32(unsafe String(cString: text))
}
