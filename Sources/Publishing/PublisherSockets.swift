import Glibc
import Wire
import ZeroMQ

/// The publisher's sockets with their endpoints, set up for strangers.
///
/// Made and used on one thread. Letting go of it closes them.
final class PublisherSockets {
    let events: Socket
    let query: Socket
    let eventsMonitor: Monitor
    let queryMonitor: Monitor
    var gatekeeper: Gatekeeper
    private(set) var bound: [String] = []
    private var eventFiles: [Held] = []
    private var queryFiles: [Held] = []

    /// A file that can stand in an array.
    private final class Held {
        var file: SocketFile
        init(_ file: consuming SocketFile) { self.file = file }
    }

    /// Subscriptions are small; a larger frame ends the connection before it is stored. A CURVE
    /// handshake needs some 400 bytes and is measured by the same limit.
    private static let maxSubscriptionBytes: Int64 = 1_024

    init(_ settings: PublishingSettings, in context: Context) throws(PublishingError) {
        let allowList: AllowList?
        let secret: [UInt8]?
        if let curve = settings.curve {
            allowList = try AllowList(path: curve.allowListPath)
            secret = try KeyFile.secret(curve)
        } else {
            allowList = nil
            secret = nil
        }
        do {
            gatekeeper = try Gatekeeper(in: context, allowList: allowList)
            events = try Self.eventSocket(settings, context)
            query = try Self.querySocket(settings, context)
            eventsMonitor = try Monitor(of: events, named: "events", in: context)
            queryMonitor = try Monitor(of: query, named: "query", in: context)
        } catch {
            throw .socket(error)
        }
        try bind(events, settings.events, settings, secret, &eventFiles)
        try bind(query, settings.query, settings, secret, &queryFiles)
    }

    deinit {
        events.stopMonitor()
        query.stopMonitor()
    }

    /// Binds paths again that no longer lead here; where that failed, with the reason.
    func mend(_ settings: PublishingSettings) -> [(path: String, error: PublishingError?)] {
        mend(events, eventFiles, settings) + mend(query, queryFiles, settings)
    }

    private static func eventSocket(
        _ settings: PublishingSettings, _ context: Context
    ) throws(ZeroMQError) -> Socket {
        let socket = try Socket(.xpub, in: context)
        try socket.set(.linger, Int32(settings.linger / .milliseconds(1)))
        try socket.set(.sendHighWater, Int32(settings.sendHighWater))
        try socket.set(.verboser, 1)
        try socket.set(.maxMessageSize, maxSubscriptionBytes)
        try common(socket, settings)
        return socket
    }

    private static func querySocket(
        _ settings: PublishingSettings, _ context: Context
    ) throws(ZeroMQError) -> Socket {
        let socket = try Socket(.router, in: context)
        try socket.set(.linger, 0)
        try socket.set(.sendHighWater, Int32(settings.replayHighWater))
        try socket.set(.receiveHighWater, 64)
        try socket.set(.routerMandatory, 1)
        try socket.set(.maxMessageSize, Int64(settings.maxRequestBytes))
        try common(socket, settings)
        return socket
    }

    private static func common(
        _ socket: borrowing Socket, _ settings: PublishingSettings
    ) throws(ZeroMQError) {
        try socket.set(
            .handshakeInterval, Int32(settings.handshakePatience / .milliseconds(1)))
        try socket.set(.heartbeatInterval, 10_000)
        try socket.set(.heartbeatTimeout, 30_000)
        try socket.set(.tcpKeepalive, 1)
        try socket.set(.tcpKeepaliveIdle, 60)
        try socket.set(.backlog, 128)
        try socket.set(.ipv6, settings.ipv6 ? 1 : 0)
        try socket.set(.zapEnforceDomain, 1)
    }

    /// An endpoint keeps the options its socket had when it was bound: so files go without CURVE, by
    /// their rights, and TCP with it, on one socket.
    private func bind(
        _ socket: borrowing Socket, _ endpoints: [String], _ settings: PublishingSettings,
        _ secret: [UInt8]?, _ files: inout [Held]
    ) throws(PublishingError) {
        do {
            let group = try settings.group()
            try socket.set(.zapDomain, [UInt8](Gatekeeper.localDomain.utf8))
            for case .ipc(let path) in endpoints.compactMap({ Endpoint($0) }) {
                var file = try SocketFile(path: path)
                try file.bind(socket, group: group)
                files.append(Held(file))
                bound.append("ipc://" + path)
            }
            if let secret {
                try socket.set(.zapDomain, [UInt8](Gatekeeper.curveDomain.utf8))
                try socket.set(.curveServer, 1)
                try socket.set(.curveSecretKey, secret)
            }
            for text in endpoints {
                guard case .tcp = Endpoint(text) else { continue }
                try socket.bind(text)
                bound.append(try socket.lastEndpoint())
            }
        } catch let error as ZeroMQError {
            throw .socket(error)
        } catch let error as PublishingError {
            throw error
        } catch {
            throw .settings(["\(error)"])
        }
    }

    /// The stolen endpoint is not unbound: whoever came by it would be disconnected.
    private func mend(
        _ socket: borrowing Socket, _ files: [Held], _ settings: PublishingSettings
    ) -> [(path: String, error: PublishingError?)] {
        var mended: [(path: String, error: PublishingError?)] = []
        for held in files where !held.file.isIntact {
            do throws(PublishingError) {
                try held.file.bind(socket, group: try settings.group())
                mended.append((held.file.path, nil))
            } catch {
                mended.append((held.file.path, error))
            }
        }
        return mended
    }
}

extension PublishingSettings {
    func group() throws(PublishingError) -> gid_t? {
        guard let socketGroup else { return nil }
        return try PublishingError.group(named: socketGroup)
    }
}
