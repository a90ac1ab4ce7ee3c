import Foundation
import TestSupport
import Testing

/// The unit as systemd reads it, without starting it.
@Suite(
    .timeLimit(.minutes(1)),
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"),
        "needs the package systemd"))
struct ServiceUnitTests {
    private let deploy = Products.root + "/Deploy"

    /// A folder with the unit and some of its variants, and a program that exists.
    private func unit(with variants: [String]) throws -> (TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let text = try String(contentsOfFile: deploy + "/datelined.service", encoding: .utf8)
        let path = try folder.file(
            "datelined.service",
            text.replacingOccurrences(of: "/usr/sbin/datelined", with: "/bin/true"))
        let more = path + ".d"
        try FileManager.default.createDirectory(
            atPath: more, withIntermediateDirectories: false)
        for variant in variants {
            try FileManager.default.copyItem(
                atPath: "\(deploy)/drop-ins/\(variant).conf", toPath: "\(more)/\(variant).conf")
        }
        return (folder, path)
    }

    /// Thresholds are ten times the exposure that systemd prints.
    @Test(arguments: [([], 12), (["tcp-curve"], 12), (["ipc-only"], 5)] as [([String], Int)])
    func theExposureStaysLow(variants: [String], threshold: Int) throws {
        let (folder, path) = try unit(with: variants)
        let report = try Subprocess.run(
            "/usr/bin/systemd-analyze",
            ["security", "--offline=true", "--threshold=\(threshold)", "--no-pager", path])
        #expect(report.status == 0, "\(report.out)\(report.err)")
        #expect(report.out.contains("Overall exposure level"))
        withExtendedLifetime(folder) {}
    }

    @Test(arguments: [[], ["tcp-curve"], ["ipc-only"]] as [[String]])
    func systemdFindsNothingToComplainOf(variants: [String]) throws {
        let (folder, path) = try unit(with: variants)
        let report = try Subprocess.run("/usr/bin/systemd-analyze", ["verify", path])
        #expect(report.status == 0)
        #expect(report.out + report.err == "")
        withExtendedLifetime(folder) {}
    }

    @Test func theInstallScriptSaysWhatItWouldDoAndDoesNothing() throws {
        let folder = try TemporaryFolder()
        let plan = try Subprocess.run(
            deploy + "/install",
            [
                "--dry-run", "--destdir", folder.path, "--with", "ipc-only", "--from",
                Products.folder,
            ])
        #expect(plan.status == 0, "\(plan.err)")
        #expect(plan.out.contains("\(folder.path)/usr/local/sbin/datelined"))
        #expect(plan.out.contains("/etc/systemd/system/datelined.service.d/ipc-only.conf"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func whatIsInstalledBelowAFolderCanBeRemovedAgain() throws {
        let folder = try TemporaryFolder()
        let below = ["--destdir", folder.path, "--prefix", "/usr", "--from", Products.folder]
        let done = try Subprocess.run(deploy + "/install", below)
        #expect(done.status == 0, "\(done.err)")
        let unit = "\(folder.path)/usr/lib/systemd/system/datelined.service"
        #expect(
            try String(contentsOfFile: unit, encoding: .utf8)
                .contains("ExecStart=/usr/sbin/datelined\n"))
        for (program, script) in [
            ("dateline", "bash-completion/completions/dateline"),
            ("dateline", "zsh/site-functions/_dateline"),
            ("dateline", "fish/vendor_completions.d/dateline.fish"),
            ("datelined", "bash-completion/completions/datelined"),
            ("datelined", "zsh/site-functions/_datelined"),
            ("datelined", "fish/vendor_completions.d/datelined.fish"),
        ] {
            let text = try String(
                contentsOfFile: "\(folder.path)/usr/share/\(script)", encoding: .utf8)
            #expect(text.contains(program))
        }

        let undone = try Subprocess.run(
            deploy + "/install", below + ["--uninstall"])
        #expect(undone.status == 0, "\(undone.err)")
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder.path)/\($0)")
            return facts?[.type] as? FileAttributeType != .typeDirectory
        }
        #expect(left == [])
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strip"),
            "needs the package binutils"))
    func installedProgramsRunAndCarryNoSymbols() throws {
        let folder = try TemporaryFolder()
        let done = try Subprocess.run(
            deploy + "/install", ["--destdir", folder.path, "--from", Products.folder])
        #expect(done.status == 0, "\(done.err)")
        for program in ["sbin/datelined", "bin/dateline"] {
            let installed = "\(folder.path)/usr/local/\(program)"
            let version = try Subprocess.run(installed, ["--version"])
            #expect(version.status == 0, "\(version.err)")
            let built = Products.path(String(program.drop { $0 != "/" }.dropFirst()))
            #expect(try size(of: installed) < size(of: built) * 2 / 3)
        }
    }

    private func size(of path: String) throws -> Int {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(facts[.size] as? Int)
    }

    @Test(arguments: [
        (["--frob"], "unknown argument --frob; see --help"),
        (["--with", "wings"], "--with wings: there is no such variant"),
        (["--prefix", "usr"], "--prefix usr: must be an absolute path"),
        (["--destdir"], "--destdir needs a value; see --help"),
    ])
    func mistakesOnTheCommandLineGetOneLine(arguments: [String], line: String) throws {
        let end = try Subprocess.run(deploy + "/install", arguments)
        #expect(end.status == 64)
        #expect(end.err.hasPrefix("Deploy/install: \(line)"))
        #expect(end.err.split(separator: "\n").count == 1)
    }
}
