import Foundation
import Publishing
import Testing
import Wire

/// The subscribers in other languages, run as a user would run them.
@Suite(.timeLimit(.minutes(1))) struct ExampleTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Deploy/examples").standardizedFileURL

    @Test(
        .enabled(if: succeeds("python3", "-c", "import zmq"), "python3 with pyzmq is not installed")
    )
    func thePythonExampleLosesNothing() throws {
        try follow { station in
            [
                "python3", Self.folder.path + "/subscriber.py", station.events, station.query,
                "--from", "3", "--until", "600",
            ]
        }
    }

    @Test(.enabled(if: succeeds("cc", "--version"), "no C compiler is installed"))
    func theCExampleLosesNothing() throws {
        try follow { station in
            let program = station.folder.path + "/subscriber"
            let source = Self.folder.path + "/subscriber.c"
            try #require(
                succeeds("cc", "-Wall", "-Wextra", "-Werror", "-o", program, source, "-lzmq"))
            return [program, station.events, station.query, "3", "600"]
        }
    }

    @Test(arguments: ["subscriber.py", "subscriber.c"])
    func anExampleIsShort(name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        #expect(text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) < 85)
    }

    /// Some events are there before, some come while it runs, and a restart in between hides some.
    private func follow(_ command: (Station) throws -> [String]) throws {
        let log = MemoryLog()
        let station = try Station(log: log)
        station.publish(200)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = try command(station)
        process.standardOutput = output
        try process.run()
        defer { if process.isRunning { process.terminate() } }
        #expect(eventually { station.publisher.status.replayed >= 198 })
        station.publish(200)
        station.publisher.stop(within: .seconds(5))
        log.append(count: 100)
        let second = try Publisher(
            station.settings, log: { log.source }, answer: { _, _ in }, observe: { _ in })
        try second.start()
        defer { second.stop(within: .seconds(5)) }
        log.append(count: 100)
        second.wake()
        #expect(eventually(within: .seconds(30)) { !process.isRunning })
        if process.isRunning { process.terminate() }
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let sequences = text.split(separator: "\n").map { line in
            line.split(separator: " ").first.flatMap { Int($0) } ?? -1
        }
        #expect(sequences == Array(3...600))
    }
}

/// Whether a program runs and is content.
func succeeds(_ command: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}
