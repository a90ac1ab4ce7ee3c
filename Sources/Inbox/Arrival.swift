/// One attempt to take in one file. The id is a ULID and survives a restart with the file.
public struct Claim: Hashable, Sendable {
    public let id: String

    public init(id: String) {
        self.id = id
    }
}

/// A whole file, or the reason why it is none. Every arrival must be settled once.
public struct Arrival: Sendable {
    public enum Content: Sendable, Equatable {
        case bytes([UInt8])
        case refused(Refusal, message: String)
    }

    public let claim: Claim
    public let name: FileName
    /// Path below the inbox, `nil` for a file in the inbox itself.
    public let folder: FileName?
    public let content: Content
    /// 1 for a first try; more after crashes.
    public let attempts: Int
    /// Whether the file stands in `work/`: then it cannot be left, only quarantined or finished.
    public let isClaimed: Bool
    /// Hard links the file had when it was read.
    public let linkCount: Int
    /// Bytes on disk, 0 for what is not a regular file.
    public let size: Int
    /// Content of a file refused as `crashed`: not to be read again, but to be known again.
    public let suspect: [UInt8]?
    let marks: ReadingMarks?

    /// To be called before the content is read, and `endReading` after: should the process end in
    /// between, this file is a suspect at the next start. Any thread; costs nothing.
    public func beginReading() { marks?.begin(claim) }

    public func endReading() { marks?.end(claim) }
}

/// Why the inbox does not hand over a file's bytes.
public enum Refusal: String, Sendable, CaseIterable {
    case empty, unstable, unreadable, symlink
    case notRegular = "not-regular"
    case tooLarge = "too-large"
    case badName = "bad-name"
    case crashed
}

/// What becomes of a file whose arrival was dealt with.
public enum Disposition: Sendable, Equatable {
    /// To `done/YYYY-MM-DD/`, or removed.
    case done
    /// To `quarantine/`, with these bytes beside it as `.json`.
    case quarantine(sidecar: [UInt8])
    /// Forgotten; a file that was left in the inbox stays there until it changes. One that was
    /// claimed goes to `quarantine/`, for nobody would look at it in `work/` again.
    case leave
    /// Given back at shutdown: stays in `work/`, comes again at the next start, not counted as a try.
    case retryLater
}

/// Where a read-only inbox remembers what it has handed over; it must survive a restart.
public protocol InboxMemory: Sendable {
    /// Whether a file of this identity (name, device, inode, size, times) was settled before.
    func isKnown(_ identity: [UInt8]) -> Bool
    func remember(_ identity: [UInt8])
}
