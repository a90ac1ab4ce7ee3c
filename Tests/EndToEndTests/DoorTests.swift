import Foundation
import TestSupport
import Testing

/// What a person at the command line meets: exit codes, one-line errors, pipes.
@Suite(.timeLimit(.minutes(2))) struct DoorTests {
    private func datelined(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Subprocess.Output {
        try Subprocess.run(
            Products.path("datelined"), arguments, environment: environment, seconds: 30)
    }

    private func dateline(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
    ) throws -> Subprocess.Output {
        try Subprocess.run(
            Products.path("dateline"), arguments, environment: environment, input: input,
            seconds: 30)
    }

    @Test(arguments: [
        "spool:\n  pth: /x\n", "log:\n  level: loud\n", "spool: [\n", "state:\n  path: x/y\n",
    ])
    func aBrokenConfigurationEndsWith78AndOneLine(yaml: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("dateline.yaml", yaml)
        for arguments in [["--config", file, "--check-config"], ["--config", file]] {
            let output = try datelined(arguments)
            #expect(output.status == 78)
            #expect(output.err.hasPrefix("datelined: \(file)"))
            #expect(output.err.split(separator: "\n").count == 1)
        }
    }

    @Test func aSoundConfigurationIsSaidToBeFine() throws {
        let folder = try TemporaryFolder()
        let place = [
            "--spool", folder.path + "/s", "--state", folder.path + "/t", "--runtime",
            folder.path + "/r",
        ]
        #expect(try datelined(place + ["--check-config"]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func theEffectiveConfigurationNamesItsSources() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("dateline.yaml", "log:\n  level: debug\n")
        let output = try datelined(
            ["--config", file, "--spool", "/flag", "--show-config"],
            environment: ["DATELINE_STATE_PATH": "/variable"])
        #expect(output.status == 0)
        #expect(output.lines.contains("spool.path: /flag  # --spool"))
        #expect(output.lines.contains("state.path: /variable  # DATELINE_STATE_PATH"))
        #expect(output.lines.contains("log.level: debug  # \(file):2"))
        #expect(output.lines.contains("analysis.threads: 0  # default"))
    }

    @Test func anUnknownFlagIsUsage() throws {
        #expect(try datelined(["--frob"]).status == 64)
        #expect(try dateline(["--frob"]).status == 64)
        #expect(try dateline(["analyze"]).status == 64)
    }

    @Test func whatIsNotThereIsNoInput() throws {
        let output = try dateline(["analyze", "/nowhere/a.txt"])
        #expect(output.status == 66)
        #expect(output.err == "dateline: /nowhere/a.txt: there is no such file; check the path\n")
    }

    @Test func oneUnreadableArticleLeavesTheOthersReadable() throws {
        let folder = try TemporaryFolder()
        let good = try folder.file("a.txt", sampleArticle(1))
        let bad = try folder.file("b.txt", "%PDF-1.4 binary")
        let output = try dateline(["analyze", good, bad, good])
        #expect(output.status == 65)
        #expect(output.lines.count == 2)
        #expect(output.err.contains(bad))
        #expect(output.err.contains("unsupported"))
    }

    @Test func aFolderMeansItsVisibleFilesInOrder() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("b.txt", sampleArticle(2))
        _ = try folder.file("a.txt", sampleArticle(1))
        _ = try folder.file(".hidden.txt", sampleArticle(3))
        let output = try dateline(["analyze", folder.path])
        #expect(output.lines.count == 2)
        #expect(output.lines.first?.contains("\"file\":\"a.txt\"") == true)
    }

    @Test func standardInputIsReadAsAnArticle() throws {
        let output = try dateline(["analyze", "-"], input: sampleArticle(4))
        #expect(output.status == 0)
        #expect(output.out.contains("Harbour works in Port Alder enter phase 4"))
    }

    @Test func rawTakesTheTextAsItIs() throws {
        let text = "Read More:\n\nRead More:\n\nA sentence. Another."
        let output = try dateline(["analyze", "--raw", "--tokens", "-"], input: text)
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data(output.out.utf8)) as? [String: Any])
        #expect(record["text"] as? String == text)
        #expect((record["removed"] as? [Any])?.isEmpty == true)
        #expect((record["tokens"] as? [Any])?.isEmpty == false)
    }

    @Test func conllUHasTheTokensWithTheirSpacing() throws {
        let output = try dateline(
            ["analyze", "--raw", "--format", "conllu", "-"], input: "She didn't go. He did.")
        #expect(output.out.contains("# newdoc id = "))
        #expect(output.out.contains("# text = He did.\n"))
        #expect(output.out.contains("2-3\tdidn't\t"))
        #expect(output.out.contains("SpaceAfter=No"))
    }

    @Test func thereAreNoColoursInAPipe() throws {
        let output = try dateline(["analyze", "--format", "text", "-"], input: sampleArticle(5))
        #expect(output.status == 0)
        #expect(!output.out.contains("\u{1B}"))
    }

    @Test func escapeSequencesOfAnArticleDoNotReachTheTerminal() throws {
        let text = "A headline of five words here\n\nText with \u{1B}[31mred\u{1B}[0m in it. More."
        let output = try dateline(["analyze", "--raw", "--format", "text", "-"], input: text)
        #expect(!output.out.contains("\u{1B}"))
    }

    @Test func aReaderThatWentAwayIsNoError() throws {
        let folder = try TemporaryFolder()
        for n in 0..<200 { _ = try folder.file("\(n).txt", sampleArticle(n)) }
        let script =
            "'\(Products.path("dateline"))' analyze '\(folder.path)' | head -n 1 >/dev/null;"
            + " echo ${PIPESTATUS[0]}"
        let output = try Subprocess.run("/bin/bash", ["-c", script])
        // 141: ended by SIGPIPE, as `cat` is; 0 where that signal is ignored.
        #expect(["0\n", "141\n"].contains(output.out))
        #expect(output.err == "")
    }

    @Test func withoutADaemonThatIsSaidInOneLine() throws {
        let folder = try TemporaryFolder()
        for command in [["status"], ["article", "00"], ["replay"]] {
            let output = try dateline(command + ["--timeout", "1", "--runtime", folder.path])
            #expect(output.status == 69, "\(command)")
            #expect(output.err.split(separator: "\n").count == 1)
            #expect(output.err.contains("is datelined running?"))
        }
    }

    @Test func keysAreMadeOnceAndForTheirOwnerOnly() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/curve.secret"
        let output = try dateline(["keygen", file])
        #expect(output.status == 0)
        #expect(output.lines.first?.count == 40)
        let facts = try FileManager.default.attributesOfItem(atPath: file)
        #expect(facts[.posixPermissions] as? Int == 0o400)
        #expect(try dateline(["keygen", file]).status == 73)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsAreMadeForTheShell(shell: String) throws {
        let output = try dateline(["--generate-completion-script", shell])
        #expect(output.status == 0)
        #expect(output.out.contains("quarantine"))
    }
}
