import Foundation
import Intake
import Store
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ConfigurationCheckTests {
    private func sound(in folder: TemporaryFolder) -> Configuration {
        var configuration = Configuration()
        configuration.spool = folder.path + "/spool"
        configuration.state = folder.path + "/state"
        configuration.runtime = folder.path + "/run"
        // Tests may run on an overlay.
        configuration.allowUnsafeFileSystem = true
        return configuration
    }

    @Test func foldersThatCanBeMadeAreFineAndAreNotMade() throws {
        let folder = try TemporaryFolder()
        #expect(ConfigurationCheck.problems(sound(in: folder)) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func aFileInPlaceOfAFolderIsFound() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.state = try folder.file("state", "a file")
        let problems = ConfigurationCheck.problems(configuration)
        #expect(problems.map(\.place) == ["state.path"])
    }

    @Test func theStoreInsideTheInboxIsRefused() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.state = configuration.spool + "/inbox/state"
        #expect(ConfigurationCheck.problems(configuration).contains { $0.place == "spool.path" })
    }

    @Test(arguments: [
        ("tcp://0.0.0.0:5556", "without encryption"), ("tcp://*:5556", "without encryption"),
        ("http://x", "neither ipc"), ("ipc://" + String(repeating: "/long", count: 30), "bytes"),
    ])
    func anEndpointThatCannotBeIsNamed(endpoint: String, part: String) throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.eventEndpoints = [endpoint]
        let problems = ConfigurationCheck.problems(configuration)
        #expect(problems.contains { $0.description.contains(part) }, "\(problems)")
        if part == "without encryption" {
            configuration.plaintextIsMeant = true
            #expect(ConfigurationCheck.problems(configuration) == [])
        }
    }

    @Test func loopbackNeedsNoEncryption() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.eventEndpoints = ["tcp://127.0.0.1:5556"]
        #expect(ConfigurationCheck.problems(configuration) == [])
    }

    @Test func aListThatCannotBeReadIsNamed() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.outlets = folder.path + "/nowhere"
        #expect(ConfigurationCheck.problems(configuration).map(\.place) == ["intake.outlets"])
    }

    @Test func aGroupThatIsNotThereIsNamed() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.runtimeGroup = "no-such-group"
        #expect(ConfigurationCheck.problems(configuration).map(\.place) == ["runtime.group"])
    }

    @Test func aSecretKeyMustBeAKeyOfItsOwnersAlone() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        let key = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6"
        let secret = try folder.file("secret", key + "\n")
        configuration.curveSecret = secret
        configuration.curveClients = try folder.file("clients", key + " a client\n")
        func problems(mode: Int) throws -> [String] {
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: secret)
            return ConfigurationCheck.problems(configuration).map(\.description)
        }
        #expect(try problems(mode: 0o600) == [])
        #expect(try problems(mode: 0o644).first?.contains("others can reach") == true)
        try "not a key".write(toFile: secret, atomically: false, encoding: .utf8)
        #expect(try problems(mode: 0o600).first?.contains("not a secret key") == true)
        try key.write(toFile: secret, atomically: false, encoding: .utf8)
        configuration.curveClients = folder.path + "/nowhere"
        #expect(ConfigurationCheck.problems(configuration).map(\.place) == ["curve.clients"])
    }

    @Test func aSmallDiskIsAWarningOnly() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.lowSpace = 0
        #expect(ConfigurationCheck.warnings(configuration) == [])
        var greedy = configuration.store
        greedy.lowBytes = .max
        greedy.lowPercent = 100
        #expect(greedy.spaceProblem(at: folder.path)?.contains("MiB are free") == true)
    }

    @Test func theOperatorsOutletsAreRead() throws {
        let folder = try TemporaryFolder()
        var configuration = sound(in: folder)
        configuration.outlets = try folder.file(
            "outlets", "# ours\nvalley.example = The Valley Post\n")
        #expect(try configuration.intake().outlets == ["valley.example": "The Valley Post"])
        configuration.outlets = try folder.file("broken", "valley.example\n")
        #expect(throws: ConfigurationError.self) { try configuration.intake() }
    }
}
