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
    }

    @Test func theListIsReadAgainOnReload() throws {
        let station = try station(allowing: "")
        let keys = try ClientKeys(server: server.publicKey, secretKey: client.secretKey)
        let early = try station.subscription(keys: keys)
        #expect(eventually { station.publisher.status.denied > 0 })
        #expect(try early.next(within: .zero) == nil)
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
        let late = try station.subscription(keys: keys)
        #expect(try late.next(within: .seconds(10)) != nil)
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
            settings.curve = CurveSettings(
                secretKeyPath: secret.path, allowListPath: clients.path)
        }
    }
}
