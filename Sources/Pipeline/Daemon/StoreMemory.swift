import Inbox
import Store
import Synchronization

/// What a read-only inbox has handed over, kept in the store.
///
/// What the desk has not written yet is known from memory; a crash in between makes the file come
/// again, and its content is then a repeat.
final class StoreMemory: InboxMemory {
    private let desk: Desk
    private let reader: Mutex<StoreReader>
    private let fresh = Mutex<Set<[UInt8]>>([])

    /// - Throws: `StoreError`.
    init(store: Store, desk: Desk) throws {
        self.desk = desk
        reader = Mutex(try store.reader())
    }

    func isKnown(_ identity: [UInt8]) -> Bool {
        if fresh.withLock({ $0.contains(identity) }) { return true }
        return reader.withLock { (try? $0.remembers(identity: identity)) ?? false }
    }

    func remember(_ identity: [UInt8]) {
        _ = fresh.withLock { $0.insert(identity) }
        desk.run { [self] store throws(StoreError) in
            try store.remember(identity: identity)
            _ = fresh.withLock { $0.remove(identity) }
        }
    }
}
