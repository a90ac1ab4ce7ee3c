import Foundation
import Synchronization
import Testing

@testable import Inbox

/// A spool of its own for one test, removed after it, with what a test wants to do to it.
final class Spool: Sendable {
    let path: String

    init(_ parent: String = NSTemporaryDirectory()) throws {
        path = parent + "/inbox-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path + "/inbox", withIntermediateDirectories: true)
    }

    /// In memory where there is room for many files, so that a busy disk does not slow them.
    static func forManyFiles() throws -> Spool {
        var status = statvfs()
        guard unsafe statvfs("/dev/shm", &status) == 0,
            UInt64(status.f_bavail) * UInt64(status.f_frsize) > 512 << 20
        else { return try Spool() }
        return try Spool("/dev/shm")
    }

    deinit {
        Kernel.mode(inbox, 0o755)
        try? FileManager.default.removeItem(atPath: path)
    }

    var inbox: String { path + "/inbox" }
    var outside: String { path + "/outside" }

    /// Settings with short times, so that tests need not wait.
    var settings: InboxSettings {
        var settings = InboxSettings(spool: path)
        settings.settleTime = .milliseconds(300)
        settings.emptyGrace = .milliseconds(300)
        settings.unreadableGrace = .milliseconds(300)
        settings.rescanInterval = .seconds(60)
        settings.pollingInterval = .milliseconds(100)
        return settings
    }

    /// Writes aside, then renames into the inbox.
    func drop(_ name: String, _ text: String, into folder: String? = nil) throws {
        let aside = path + "/aside-" + UUID().uuidString
        try write(aside, text)
        guard Kernel.move(aside, (folder ?? inbox) + "/" + name) == 0 else { throw Failure(errno) }
    }

    func write(_ file: String, _ text: String) throws {
        let descriptor = Kernel.open(file, O_WRONLY | O_CREAT | O_TRUNC)
        guard descriptor >= 0 else { throw Failure(errno) }
        defer { close(descriptor) }
        try append(descriptor, text)
    }

    func append(_ descriptor: Int32, _ text: String) throws {
        let bytes = Array(text.utf8)
        guard unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw Failure(errno)
        }
    }

    func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? [])
            .filter { $0 != ".reading" }.sorted()
    }

    /// Names in the only day of `done/`.
    func done() -> [String] { names("done").flatMap { names("done/" + $0) }.sorted() }

    struct Failure: Error {
        let code: Int32
        init(_ code: Int32) { self.code = code }
    }
}

/// Takes what an inbox delivers and settles it as told.
final class Reader: Sendable {
    struct State {
        var arrivals: [Arrival] = []
        var signals: [InboxSignal] = []
    }

    let state = Mutex(State())
    private let inboxSlot = Mutex<Inbox?>(nil)
    private let settle: Disposition?

    /// `nil` settles nothing.
    init(settle: Disposition? = .done) { self.settle = settle }

    func inbox(
        _ settings: InboxSettings, memory: (any InboxMemory)? = nil,
        backlog: Backlog = Backlog(), start: Bool = true,
        makeWatch: @escaping @Sendable () throws(InboxError) -> Watch = {
            () throws(InboxError) in try Watch()
        }
    ) throws -> Inbox {
        let inbox = try Inbox(
            settings, memory: memory, backlog: backlog, deliver: { self.took($0) },
            observe: { signal in self.state.withLock { $0.signals.append(signal) } },
            makeWatch: makeWatch)
        inboxSlot.withLock { $0 = inbox }
        if start { try inbox.start() }
        return inbox
    }

    private func took(_ arrival: Arrival) {
        state.withLock { $0.arrivals.append(arrival) }
        guard let settle else { return arrival.beginReading() }
        inboxSlot.withLock { $0 }?.settle(arrival.claim, settle)
    }

    var arrivals: [Arrival] { state.withLock { $0.arrivals } }
    var signals: [InboxSignal] { state.withLock { $0.signals } }
    var count: Int { state.withLock { $0.arrivals.count } }
    var texts: [String] { arrivals.compactMap(\.text) }
    var names: [String] { arrivals.map(\.name.description) }

    func refusals() -> [Refusal] {
        arrivals.compactMap {
            if case .refused(let refusal, _) = $0.content { refusal } else { nil }
        }
    }

    /// Whether so many arrivals come in time, and no more with them.
    func gets(_ count: Int, within time: Duration = .seconds(20)) async -> Bool {
        await eventually(within: time) { self.count >= count } && self.count == count
    }
}

extension Arrival {
    var text: String? {
        if case .bytes(let bytes) = content { String(decoding: bytes, as: UTF8.self) } else { nil }
    }
}

/// Asks until it is so, or the time is over.
func eventually(
    within time: Duration = .seconds(20), _ condition: () -> Bool
) async -> Bool {
    let deadline = ContinuousClock.now + time
    while ContinuousClock.now < deadline {
        if condition() { return true }
        try? await Task.sleep(for: .milliseconds(2))
    }
    return condition()
}

/// Time in which what must not happen would have happened.
func aWhile(_ milliseconds: Int = 250) async {
    try? await Task.sleep(for: .milliseconds(milliseconds))
}

let isRoot = geteuid() == 0
