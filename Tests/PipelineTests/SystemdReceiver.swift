import Glibc

/// A Unix datagram socket in a folder of its own, as systemd or journald would listen on it.
final class SystemdReceiver: Sendable {
    let folder: String
    /// What goes into `NOTIFY_SOCKET`: a path, or `@name`.
    let address: String
    private let descriptor: Int32

    init(abstract: Bool = false) throws {
        folder = try makeFolder()
        let path = "\(folder)/socket"
        address = abstract ? "@dateline-test\(path)" : path

        var name = Array(address.utf8)
        if abstract { name[0] = 0 }
        var socketAddress = sockaddr_un()
        socketAddress.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &socketAddress.sun_path) {
            unsafe $0.copyBytes(from: name)
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count + (abstract ? 0 : 1))
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = unsafe withUnsafePointer(to: socketAddress) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length)
            }
        }
        if bound != 0 { throw SystemdTestError(code: errno) }
    }

    deinit {
        close(descriptor)
        unsafe unlink("\(folder)/socket")
        unsafe rmdir(folder)
    }

    /// The next datagram that has arrived already; nil when there is none.
    func next() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 300_000)
        let count = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : Array(bytes[..<count])
    }

    func nextText() -> String? { next().map { String(decoding: $0, as: UTF8.self) } }

    var allTexts: [String] {
        var texts: [String] = []
        while let text = nextText() { texts.append(text) }
        return texts
    }
}

struct SystemdTestError: Error {
    var code: Int32
}

/// A new folder under /tmp with a short name, since a socket's path has 107 bytes at most.
func makeFolder() throws -> String {
    var template = Array("/tmp/dateline.XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw SystemdTestError(code: errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
