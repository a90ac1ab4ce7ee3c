import Glibc
import Store

// The store in a process of its own, for tests that kill it and for measuring.
//
//     StoreProbe load FOLDER RUN BATCH COUNT    commits COUNT entries; prints the number after each batch
//     StoreProbe die FOLDER RUN BATCH COUNT     the same without checkpoints, and kills itself at the end
//     StoreProbe bench FOLDER BATCH COUNT BYTES commits/s and CPU an entry
//     StoreProbe migrate FOLDER STATEMENT       migrates to a schema of 40 more statements, dies before one
//     StoreProbe open FOLDER                    opens and closes
//
// Exit codes are those of `StoreError`.

func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = unsafe write(1, bytes, bytes.count)
}

func settings(_ folder: String) -> StoreSettings {
    var settings = StoreSettings(folder: folder)
    settings.allowUnsafeFileSystem = true
    settings.reserveBytes = 1 << 20
    settings.lowBytes = 0
    settings.checkpointBytes = 256 << 10
    settings.idleTime = .zero
    settings.busyLimit = .seconds(1)
    return settings
}

func load(
    _ folder: String, run: Int, batch: Int, count: Int, dies: Bool
) throws(StoreError) {
    let store = try Store.open(settings(folder))
    let work = Work(run: run, recordBytes: 2_000)
    say("ready")
    var next = 0
    while next < count {
        let end = min(count, next + batch)
        _ = try store.commit((next..<end).map(work.entry))
        next = end
        say("\(next)")
        if !dies { try store.maintain(idle: next / batch % 8 == 0) }
    }
    if dies { kill(getpid(), SIGKILL) }
    store.close()
}

func cpuMicroseconds() -> Int {
    var usage = rusage()
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let (user, system) = (usage.ru_utime, usage.ru_stime)
    return (Int(user.tv_sec) + Int(system.tv_sec)) * 1_000_000 + Int(user.tv_usec)
        + Int(system.tv_usec)
}

func bench(_ folder: String, batch: Int, count: Int, bytes: Int) throws(StoreError) {
    let store = try Store.open(StoreSettings(folder: folder))
    let work = Work(run: 0, recordBytes: bytes)
    let batches = stride(from: 0, to: count, by: batch).map { start in
        (start..<min(count, start + batch)).map(work.entry)
    }
    let cpu = cpuMicroseconds()
    let start = ContinuousClock.now
    var slowest = Duration.zero
    for entries in batches {
        let begin = ContinuousClock.now
        _ = try store.commit(entries)
        try store.maintain(idle: false)
        slowest = max(slowest, .now - begin)
    }
    let wall = Double((ContinuousClock.now - start) / .microseconds(1))
    let used = cpuMicroseconds() - cpu
    store.close()
    say(
        "batch \(batch): \(Int(Double(batches.count) / wall * 1e6)) commits/s, "
            + "\(Int(Double(count) / wall * 1e6)) entries/s, \(used / count) us CPU an entry, "
            + "slowest \(slowest)")
    try benchReading(folder)
    try benchRetention(folder)
}

func benchReading(_ folder: String) throws(StoreError) {
    let store = try Store.open(StoreSettings(folder: folder))
    let reader = try store.reader()
    let start = ContinuousClock.now
    var next: UInt64 = 1
    while true {
        let rows = try reader.rows(from: next, limit: 500, maxBytes: 4 << 20)
        if rows.isEmpty { break }
        next += UInt64(rows.count)
    }
    let wall = Double((ContinuousClock.now - start) / .microseconds(1))
    say("  read \(next - 1) rows, \(Int(Double(next) / wall * 1e6)) rows/s")
    store.close()
}

func benchRetention(_ folder: String) throws(StoreError) {
    var settings = StoreSettings(folder: folder)
    settings.logMaxBytes = 0
    settings.articleMaxAge = .zero
    let store = try Store.open(settings)
    var slowest = Duration.zero
    var calls = 0
    var more = true
    while more {
        let begin = ContinuousClock.now
        more = try store.maintain(idle: false) == .more
        slowest = max(slowest, .now - begin)
        calls += 1
    }
    say("  deleted all in \(calls) calls, slowest \(slowest)")
    store.close()
}

func migrate(_ folder: String, statement: Int) throws(StoreError) {
    var schema = Schema.current
    schema.steps.append((0..<40).map { "CREATE TABLE extra\($0) (number INTEGER)" })
    let store = try Store.open(
        settings(folder), schema: schema,
        step: { if $0 == statement { kill(getpid(), SIGKILL) } }, note: { say($0) })
    store.close()
}

func run(_ arguments: [String]) throws(StoreError) {
    func number(_ index: Int) -> Int { Int(arguments[index]) ?? 0 }
    switch (arguments.first, arguments.count) {
    case ("load", 5), ("die", 5):
        try load(
            arguments[1], run: number(2), batch: number(3), count: number(4),
            dies: arguments[0] == "die")
    case ("bench", 5):
        try bench(arguments[1], batch: number(2), count: number(3), bytes: number(4))
    case ("migrate", 3): try migrate(arguments[1], statement: number(2))
    case ("open", 2): try Store.open(settings(arguments[1]), note: { say($0) }).close()
    default: exit(64)
    }
}

do {
    try run(Array(CommandLine.arguments.dropFirst()))
} catch {
    say("error: \(error)")
    exit(error.exitCode)
}
