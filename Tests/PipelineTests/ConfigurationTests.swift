import Foundation
import Testing

@testable import Pipeline

@Suite struct ConfigurationTests {
    private func sources(
        _ yaml: String = "", flags: [String: (flag: String, value: String)] = [:],
        environment: [String: String] = [:]
    ) throws -> ConfigurationSources {
        let path = NSTemporaryDirectory() + "dateline-\(UUID().uuidString).yaml"
        try yaml.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try ConfigurationSources(file: path, flags: flags, environment: environment)
    }

    private func shipped() throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: root.appendingPathComponent("Config/dateline.yaml"), encoding: .utf8)
    }

    @Test func theShippedFileSaysWhatIsTheDefaultAnyway() throws {
        let shipped = try sources(try shipped())
        #expect(try Configuration(shipped) == Configuration(try sources()))
        let silent = Setting.all.filter { shipped.value(of: $0).source == "default" }
        #expect(silent.map(\.key) == [])
    }

    @Test func theShippedFileMarksWhatAReloadApplies() throws {
        let marks = try shipped().components(separatedBy: "(reload)").count - 2
        #expect(marks > 0)
        #expect(Setting.all.contains { $0.reloadable })
    }

    @Test func aFlagWinsOverAVariableOverTheFile() throws {
        let yaml = "spool:\n  path: /file\nstate:\n  path: /file\nruntime:\n  path: /file\n"
        let read = try sources(
            yaml, flags: ["spool.path": ("--spool", "/flag")],
            environment: ["DATELINE_SPOOL_PATH": "/variable", "DATELINE_STATE_PATH": "/variable"])
        let configuration = try Configuration(read)
        #expect(configuration.spool == "/flag")
        #expect(configuration.state == "/variable")
        #expect(configuration.runtime == "/file")
        #expect(
            Setting.named("state.path").map { read.value(of: $0).source }
                == "DATELINE_STATE_PATH")
    }

    @Test(arguments: [
        ("spool:\n  pth: /x\n", ":2: unknown key spool.pth; did you mean spool.path?"),
        ("spol:\n  path: /x\n", ":1: unknown key spol; did you mean spool?"),
        ("size_limit: 1MiB\n", ":1: unknown key size_limit; did you mean spool.size_limit?"),
        ("spool:\n\tpath: /x\n", ":2: a tab; indent with spaces"),
        ("spool:\n  path: /a: b\n", ":2: a colon where none belongs"),
        ("spool:\n  path: '/a\n", ": a quotation mark is opened and not closed"),
        ("spool:\n  path: @x\n", ":2: a character that begins no value"),
        ("spool: /x\n", ":1: spool is a section; indent its keys"),
        ("log:\n  level: loud\n", ":2: log.level is `loud`"),
        ("spool:\n  settle: soon\n", ":2: spool.settle is `soon`; it takes a duration"),
        ("spool:\n  size_limit: 3 apples\n", ":2: spool.size_limit is `3 apples`"),
        ("events:\n  max_peers: -1\n", ":2: events.max_peers is -1; from 1 to"),
        ("spool:\n  path: a/b\n", ":2: spool.path is not an absolute path"),
        ("spool:\n  path: /a\n  path: /b\n", ":3: path stands twice; keep one"),
        ("log:\n  level: info\nspool:\n  path: /a\nlog:\n  level: info\n", ":5: log stands twice"),
        ("- 1\n- 2\n", ":1: not a mapping"),
        ("spool: [\n", ":1: a [ is opened and not closed"),
        ("spool:\n  path:\n    deeper: 1\n", ":2: spool.path takes a path, not a nested value"),
    ])
    func aMistakeIsNamedWithItsLine(yaml: String, message: String) throws {
        let error = #expect(throws: ConfigurationError.self) {
            _ = try Configuration(try self.sources(yaml))
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("\n") == false)
    }

    @Test func anUnknownVariableIsAMistakeToo() {
        let error = #expect(throws: ConfigurationError.self) {
            _ = try self.sources(environment: ["DATELINE_SPOL_PATH": "/x"])
        }
        #expect(error?.description.contains("did you mean DATELINE_SPOOL_PATH?") == true)
    }

    @Test func aFileOfCommentsSetsNothing() throws {
        #expect(try Configuration(sources("# nothing\n")) == Configuration(sources()))
    }

    @Test func aNamedFileThatIsMissingIsAnError() {
        let error = #expect(throws: ConfigurationError.self) {
            _ = try ConfigurationSources(file: "/nowhere/dateline.yaml", environment: [:])
        }
        #expect(
            error?.description
                == "/nowhere/dateline.yaml: cannot be read: No such file or directory")
    }

    @Test(arguments: [
        ("250ms", Duration.milliseconds(250)), ("2s", .seconds(2)), ("10m", .seconds(600)),
        ("12h", .seconds(43_200)), ("90d", .seconds(7_776_000)), ("5", .seconds(5)),
    ])
    func readsDurations(text: String, duration: Duration) {
        #expect(SettingValue.duration(text) == duration)
    }

    @Test(arguments: [("512", 512), ("64KiB", 65_536), ("16 MiB", 16 << 20), ("1.5G", 3 << 29)])
    func readsSizes(text: String, size: Int) {
        #expect(SettingValue.size(text) == size)
    }
}

@Suite struct ReloadTests {
    @Test func everyKeyIsEitherReloadableOrWaitsForARestart() {
        let fixed = Set(Configuration.fixed.map(\.key))
        #expect(fixed == Set(Setting.all.filter { !$0.reloadable }.map(\.key)))
    }

    @Test func aReloadTakesWhatItMayAndNamesTheRest() {
        var new = Configuration()
        new.spool = "/elsewhere"
        new.sizeLimit = 1
        let merged = Configuration().taking(reloadableFrom: new)
        #expect(merged.spool == Configuration().spool)
        #expect(merged.sizeLimit == 1)
        #expect(Configuration().keysForRestart(new) == ["spool.path"])
    }

    @Test func nothingButReloadableKeysDiffersAfterAReload() {
        var new = Configuration()
        new.done = .delete
        new.curveClients = "/clients"
        new.analysisDeadline = .seconds(1)
        new.logLevel = .debug
        #expect(Configuration().taking(reloadableFrom: new) == new)
    }
}
