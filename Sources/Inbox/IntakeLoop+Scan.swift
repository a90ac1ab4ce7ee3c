internal import Synchronization

/// Reading the whole inbox: what is there is true, whatever events said.
extension IntakeLoop {
    func requestScan(_ cause: RescanCause, at due: Instant) {
        if due < nextScan.due { nextScan = (cause, due) }
    }

    func scanCause(_ now: Instant) -> RescanCause? {
        guard folders != nil else {
            nextScan = (.interval, .max / 2)
            return nil
        }
        if now >= nextScan.due { return nextScan.cause }
        // What did not fit into the list before is read when the list is used up.
        if backlog.truncated, !backlog.hasFresh, backlog.hasRoom, suspects.isEmpty,
            movedSinceScan || now - lastScanEnd >= 1_000_000_000
        {
            return .backlog
        }
        return nil
    }

    /// - Complexity: one pass over the folders and one `stat` a file that is not listed yet; memory is
    ///   bounded by the backlog's capacity.
    func scan(_ cause: RescanCause) {
        guard let folders else { return }
        let began = Clock.now()
        // Watches that could not be had are tried again with each scan.
        if watch == nil { startWatch() } else { watchFailure = nil }
        var pass = ScanPass(capacity: backlog.capacity)
        if memory == nil || !settings.readOnly { pass.remembers = false }
        var queue: [Int32] = [0]
        var next = 0
        var complete = true
        while next < queue.count {
            do {
                try list(queue[next], folders, &pass, &queue)
            } catch {
                complete = false
                for old in folders.forget(queue[next]) { watch?.remove(old) }
            }
            next += 1
        }
        finish(pass, complete: complete, began: began)
        decidePolling()
        record(cause, pass, began: began)
    }

    private func list(
        _ number: Int32, _ folders: FolderTable, _ pass: inout ScanPass, _ queue: inout [Int32]
    ) throws(InboxError) {
        let folder = try folders.open(number)
        var subfolders: [FileName] = []
        try folder.list { name, kind in
            pass.entries += 1
            if pass.entries & 0xFF == 0 { ledger.tick() }
            if kind == .folder {
                subfolders.append(name)
            } else if ignoredNames.contains(name) {
                pass.ignored += 1
                pass.ignoredName = name
            } else {
                see(Place(folder: number, name: name), folder, &pass)
            }
        }
        for name in subfolders {
            if let found = try enter(name, in: number, folders) { queue.append(found) }
        }
    }

    private func see(_ place: Place, _ folder: Folder, _ pass: inout ScanPass) {
        if backlog.contains(place) {
            pass.seen.insert(place)
            return
        }
        guard let stamp = try? folder.stamp(of: place.name) else { return }
        if let old = left[place] {
            if old == stamp {
                pass.seen.insert(place)
                return
            }
            left[place] = nil
        }
        if pass.remembers, memory?.isKnown(Self.identity(place, stamp, folders)) == true {
            left[place] = stamp
            pass.seen.insert(place)
            return
        }
        pass.offer(place, order: stamp.changed)
    }

    /// Watches a folder below, then has it listed; `nil` when it is not to be read.
    private func enter(
        _ name: FileName, in parent: Int32, _ folders: FolderTable
    ) throws(InboxError) -> Int32? {
        let place = Place(folder: parent, name: name)
        guard settings.recursive else {
            meet(folder: place, now: Clock.now())
            return nil
        }
        guard name.bytes.first != 0x2E, let depth = folders.depth(parent),
            depth < min(settings.maxDepth, 8),
            let (number, isNew) = folders.number(of: name, in: parent)
        else { return nil }
        guard isNew || (watch != nil && folders.known[number]?.watch == nil) else { return number }
        do {
            let folder = try folders.open(number)
            guard try folder.stamp().device == folders.device else {
                _ = folders.forget(number)
                return nil
            }
            try startWatch(folder, number, folders)
        } catch {
            _ = folders.forget(number)
            return nil
        }
        return number
    }

    /// A folder without a watch is still read with every scan.
    private func startWatch(
        _ folder: Folder, _ number: Int32, _ folders: FolderTable
    ) throws(InboxError) {
        guard let watch else { return }
        do {
            folders.set(watch: try watch.add(folder), of: number)
        } catch {
            if error.isMissing { throw error }
            watchFailure = "no watch (\(InboxError.reason(error.code)))"
        }
    }

    private func finish(_ pass: ScanPass, complete: Bool, began: Instant) {
        let now = Clock.now()
        var pass = pass
        if complete {
            backlog.keep { pass.seen.contains($0) }
            denied = denied.filter { pass.seen.contains($0) }
            for place in left.keys where !pass.seen.contains(place) { left[place] = nil }
        }
        let (oldest, beyond) = pass.oldest(backlog.freshRoom)
        for found in oldest {
            backlog.notice(found.place, .scanned, order: found.order, now: now)
        }
        backlog.truncated = beyond > 0
        beyondBacklog = beyond
        movedSinceScan = false
        lastScanEnd = now
        lastScanDuration = now - began
        let interval =
            pollingReason == nil && watchFailure == nil
            ? settings.rescanInterval : settings.pollingInterval
        nextScan = (.interval, now + interval.nanoseconds)
    }

    private func record(_ cause: RescanCause, _ pass: ScanPass, began: Instant) {
        if pass.ignored != ignoredCount, let name = pass.ignoredName {
            observe(.ignored(name, count: pass.ignored))
        }
        ignoredCount = pass.ignored
        let duration = Duration.nanoseconds(lastScanDuration)
        ledger.state.withLock { state in
            state.status.ignored = pass.ignored
            state.status.lastScan = duration
            state.status.rescansByCause[cause, default: 0] += 1
        }
        observe(.rescan(cause, files: pass.entries))
    }

    /// What a read-only inbox knows a file by: its way, and the state it is in.
    static func identity(
        _ place: Place, _ stamp: FileStamp, _ folders: FolderTable?
    ) -> [UInt8] {
        let way = folders?.path(place.folder) ?? FileName(bytes: [])
        let state = [
            stamp.device, stamp.inode, UInt64(bitPattern: Int64(stamp.size)),
            UInt64(bitPattern: stamp.modified), UInt64(bitPattern: stamp.changed),
        ]
        var bytes = way.appending(place.name).bytes + [0]
        for word in state {
            unsafe withUnsafeBytes(of: word.bigEndian) { unsafe bytes.append(contentsOf: $0) }
        }
        return bytes
    }
}
