import Foundation
import Publishing
import Testing
import Wire
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct CurveTests {
    let server: Curve.KeyPair
    let client: Curve.KeyPair

    init() throws {
        server = try Curve.keypair()
        client = try Curve.keypair()
    }

    @Test func aKnownKeyIsLetIn() throws {
        let station = try station(allowing: client.publicKey + " desk one\n")
        let keys = try ClientKeys(server: server.publicKey, secretKey: client.secretKey)
        station.publish(3)
        let feed = try station.feed(since: 1, keys: keys)
        #expect(try feed.sequences(until: 3) == [1, 2, 3])
        #expect(station.publisher.status.denied == 0)
    }

    @Test func anUnknownKeyIsTurnedAwayAndNamed() throws {
        let station = try station(allowing: "# nobody yet\n")
        let keys = try ClientKeys(server: server.publicKey, secretKey: client.secretKey)
        let subscription = try station.subscription(keys: keys)
        #expect(eventually { station.publisher.status.denied > 0 })
        #expect(station.signals.contains(.denied(key: client.publicKey)))
        #expect(try subscription.next(within: .milliseconds(300)) == nil)
    }

    @Test func withoutEncryptionNobodyIsLetIn() throws {
        let station = try station(allowing: client.publicKey)
        let subscription = try station.subscription()
        #expect(eventually { station.publisher.status.failedHandshakes > 0 })
        #expect(try subscription.next(within: .milliseconds(300)) == nil)
        let error = try #require(throws: WireError.self) {
            while try station.feed(since: 1).next(within: .seconds(20)) != nil {}
        }
        #expect(error.description.contains("asks for keys"))
    }

    @Test func theListIsReadAgainOnReload() throws {
        let station = try station(allowing: "")
        let keys = try ClientKeys(server: server.publicKey, secretKey: client.secretKey)
        let early = try station.feed(since: nil, keys: keys)
        guard case .shutOut(let reason)? = try early.next(within: .seconds(20)) else {
            Issue.record("the client does not know that it is turned away")
            return
        }
        #expect(reason.contains("not on its list"))
        #expect(station.publisher.status.denied >= 2)
        #expect(station.signals.count { $0 == .denied(key: client.publicKey) } == 1)
        let list = station.folder.appending(path: "clients")
        try Data("not a key\n".utf8).write(to: list)
        station.publisher.apply(station.settings)
        #expect(
            eventually {
                station.signals.contains(
                    .allowListKept(
                        reason: "\(list.path):1: not a public key; 40 characters of Z85 belong here"
                    ))
            })
        try Data((client.publicKey + "\n").utf8).write(to: list)
        station.publisher.apply(station.settings)
        #expect(eventually { station.signals.contains(.allowListRead(keys: 1)) })
        let welcomed = eventually {
            _ = try? early.next(within: .milliseconds(50))
            return early.lastHeard != nil
        }
        #expect(welcomed, "who was turned away gets in without being started anew")
    }

    @Test func aQuestionWithAWrongKeyIsToldWhy() throws {
        let station = try station(allowing: "")
        let keys = try ClientKeys(server: server.publicKey, secretKey: client.secretKey)
        let error = try #require(throws: WireError.self) {
            _ = try station.client(keys: keys).ask(Question(.health), within: .seconds(3))
        }
        #expect(error.description.contains("not on its list"))
    }

    /// A hundred a second for some seconds, each with a key of its own, in a process of its own.
    @Test func wrongKeysInALoopDoNotFillTheMemory() async {
        await #expect(processExitsWith: .success) {
            let tests = try CurveTests()
            let station = try tests.station(allowing: "")
            func knock(_ count: Int) throws {
                for _ in 0..<count {
                    let socket = try Socket(.sub, in: station.context)
                    let keys = try Curve.keypair()
                    try socket.set(.linger, 0)
                    try socket.set(.reconnectInterval, -1)
                    let serverKey = try #require(Z85.decode(tests.server.publicKey))
                    let publicKey = try #require(Z85.decode(keys.publicKey))
                    let secretKey = try #require(Z85.decode(keys.secretKey))
                    try socket.set(.curveServerKey, serverKey)
                    try socket.set(.curvePublicKey, publicKey)
                    try socket.set(.curveSecretKey, secretKey)
                    let before = station.publisher.status.denied
                    try socket.connect(station.events)
                    let denied = eventually { station.publisher.status.denied > before }
                    try #require(denied)
                }
            }
            try knock(100)
            try #require(eventually { station.publisher.status.peers == 0 })
            let before = residentBytes()
            try knock(300)
            try #require(eventually { station.publisher.status.peers == 0 })
            try #require(residentBytes() - before < 10_485_760)
            try #require(station.publisher.status.denied >= 400)
            try #require(station.signals.count < 100, "not a line each")
            let allowed = try ClientKeys(
                server: tests.server.publicKey, secretKey: tests.client.secretKey)
            try Data((tests.client.publicKey + "\n").utf8)
                .write(to: station.folder.appending(path: "clients"))
            station.publisher.apply(station.settings)
            let read = eventually { station.signals.contains(.allowListRead(keys: 1)) }
            try #require(read)
            try #require(try station.subscription(keys: allowed).next(within: .seconds(5)) != nil)
        }
    }

    @Test func aSecretOthersCanReadIsRefused() throws {
        let error = try #require(throws: PublishingError.self) {
            try station(allowing: "", mode: 0o644)
        }
        #expect(error.description.contains("mode 0400"))
    }

    private func station(allowing list: String, mode: Int = 0o400) throws -> Station {
        try Station(tcp: true) { settings, folder in
            let secret = folder.appending(path: "curve.secret")
            try Data((server.secretKey + "\n").utf8).write(to: secret)
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: secret.path)
            let clients = folder.appending(path: "clients")
            try Data(list.utf8).write(to: clients)
            settings.handshakePatience = .seconds(1)
            settings.curve = CurveSettings(
                secretKeyPath: secret.path, allowListPath: clients.path)
        }
    }
}
