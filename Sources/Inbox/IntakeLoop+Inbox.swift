internal import Synchronization

/// Keeping hold of the inbox: opening, watching, noticing that it is another one now.
extension IntakeLoop {
    /// - Throws: `InboxError` when the folder cannot be opened; a watch that fails means polling.
    func openInbox() throws(InboxError) {
        let root = try Folder(opening: settings.inboxPath)
        let table = try FolderTable(root: root)
        fileSystem = root.fileSystem
        folders = table
        watch = nil
        watchFailure = nil
        startWatch()
        decidePolling()
        lastIdentityCheck = Clock.now()
    }

    func startWatch() {
        guard let folders else { return }
        do {
            let watch = try makeWatch()
            folders.set(watch: try watch.add(folders.root), of: 0)
            self.watch = watch
            watchFailure = nil
        } catch {
            watch = nil
            watchFailure = "no watch (\(InboxError.reason(error.code)))"
        }
    }

    func decidePolling() {
        let reason =
            watchFailure ?? (fileSystem.needsPolling ? "file system \(fileSystem.name)" : nil)
        guard reason != pollingReason else { return }
        pollingReason = reason
        ledger.state.withLock { $0.status.polling = reason != nil }
        observe(reason.map(InboxSignal.pollingMode(reason:)) ?? .watching)
    }

    /// Compares the open folder with what the path leads to, and opens that when it is another.
    ///
    /// Neither a file system mounted over the inbox nor the return from it causes an event.
    func checkInbox(_ now: Instant) {
        if let folders, now - lastIdentityCheck >= 1_000_000_000 || now >= nextScan.due {
            lastIdentityCheck = now
            let there = Folder.stamp(at: settings.inboxPath)
            let open = try? folders.root.stamp()
            if there == nil || open == nil || there?.isSameFile(as: open ?? .init(size: 0)) != true
            {
                loseInbox()
            }
        }
        guard folders == nil, now >= reopenDue else { return }
        do {
            try openInbox()
            reopening.succeeded()
            let wasMissing = ledger.state.withLock { state in
                defer { state.status.missing = false }
                return state.status.missing
            }
            if wasMissing { observe(.found) }
            requestScan(.replaced, at: now)
        } catch {
            reopenDue = reopening.failed(now: now)
            let isNews = ledger.state.withLock { state in
                defer { state.status.missing = true }
                return !state.status.missing
            }
            if isNews { observe(.missing(error.description)) }
        }
    }

    /// The open folder is no longer the inbox: nothing in it is ours to take.
    func loseInbox() {
        folders = nil
        watch = nil
        backlog.removeAll()
        left = [:]
        denied = []
        beyondBacklog = 0
        ignoredDirectories = []
        reopenDue = 0
    }

    func hearEvents(_ now: Instant) {
        guard let watch, let folders else { return }
        var lost = false
        let wall = Clock.wall()
        watch.drain { event in
            if event.has(IN.overflow) {
                overflowed(now)
            } else if let folder = folders.number(ofWatch: event.watch) {
                if event.has(IN.gone) {
                    if folder == 0 { lost = true } else { forgetFolder(folder, now) }
                } else if let name = event.name {
                    hear(name, in: folder, event, wall: wall, now: now)
                }
            }
        }
        if lost {
            loseInbox()
            reopenDue = now
        }
    }

    private func hear(
        _ name: FileName, in folder: Int32, _ event: Watch.Event, wall: Int64, now: Instant
    ) {
        let place = Place(folder: folder, name: name)
        if event.has(IN.folder) {
            if event.has(IN.appeared) { meet(folder: place, now: now) }
            return
        }
        if let marked = ignoredNames.marked(by: name) {
            backlog.notice(
                Place(folder: folder, name: marked), .changed, order: wall, now: now)
        }
        if ignoredNames.contains(name) { return }
        let sighting: Backlog.Sighting =
            event.has(IN.movedTo) ? .movedIn : event.has(IN.created) ? .created : .changed
        backlog.notice(place, sighting, order: wall, now: now)
    }

    /// A folder in the inbox: read too, or told of once.
    func meet(folder place: Place, now: Instant) {
        if place.name.bytes.first == 0x2E { return }
        if settings.recursive {
            requestScan(.folder, at: now)
        } else if ignoredDirectories.count < 1_000, ignoredDirectories.insert(place).inserted {
            observe(.directoryIgnored(place.name))
            let count = ignoredDirectories.count
            ledger.state.withLock { $0.status.directoriesIgnored = count }
        }
    }

    private func forgetFolder(_ folder: Int32, _ now: Instant) {
        for old in folders?.forget(folder) ?? [] { watch?.remove(old) }
        requestScan(.folder, at: now)
    }

    private func overflowed(_ now: Instant) {
        let total = ledger.state.withLock { state in
            state.status.overflows += 1
            return state.status.overflows
        }
        if lastOverflowSignal.map({ now - $0 >= 60_000_000_000 }) ?? true {
            lastOverflowSignal = now
            observe(.overflow(total: total))
        }
        // Under steady overflow scans leave four fifths of the time to the files.
        requestScan(.overflow, at: max(now, lastScanEnd + 4 * lastScanDuration))
    }
}
