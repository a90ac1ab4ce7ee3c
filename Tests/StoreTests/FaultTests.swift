import Foundation
import GRDB
import Glibc
import Testing

@testable import Store

/// Runs that let the Nth call of a kind fail.
@Suite(.serialized) struct FaultTests {
    @Test(
        arguments: [
            (4_874, true, .diskFull), (778, true, .diskFull), (14, true, .diskFull),
            (13, false, .diskFull), (778, false, .inputOutput), (4_874, false, .inputOutput),
            // A failed fsync or read is no matter of room.
            (1_034, true, .inputOutput), (266, true, .inputOutput), (11, true, .corrupt),
        ] as [(Int32, Bool, StoreError.Kind)])
    func withoutRoomAnInputOutputErrorIsAFullDisk(
        code: Int32, isDiskFull: Bool, kind: StoreError.Kind
    ) {
        let error = DatabaseError(resultCode: ResultCode(rawValue: code))
        let failure = StoreError("commit", error, isDiskFull: isDiskFull)
        #expect(failure.kind == kind)
        #expect(failure.isRetryable == (kind == .diskFull))
    }

    static let canTrace =
        Probe.has("strace")
        && (try? Probe(["open"], under: ["strace", "-o", "/dev/null"]).exit()) == 64

    /// Fails one call in a run of the probe, and says how the run ended.
    private func run(_ call: String, _ error: String, _ number: Int) throws -> Int32 {
        let folder = Folder()
        try FileSystem.makeFolder(folder.path)
        let database = folder.settings.path
        let probe = try Probe(
            ["load", folder.path, "0", "5", "100"],
            under: [
                "strace", "-f", "-o", "/dev/null", "-P", database, "-P", database + "-wal",
                "-e", "trace=\(call)", "-e", "inject=\(call):error=\(error):when=\(number)",
            ])
        let lines = probe.lines()
        let acknowledged = lines.last { Int($0) != nil }.flatMap { Int($0) } ?? 0
        let code = probe.exit()
        #expect([0, 74, 75].contains(code), "\(call) \(number): \(lines.last ?? "")")
        if code != 0 { #expect(lines.last?.hasPrefix("error: ") == true) }
        let store = try folder.open()
        try Oracle.check(store, [0: acknowledged], batch: 5)
        #expect(store.epoch == 1)
        store.close()
        return code
    }

    @Test(
        .enabled(if: canTrace, "strace is needed, and leave to trace"), .timeLimit(.minutes(1)),
        arguments: [
            ("fdatasync", "EIO", 1, 5), ("pwrite64", "EIO", 2, 61), ("pwrite64", "ENOSPC", 9, 97),
            ("pread64", "EIO", 3, 23), ("ftruncate", "EIO", 1, 3),
        ])
    func aFailedCallEndsTheStoreAndLosesNothing(
        call: String, error: String, first: Int, step: Int
    ) throws {
        var codes: [Int32] = []
        for number in stride(from: first, to: first + 5 * step, by: step) {
            codes.append(try run(call, error, number))
        }
        let expected: Int32 = error == "EIO" ? 74 : 75
        if call != "ftruncate" { #expect(codes.contains(expected)) }
    }

    /// Mounts a small file system; `nil` where that is not allowed.
    private static func mountSmall(_ folder: Folder, megabytes: Int) -> Bool {
        guard geteuid() == 0, (try? FileSystem.makeFolder(folder.path)) != nil else { return false }
        return unsafe mount(
            "tmpfs", folder.path, "tmpfs", 0, "size=\(megabytes)m") == 0
    }

    /// Takes all the room there is.
    private static func fill(_ folder: Folder) {
        let filler = unsafe Glibc.open(
            folder.file("filler"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let block = [UInt8](repeating: 1, count: 4_096)
        while unsafe write(filler, block, block.count) > 0 {}
        close(filler)
    }

    /// What this process has open there.
    private static func openFiles(in folder: Folder) -> [String] {
        let numbers =
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return numbers.compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)
        }.filter { $0.hasPrefix(folder.path) }
    }

    static let canMount: Bool = {
        let folder = Folder()
        guard mountSmall(folder, megabytes: 1) else { return false }
        return unsafe umount(folder.path) == 0
    }()

    @Test(.enabled(if: canMount, "root is needed, to mount a small file system"))
    func aFullDiskRefusesCommitsUntilThereIsRoomAgain() throws {
        let folder = Folder()
        try #require(Self.mountSmall(folder, megabytes: 8))
        defer { unsafe umount2(folder.path, Int32(MNT_DETACH)) }
        var settings = folder.settings
        settings.reserveBytes = 2 << 20
        settings.checkpointBytes = 100_000
        settings.articleMaxAge = .zero
        var store = try Store.open(settings)
        #expect(!store.diskState().reserveReleased)
        var failure: StoreError?
        var committed = 0
        while failure == nil, committed < 5_000 {
            do {
                _ = try store.commit([
                    Sample.entry("c\(committed)", Sample.article("\(committed)", size: 20_000))
                ])
                committed += 1
                try store.maintain(idle: false)
            } catch {
                failure = error
            }
        }
        #expect(failure?.kind == .diskFull)
        #expect(failure?.isRetryable == true)
        Self.fill(folder)
        try store.maintain(idle: true)
        #expect(throws: StoreError.self) { try store.commit([Sample.large("more")]) }
        #expect(store.diskState().isLow)
        #expect(store.diskState().reserveReleased)
        #expect(try wholeLog(store).count >= committed, "reading goes on")
        store.close()

        FileSystem.remove(folder.file("filler"))
        settings.logMaxBytes = 100_000
        store = try Store.open(settings)
        var calls = 0
        while try store.maintain(idle: false) != .done, calls < 500 {
            calls += 1
            usleep(1_000)
        }
        #expect(!store.diskState().isLow)
        #expect(!store.diskState().reserveReleased)
        _ = try store.commit([Sample.entry("later", Sample.article("later"))])
        try store.verify()
        #expect(store.epoch == 1)
        store.close()
    }

    @Test(.enabled(if: canMount, "root is needed, to mount a small file system"))
    func aDiskThatIsFullAtTheStartIsSaidSo() throws {
        let folder = Folder()
        try #require(Self.mountSmall(folder, megabytes: 1))
        defer { unsafe umount2(folder.path, Int32(MNT_DETACH)) }
        Self.fill(folder)
        for _ in 0..<4 {
            let error = #expect(throws: StoreError.self) { try folder.open() }
            #expect(error?.kind == .diskFull)
            #expect(error?.exitCode == 75)
            #expect(Self.openFiles(in: folder).isEmpty, "the lock is let go of")
        }
        FileSystem.remove(folder.file("filler"))
        var store = try folder.open()
        _ = try store.commit([Sample.entry("c1", Sample.article("one"))])
        store.close()

        Self.fill(folder)
        var notes: [String] = []
        store = try folder.open { notes.append($0) }
        #expect(notes.contains { $0.contains("reserve") })
        #expect(store.diskState().isLow)
        #expect(try wholeLog(store).count == 2, "what is there can be read and sent")
        store.close()
    }
}
