import Foundation
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct MonitorTests {
    @Test func aConnectionComesAndGoes() throws {
        let context = try Context()
        let server = try Socket(.router, in: context)
        try server.set(.linger, 0)
        let monitor = try Monitor(of: server, named: "server", in: context)
        try server.bind("tcp://127.0.0.1:*")
        let endpoint = try server.lastEndpoint()
        var seen: [MonitorEvent.Kind] = []
        do {
            let client = try Socket(.dealer, in: context)
            try client.set(.linger, 0)
            try client.connect(endpoint)
            seen += try kinds(from: monitor, until: .handshakeSucceeded)
        }
        seen += try kinds(from: monitor, until: .disconnected)
        #expect(seen == [.listening, .accepted, .handshakeSucceeded, .disconnected])
    }

    /// More events than any queue's usual bound, and nobody takes them.
    @Test func aMonitorNobodyReadsStopsNothing() throws {
        let context = try Context()
        let server = try Socket(.router, in: context)
        try server.set(.linger, 0)
        let monitor = try Monitor(of: server, named: "unread", in: context)
        try server.bind("tcp://127.0.0.1:*")
        let endpoint = try server.lastEndpoint()
        for _ in 0..<1_000 {
            let client = try Socket(.dealer, in: context)
            try client.set(.linger, 0)
            try client.connect(endpoint)
            try client.send([[7]])
            var poller = Poller()
            _ = poller.add(server)
            try #require(try poller.wait(.seconds(10)) == 1)
            _ = try server.receive()
        }
        server.stopMonitor()
        #expect(try monitor.next()?.kind == .listening)
    }

    @Test func aWatchedSocketWithPeersCanBeLetGo() throws {
        for round in 0..<20 {
            let context = try Context()
            let client = try Socket(.dealer, in: context)
            try client.set(.linger, 0)
            do {
                let server = try Socket(.router, in: context)
                try server.set(.linger, 0)
                let monitor = try Monitor(of: server, named: "gone-\(round)", in: context)
                try server.bind("tcp://127.0.0.1:*")
                try client.connect(try server.lastEndpoint())
                _ = try kinds(from: monitor, until: .handshakeSucceeded)
                server.stopMonitor()
            }
            try client.send([[7]])
        }
    }

    private func kinds(
        from monitor: borrowing Monitor, until last: MonitorEvent.Kind
    ) throws -> [MonitorEvent.Kind] {
        var kinds: [MonitorEvent.Kind] = []
        var poller = Poller()
        _ = poller.add(monitor.socket)
        while try poller.wait(.seconds(10)) > 0 {
            while let event = try monitor.next() {
                kinds.append(event.kind)
                if event.kind == last { return kinds }
            }
        }
        return kinds
    }
}
