internal import Glibc
internal import Synchronization

/// Says, across the end of a process, which claims were being read when it came.
///
/// A page of a hidden file in `work/`, shared with the kernel: what stands in it outlives the process
/// whatever ended that, and writing costs nothing. A power cut may lose it; files are to blame for
/// none. Without it every file in flight at a crash would be a suspect, and a machine that kills the
/// daemon again and again would in the end make it refuse sound files.
@safe final class ReadingMarks: Sendable {
    private static let size = 4_096
    private static let slot = 32
    /// Runs in a row that settled nothing, after which whatever is in flight is blamed after all.
    private static let fruitlessRuns: UInt32 = 5

    private struct State {
        var free: [Int]
        var places: [String: Int] = [:]
        var hasProgressed = false
    }

    private let state: Mutex<State>
    // The page is touched in `init` and under the lock only, and unmapped when nobody is left.
    private nonisolated(unsafe) let page: UnsafeMutableRawPointer?
    /// Ids of the claims that were being read when the last run ended.
    private let previous: Set<String>
    private let blamesAll: Bool

    /// - Parameter work: the folder, locked by this process.
    init(in work: Folder) {
        let places = stride(from: Self.slot, to: Self.size, by: Self.slot)
        state = Mutex(State(free: Array(places.reversed())))
        unsafe page = Self.map(work)
        guard let start = unsafe page else {
            (previous, blamesAll) = ([], true)
            return
        }
        var found: Set<String> = []
        for place in places {
            let bytes = (0..<ULIDGenerator.length).map {
                unsafe start.load(fromByteOffset: place + $0, as: UInt8.self)
            }
            guard ULIDGenerator.isValid(bytes) else { continue }
            found.insert(String(decoding: bytes, as: UTF8.self))
        }
        let fruitless = unsafe start.load(as: UInt32.self)
        previous = found
        blamesAll = fruitless >= Self.fruitlessRuns
        unsafe memset(start, 0, Self.size)
        unsafe start.storeBytes(of: min(fruitless, 1_000) + 1, as: UInt32.self)
    }

    deinit { if let start = unsafe page { unsafe munmap(start, Self.size) } }

    /// Whether the claim may have ended the last run.
    func blames(_ id: String) -> Bool { blamesAll || previous.contains(id) }

    func begin(_ claim: Claim) {
        state.withLock { state in
            guard let start = unsafe page, state.places[claim.id] == nil,
                let place = state.free.popLast()
            else { return }
            state.places[claim.id] = place
            for (offset, byte) in claim.id.utf8.prefix(Self.slot).enumerated() {
                unsafe start.storeBytes(of: byte, toByteOffset: place + offset, as: UInt8.self)
            }
        }
    }

    func end(_ claim: Claim) {
        state.withLock { state in
            guard let start = unsafe page, let place = state.places.removeValue(forKey: claim.id)
            else { return }
            unsafe memset(start + place, 0, Self.slot)
            state.free.append(place)
        }
    }

    /// Something was settled, or the run ends in peace.
    func progressed() {
        state.withLock { state in
            guard let start = unsafe page, !state.hasProgressed else { return }
            state.hasProgressed = true
            unsafe start.storeBytes(of: 0, as: UInt32.self)
        }
    }

    private static func map(_ work: Folder) -> UnsafeMutableRawPointer? {
        let file = unsafe openat(
            work.raw, ".reading", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard ftruncate(file, off_t(size)) == 0 else { return nil }
        let start = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
        return unsafe start == MAP_FAILED ? nil : start
    }
}
