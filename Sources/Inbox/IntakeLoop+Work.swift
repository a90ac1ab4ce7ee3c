internal import Synchronization

/// Moving files into `work/` and reading them there.
extension IntakeLoop {
    /// The claim itself: from here on the file is ours, and survives a crash as a suspect.
    func moveToWork(
        _ held: Held, _ folder: Folder, _ file: borrowing File, _ stamp: FileStamp
    ) throws(InboxError) {
        guard let name = held.work else { return }
        try writeSideFile(held, name)
        do {
            try folder.move(held.name, to: work, as: name.fileName)
        } catch let error where error.isOtherFileSystem {
            try copyToWork(held, name, folder, file, stamp)
        } catch {
            removeSideFile(name)
            throw error
        }
    }

    /// Another file system: the copy is whole and on disk before the original goes.
    private func copyToWork(
        _ held: Held, _ name: WorkName, _ folder: Folder, _ file: borrowing File,
        _ stamp: FileStamp
    ) throws(InboxError) {
        do throws(InboxError) {
            try file.duplicate(to: work, as: name.fileName)
            try work.sync()
            let after = try file.stamp()
            let there = try folder.stamp(of: held.name)
            guard after == stamp, there == stamp else {
                throw InboxError(operation: "copy", path: held.name.description, code: Self.changed)
            }
            try folder.remove(held.name)
        } catch {
            try? work.remove(name.fileName)
            removeSideFile(name)
            throw error
        }
    }

    /// A refused file is moved unread; what cannot be moved or copied reports another file system.
    func moveRefused(
        _ held: Held, _ name: WorkName, _ folder: Folder, _ stamp: FileStamp, isLarge: Bool
    ) throws(InboxError) {
        try writeSideFile(held, name)
        do throws(InboxError) {
            do throws(InboxError) {
                try folder.move(held.name, to: work, as: name.fileName)
            } catch let error where error.isOtherFileSystem && stamp.kind != .other && !isLarge {
                try folder.transfer(held.name, to: work, as: name.fileName)
            }
        } catch {
            removeSideFile(name)
            throw error
        }
    }

    private func writeSideFile(_ held: Held, _ name: WorkName) throws(InboxError) {
        guard name.name == nil else { return }
        try work.write(
            WorkName.encode(folder: held.folder, name: held.name),
            as: WorkName.sideFile(name.id), durable: held.folder == nil)
    }

    private func removeSideFile(_ name: WorkName) {
        if name.name == nil { try? work.remove(WorkName.sideFile(name.id)) }
    }

    func removeMarker(_ name: FileName, _ folder: Folder) {
        guard settings.doneMarker else { return }
        try? folder.remove(FileName(bytes: name.bytes + IgnoredNames.marker))
    }

    /// EAGAIN: the file changed while it was copied.
    static var changed: Int32 { 11 }

    func claimed() {
        claiming.succeeded()
        let wasFailing = ledger.state.withLock { state in
            defer { state.status.claimsFailing = false }
            return state.status.claimsFailing
        }
        if wasFailing { observe(.claimsResumed) }
    }

    /// `true` to go on with the next file.
    func claimFailed(_ error: InboxError, _ candidate: Candidate) -> Bool {
        let now = Clock.now()
        // Without links `work/` itself was removed, and the file is still there.
        if error.isMissing, let folder = try? work.stamp(), folder.links > 0 {
            ledger.state.withLock { $0.status.vanished += 1 }
            return true
        }
        if error.code == Self.changed {
            var again = candidate
            again.movedIn = false
            backlog.wait(again, until: now + 10_000_000)
            return true
        }
        if error.isDenied {
            // One file that may not be moved, as in a sticky folder, does not hold up the others.
            var later = candidate
            if later.patience.refusals == 0 {
                observe(.moveFailed(candidate.place.name, error.description))
            }
            let pause = Int64(1_000_000_000) << Int64(min(later.patience.refusals, 5))
            later.patience.refusals += 1
            backlog.wait(later, until: now + pause)
            return true
        }
        backlog.putBack(candidate)
        claimsFail(error, now)
        return false
    }

    func claimsFail(_ error: InboxError, _ now: Instant) {
        claimDue = claiming.failed(now: now)
        let isNews = ledger.state.withLock { state in
            defer { state.status.claimsFailing = true }
            return !state.status.claimsFailing
        }
        if isNews { observe(.claimsFailing(error.description)) }
    }

    /// Reads a claimed file; bytes that changed meanwhile are dropped and read again, five times.
    func read(_ file: borrowing File, _ held: Held, tries: Int) {
        do {
            let before = try file.stamp()
            if before.size > settings.sizeLimit {
                hand(
                    held, .refused(.tooLarge, message: sizeMessage(before.size)),
                    links: before.links, size: before.size)
                return
            }
            let bytes = try file.read(before.size)
            let after = try file.stamp()
            if after == before, !bytes.isEmpty, bytes.count == before.size {
                hand(held, .bytes(bytes), links: after.links, size: after.size)
            } else if tries >= 5 {
                let empty = after.size == 0
                hand(
                    held,
                    .refused(
                        empty ? .empty : .unstable,
                        message: empty ? "no bytes" : "changed at each of \(tries + 1) readings"),
                    links: after.links, size: after.size)
            } else {
                let pause = Int64(10_000_000) << Int64(2 * tries)
                rereads.append(
                    Reread(held: held, tries: tries + 1, due: Clock.now() + pause))
            }
        } catch {
            hand(
                held, .refused(.unreadable, message: InboxError.reason(error.code)), links: 1)
        }
    }

    /// Opens a file in `work/` and reads it, or refuses it by its kind.
    func readFromWork(_ held: Held, tries: Int) {
        guard let name = held.work?.fileName else { return }
        do {
            switch try work.stamp(of: name).kind {
            case .regular: read(try work.open(name), held, tries: tries)
            case .symlink: hand(held, .refused(.symlink, message: "a symbolic link"), links: 1)
            default:
                hand(held, .refused(.notRegular, message: "not a regular file"), links: 1)
            }
        } catch let error where error.isMissing {
            ledger.state.withLock { $0.status.vanished += 1 }
            ledger.release(held.size)
        } catch {
            hand(
                held, .refused(.unreadable, message: InboxError.reason(error.code)), links: 1)
        }
    }

    func readAgain(_ now: Instant) {
        guard !rereads.isEmpty else { return }
        let due = rereads.filter { $0.due <= now }
        rereads.removeAll { $0.due <= now }
        for again in due {
            if ledger.isPaused {
                rereads.append(again)
            } else {
                readFromWork(again.held, tries: again.tries)
            }
        }
    }
}
