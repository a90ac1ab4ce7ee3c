/// A received message: its frames, in order.
public struct Message: Sendable, Equatable {
    /// Frames kept of one message; a peer may send any number of them.
    public static let frameLimit = 64

    public var frames: [[UInt8]]
    /// Frames beyond `frameLimit`, read and let go.
    public var dropped: Int
    /// The file descriptor of the connection it came by, when libzmq knows; it may be closed by now.
    public var origin: Int32?

    public init(frames: [[UInt8]], dropped: Int = 0, origin: Int32? = nil) {
        self.frames = frames
        self.dropped = dropped
        self.origin = origin
    }
}
