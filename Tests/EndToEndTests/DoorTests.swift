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
        let output = try datelined(
            place + ["--check-config"], environment: ["DATELINE_STATE_ALLOW_UNSAFE_FS": "true"])
        #expect(output.status == 0, "\(output.err)")
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

    @Test func relativeFoldersAreMeantWhereTheyWereTyped() throws {
        let folder = try TemporaryFolder()
        let script =
            "cd '\(folder.path)' && '\(Products.path("datelined"))' --spool s --show-config"
        let output = try Subprocess.run("/bin/bash", ["-c", script])
        #expect(output.out.contains("spool.path: s  # --spool"))
        let check =
            "cd '\(folder.path)' && touch t && '\(Products.path("datelined"))'"
            + " --spool s --state t --runtime ./r --check-config"
        let checked = try Subprocess.run(
            "/bin/bash", ["-c", check], environment: ["DATELINE_STATE_ALLOW_UNSAFE_FS": "true"])
        #expect(checked.status == 78)
        #expect(
            checked.err == "datelined: state.path: \(folder.path)/t is not a folder\n")
    }

    @Test(arguments: [
        (["--frob"], "dateline --help"), (["analyze"], "dateline analyze --help"),
        (["status", "--timeout", "abc"], "dateline status --help"),
        (["quarantine", "retry", "--limit", "3"], "dateline quarantine retry --help"),
        (["status", "--a\nb\u{1B}[31m"], "dateline status --help"),
        (["analyze", "--published", "soon", "-"], "dateline analyze --help"),
        (["analyze", "--published", "2019-02-29", "-"], "dateline analyze --help"),
        (["analyze", "--published", "2019-02-28T25:00:00Z", "-"], "dateline analyze --help"),
        (["analyze", "--outlet", " ", "-"], "dateline analyze --help"),
    ])
    func aWrongArgumentIsOneLineAnd64(arguments: [String], help: String) throws {
        let output = try dateline(arguments)
        #expect(output.status == 64)
        #expect(output.err.hasPrefix("dateline: "))
        #expect(output.err.hasSuffix("; see \(help)\n"), "\(output.err)")
        #expect(output.err.count { $0 == "\n" } == 1)
        #expect(!output.err.contains("\u{1B}"))
    }

    @Test func aWrongArgumentOfTheDaemonIsOneLineToo() throws {
        let output = try datelined(["--frob\u{1B}[31m"])
        #expect(output.status == 64)
        #expect(output.err.hasSuffix("; see datelined --help\n"))
        #expect(output.err.count { $0 == "\n" } == 1)
        #expect(!output.err.contains("\u{1B}"))
    }

    @Test func helpAndVersionStayAsTheyAre() throws {
        for program in [dateline(_:input:environment:)] {
            #expect(try program(["--version"], nil, [:]).status == 0)
            #expect(try program(["--help"], nil, [:]).out.contains("OVERVIEW"))
        }
        #expect(try datelined(["--help"]).out.contains("OVERVIEW"))
    }

    @Test(arguments: ["2019", "2019-03", "2020-02-29", "2019-03-18T09:30:00.5+01:00"])
    func aDateOfAnyPrecisionIsTaken(date: String) throws {
        let output = try dateline(
            ["analyze", "--published", date, "-"], input: sampleArticle(6))
        #expect(output.status == 0, "\(output.err)")
    }

    @Test func aFolderWithoutFilesIsNoInput() throws {
        let folder = try TemporaryFolder()
        let output = try dateline(["analyze", folder.path])
        #expect(output.status == 66)
        #expect(output.err.hasPrefix("dateline: \(folder.path): no files in"))
    }

    @Test func namesAreBytesToTheDoor() throws {
        let folder = try TemporaryFolder()
        let program = Products.path("dateline")
        let script = """
            cd '\(folder.path)' && mkdir -p spool/inbox
            for name in $'a\\xff\\xfe.txt' $'b\\n\\x1b[31m.txt' $'c\\xf4\\x8f\\xbf\\xbf.txt' ./-rf; do
                printf 'One sentence here. And another.' > "$name"
                '\(program)' submit --spool spool "$name" || exit 1
                '\(program)' analyze --raw "$name" > /dev/null || exit 2
                test -e "spool/inbox/$name" || exit 3
            done
            """
        let output = try Subprocess.run("/bin/bash", ["-c", script])
        #expect(output.status == 0, "\(output.err)")
        let missing = try Subprocess.run(
            "/bin/bash", ["-c", "'\(program)' submit --spool /nowhere $'x\\xff\\n\\x1b.txt'"])
        #expect(missing.status == 66)
        #expect(
            missing.err == "dateline: x\\xFF\\x0A\\x1B.txt: there is no such file; check the path\n"
        )
    }

    @Test func aFolderCannotBeSubmitted() throws {
        let folder = try TemporaryFolder()
        let output = try dateline(["submit", "--spool", folder.path, folder.path])
        #expect(output.status == 66)
        #expect(output.err == "dateline: \(folder.path): is a folder; name files\n")
    }

    @Test func anIdThatCannotBeSaysWhatIdsAre() throws {
        for id in ["zzz", ""] {
            let output = try dateline(["article", id])
            #expect(output.status == 66)
            #expect(output.err.contains("ids are 32 hex digits"))
        }
    }

    @Test func everyQuarantineCommandTakesBothPlaces() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/quarantine", withIntermediateDirectories: false)
        for (command, status) in [
            (["list"], Int32(0)), (["show", "x"], 66), (["drop", "x"], 66), (["retry", "x"], 69),
        ] {
            let output = try dateline(
                ["quarantine"] + command
                    + ["--spool", folder.path, "--runtime", folder.path, "--timeout", "1"])
            #expect(output.status == status, "\(command) \(output.err)")
        }
    }

    @Test func aBackupHasAStatusForEachFailure() throws {
        let daemon = try DaemonProcess()
        let there = try daemon.folder.file("there.db", "not a store")
        let existing = try daemon.dateline(["backup", there])
        #expect(existing.status == 73, "\(existing.err)")
        #expect(existing.err.components(separatedBy: there).count == 2)
        let nowhere = try daemon.dateline(["backup", "/nowhere/at/all.db"])
        #expect([73, 74].contains(nowhere.status), "\(nowhere.err)")
        #expect(try daemon.dateline(["backup", daemon.folder.path + "/new.db"]).status == 0)
        let unknown = try daemon.dateline(["article", "abcdef"])
        #expect(unknown.status == 66)
        #expect(unknown.err.contains("a unique beginning is enough"))
        let tail = try Subprocess(
            Products.path("dateline"), ["tail", "--since", "999", "--runtime", daemon.runtime])
        defer { tail.signal(SIGKILL) }
        #expect(eventually { tail.err == "dateline: tail: the log ends at 0; waiting for 999\n" })
        #expect(daemon.stop() == 0)
    }

    @Test func tailTellsOnceThatNobodyAnswers() throws {
        let folder = try TemporaryFolder()
        let tail = try Subprocess(
            Products.path("dateline"), ["tail", "--runtime", folder.path])
        defer { tail.signal(SIGKILL) }
        #expect(eventually { !tail.err.isEmpty })
        #expect(
            tail.err == "dateline: tail: no answer from ipc://\(folder.path)/events.sock; "
                + "is datelined running? waiting\n")
    }

    @Test func tailEndsWithItsReader() throws {
        let folder = try TemporaryFolder()
        let script = "'\(Products.path("dateline"))' tail --runtime '\(folder.path)' | true"
        let pipe = try Subprocess("/bin/bash", ["-c", script])
        let output = pipe.wait(seconds: 20)
        #expect(output?.status == 0)
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
        for command in [["status"], ["article", "00"], ["replay"], ["backup", "/tmp/never.db"]] {
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
