import Foundation
import Learning
import TestSupport
import Testing

/// FI-37: model files that cannot be used, and one that is replaced.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct ModelTests {
    /// What stands where the model should be.
    enum Fault: CaseIterable {
        case missing, folder, fifo, empty, foreign, truncated, damaged, version, lacking

        /// In the line about it.
        var says: String {
            switch self {
            case .missing: "No such file or directory"
            case .folder, .fifo, .foreign: "is not a model file"
            case .empty, .truncated: "is cut short; copy it again"
            case .damaged: "is damaged in its section \"record\"; copy it again"
            case .version: "has format 9"
            case .lacking: "has no section"
            }
        }

        func put(at path: String) throws {
            var writer = ModelWriter()
            writer.add("record", Array(repeating: 0x20, count: 1000))
            var bytes = writer.bytes
            switch self {
            case .missing: return
            case .folder:
                return try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false)
            case .fifo: return unsafe #expect(mkfifo(path, 0o600) == 0)
            case .empty: bytes = []
            case .foreign: bytes = Array("model: none\n".utf8)
            case .truncated: bytes.removeLast(500)
            case .damaged: bytes[bytes.count - 100] ^= 1
            case .version: bytes[8] = 9
            case .lacking: break
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
    }

    @Test(arguments: Fault.allCases)
    func aModelThatCannotBeUsedIsOneLineAnd78(fault: Fault) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/m.dateline"
        try fault.put(at: path)
        let place = [
            "--spool", folder.path + "/s", "--state", folder.path + "/t", "--runtime",
            folder.path + "/r", "--model", path,
        ]
        let article = try folder.file("a.txt", sampleArticle(1))
        for (program, arguments) in [
            ("datelined", place), ("datelined", place + ["--check-config"]),
            ("dateline", ["analyze", "--model", path, article]),
            ("dateline-bench", ["stages", "--model", path]),
            ("dateline-bench", ["linguistics", "--model", path]),
        ] {
            let output = try Subprocess.run(
                Products.path(program), arguments,
                environment: ["DATELINE_STATE_ALLOW_UNSAFE_FS": "true"], seconds: 30)
            #expect(output.status == 78, "\(program) \(arguments)")
            #expect(output.out == "")
            #expect(output.err.hasPrefix("\(program): model.path: "), "\(output.err)")
            #expect(output.err.contains(path) && output.err.contains(fault.says), "\(output.err)")
            #expect(output.err.count { $0 == "\n" } == 1, "\(output.err)")
        }
        let made = ["s", "t", "r"].filter {
            FileManager.default.fileExists(atPath: folder.path + "/" + $0)
        }
        #expect(made == [])
    }

    @Test(arguments: ["DATELINE_MODEL", "DATELINE_MODEL_PATH"])
    func aVariableNamesTheModelToo(variable: String) throws {
        let output = try Subprocess.run(
            Products.path("dateline"), ["analyze", "-"],
            environment: [variable: "/nowhere/m.dateline"], input: sampleArticle(1))
        #expect(output.status == 78)
        #expect(
            output.err
                == "dateline: model.path: model file /nowhere/m.dateline: No such file or directory; "
                + "name another with --model FILE or DATELINE_MODEL\n")
    }

    /// A program that was copied away from its build and has a model beside it takes that one.
    @Test func theModelBesideTheProgramIsTaken() throws {
        let folder = try TemporaryFolder()
        let program = folder.path + "/dateline"
        try FileManager.default.copyItem(atPath: Products.path("dateline"), toPath: program)
        _ = try folder.file("model.dateline", "not one\n")
        let output = try Subprocess.run(
            program, ["analyze", "-"], environment: ["DATELINE_MODEL": ""],
            input: sampleArticle(1))
        #expect(output.status == 78)
        let line = "dateline: model.path: \(folder.path)/model.dateline is not a model file; "
        #expect(output.err.hasPrefix(line), "\(output.err)")
    }

    @Test func aModelIsKeptUntilAReloadTakesANewOne() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/m.dateline"
        let first = try Self.put(at: path, remark: "first")
        let daemon = try DaemonProcess(in: folder, arguments: ["--model", path])
        func versions(_ file: String) throws -> String {
            try daemon.drop(file, sampleArticle(Int(file) ?? 0))
            let query =
                "SELECT text FROM article JOIN versions ON number = versions WHERE file = '\(file)'"
            #expect(try eventually { try daemon.sqlite(query).count == 1 })
            return try daemon.sqlite(query).first ?? ""
        }
        func reload(until line: String) {
            daemon.process.signal(SIGHUP)
            #expect(eventually { daemon.process.err.contains(line) })
        }
        #expect(try versions("1").hasSuffix(" model/\(first)"))

        let second = try Self.put(at: path, remark: "second")
        #expect(first != second)
        #expect(try versions("2").hasSuffix(" model/\(first)"), "no reload yet")
        reload(until: "configuration reloaded")
        #expect(daemon.process.err.contains("model replaced"))
        #expect(try versions("3").hasSuffix(" model/\(second)"))

        try FileManager.default.removeItem(atPath: path)
        try Fault.truncated.put(at: path)
        reload(until: "configuration refused")
        #expect(daemon.process.err.contains("is cut short"))
        #expect(try versions("4").hasSuffix(" model/\(second)"))
        try daemon.expectOracle(articles: ["1", "2", "3", "4"])
    }

    /// The model under test with another remark in its record.
    /// - Returns: the beginning of its hash, as `versions` has it.
    private static func put(at path: String, remark: String) throws -> String {
        let shipped = try ModelFile.open(ShippedModel.path)
        var writer = ModelWriter()
        for name in shipped.sectionNames {
            writer.add(name, unsafe try shipped.section(name).withBytes { unsafe Array($0) })
        }
        writer.add("remark", Array(remark.utf8))
        try writer.write(to: path)
        return String(try ModelFile.open(path).hash.prefix(12))
    }
}
