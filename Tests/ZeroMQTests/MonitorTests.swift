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
