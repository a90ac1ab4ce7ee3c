internal import GRDB

/// What the store could not do, why, and what its owner is to do next.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// Another daemon has the folder.
        case locked
        case unsafeFileSystem
        /// A newer version wrote the database.
        case downgrade
        /// The file is a database of somebody else.
        case notAStore
        /// The second input/output failure within ten minutes: stay down.
        case repeatedFailure
        /// The folder or a file in it cannot be made.
        case cannotCreate
        case noPermission
        /// The disk or the connection failed; nothing more may be tried on this store.
        case inputOutput
        /// A checksum, a page or the sequence is wrong; nothing more may be tried on this store.
        case corrupt
        /// Another program keeps writing into the file.
        case foreignWriter
        /// Nothing was committed; the reserve is free, `maintain` can make room.
        case diskFull
        /// Nothing was committed; somebody else held the lock for too long.
        case busy
        /// A read took longer than it may.
        case tooSlow
        /// The row asked for was deleted; `oldest` is the first there is.
        case gone(oldest: UInt64)
        case closed
        /// A statement the store itself got wrong.
        case refused
    }

    public let kind: Kind
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { message }

    /// No further call on the same store can succeed: log, exit, restart.
    public var isFatal: Bool {
        switch kind {
        case .inputOutput, .corrupt, .foreignWriter: true
        default: false
        }
    }

    /// Nothing was written and the same call may succeed later.
    public var isRetryable: Bool { kind == .diskFull || kind == .busy }

    /// Of sysexits; 78 stays down under the service manager.
    public var exitCode: Int32 {
        switch kind {
        case .inputOutput, .corrupt, .foreignWriter: 74
        case .locked, .diskFull, .busy, .tooSlow: 75
        case .unsafeFileSystem, .downgrade, .notAStore, .repeatedFailure: 78
        case .cannotCreate: 73
        case .noPermission: 77
        case .gone: 66
        case .closed, .refused: 70
        }
    }

    /// Sorts what SQLite says into what is to be done.
    init(_ action: String, _ error: any Error) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.refused, "\(action): \(error)")
            return
        }
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY: .inputOutput
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
            case .SQLITE_FULL: .diskFull
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_INTERRUPT: .tooSlow
            default: .refused
            }
        let code = error.extendedResultCode
        let advice = kind == .corrupt ? "; restore a backup" : ""
        self.init(kind, "\(action): \(error.message ?? "no message") (\(code))\(advice)")
    }

    /// The same, where a full disk may have shown itself as an input/output error.
    ///
    /// SQLite says "full" for a write without room only; for shared memory, temporary files and
    /// journals it is an error like any other. A failed read or fsync is never taken for it.
    init(_ action: String, _ error: any Error, isDiskFull: @autoclosure () -> Bool) {
        self.init(action, error)
        guard kind == .inputOutput, Self.mayLackRoom(error), isDiskFull() else { return }
        self.init(.diskFull, "\(message); the disk is full, make room on it")
    }

    private static func mayLackRoom(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        switch error.extendedResultCode {
        case .SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_FSYNC,
            .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_CLOSE:
            return false
        default:
            return error.resultCode == .SQLITE_IOERR || error.resultCode == .SQLITE_CANTOPEN
        }
    }
}

/// Runs calls into GRDB and turns what they throw into the store's own error.
///
/// - Parameter folder: of the store, whose disk may be full.
func storing<Result>(
    _ action: String, in folder: String, _ body: () throws -> Result
) throws(StoreError) -> Result {
    do {
        return try body()
    } catch {
        throw StoreError(action, error, isDiskFull: FileSystem.isFull(at: folder))
    }
}
