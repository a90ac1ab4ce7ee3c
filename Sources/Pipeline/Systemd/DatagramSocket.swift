import Glibc

/// A Unix datagram socket that sends to one address: systemd's notify socket, the journal's.
///
/// It is never connected, so a receiver that was restarted at the same path gets the next datagram.
final class DatagramSocket: Sendable {
    /// What became of a datagram.
    enum Outcome: Equatable {
        case sent
        /// The receiver's queue is full; the datagram is lost.
        case full
        case tooLarge
        /// Nobody receives at the address.
        case failed(Int32)
    }

    private let descriptor: Int32
    private let address: sockaddr_un
    private let addressLength: socklen_t

    /// - Parameter path: an absolute path, or `@name` for Linux' abstract addresses.
    ///   Anything else, or a path longer than 107 bytes, gives nil.
    init?(to path: String) {
        var name = Array(path.utf8)
        let abstract = name.first == UInt8(ascii: "@")
        guard abstract || name.first == UInt8(ascii: "/"), name.count > 1, name.count <= 107
        else { return nil }
        if abstract { name[0] = 0 }

        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        self.address = address
        // An abstract name ends with the length, a path with a zero byte.
        let prefix = MemoryLayout<sa_family_t>.size
        addressLength = socklen_t(prefix + name.count + (abstract ? 0 : 1))

        let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { return nil }
        var patience = timeval(tv_sec: 2, tv_usec: 0)
        unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends one datagram.
    ///
    /// - Parameter waiting: up to two seconds for room in the receiver's queue; else not at all.
    func send(_ bytes: [UInt8], waiting: Bool = false) -> Outcome {
        let flags = Int32(MSG_NOSIGNAL) | (waiting ? 0 : Int32(MSG_DONTWAIT))
        while true {
            let sent = unsafe withUnsafePointer(to: address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe sendto(descriptor, bytes, bytes.count, flags, $0, addressLength)
                }
            }
            if sent >= 0 { return .sent }
            switch errno {
            case EINTR: continue
            case EAGAIN, ENOBUFS: return .full
            case EMSGSIZE: return .tooLarge
            case let code: return .failed(code)
            }
        }
    }
}
