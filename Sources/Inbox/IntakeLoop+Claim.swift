internal import Synchronization

/// From a candidate to an arrival.
extension IntakeLoop {
    /// Looks at a file in its turn; `false` when it must wait for room.
    func look(at candidate: Candidate) -> Bool {
        guard let folders, folders.known[candidate.place.folder] != nil else { return true }
        var candidate = candidate
        let name = candidate.place.name
        let now = Clock.now()
        do {
            let folder = try folders.open(candidate.place.folder)
            let stamp = try folder.stamp(of: name)
            if left[candidate.place] == stamp { return true }
            left[candidate.place] = nil
            switch stamp.kind {
            case .directory:
                meet(folder: candidate.place, now: now)
                return true
            case .symlink:
                return refuse(candidate, .symlink, "a symbolic link", stamp, folder)
            case .other:
                return refuse(candidate, .notRegular, "not a regular file", stamp, folder)
            case .regular: break
            }
            if name.bytes.count > settings.nameLimit {
                return refuse(
                    candidate, .badName,
                    "a name of \(name.bytes.count) bytes; the limit is \(settings.nameLimit)",
                    stamp, folder)
            }
            let file = try folder.open(name)
            if !denied.isEmpty { denied.remove(candidate.place) }
            return try lookInto(file, of: &candidate, folder, now)
        } catch {
            return lookFailed(error, candidate, now)
        }
    }

    private func lookInto(
        _ file: consuming File, of candidate: inout Candidate, _ folder: Folder, _ now: Instant
    ) throws(InboxError) -> Bool {
        let stamp = try file.stamp()
        if stamp.kind != .regular {
            backlog.wait(candidate, until: now)
            return true
        }
        let lying = fileSystem.leasesLie
        let verdict = readiness.judge(
            &candidate.patience, stamp: stamp, movedIn: candidate.movedIn, now: now,
            lease: { lying ? .unavailable : file.askLease() },
            marker: { hasMarker(candidate.place.name, in: folder) })
        switch verdict {
        case .wait(let due):
            backlog.wait(candidate, until: due)
            return true
        case .refuse(let refusal):
            return refuse(candidate, refusal, "no bytes", stamp, folder)
        case .take:
            if stamp.size > settings.sizeLimit {
                return refuse(candidate, .tooLarge, sizeMessage(stamp.size), stamp, folder)
            }
            return take(file, candidate, stamp, folder)
        }
    }

    private func hasMarker(_ name: FileName, in folder: Folder) -> Bool {
        (try? folder.stamp(of: FileName(bytes: name.bytes + IgnoredNames.marker))) != nil
    }

    func sizeMessage(_ size: Int) -> String {
        "\(size) bytes; the limit is \(settings.sizeLimit)"
    }

    private func lookFailed(_ error: InboxError, _ candidate: Candidate, _ now: Instant) -> Bool {
        var candidate = candidate
        if error.isMissing {
            denied.remove(candidate.place)
            ledger.state.withLock { $0.status.vanished += 1 }
            return true
        }
        if error.isTooManyOpen {
            backlog.putBack(candidate)
            claimsFail(error, now)
            return false
        }
        if !error.isDenied {
            // A link or a socket in the file's place since a moment ago, or a disk that fails.
            let pause = Int64(10_000_000) << Int64(min(candidate.patience.refusals, 10))
            candidate.patience.refusals += 1
            backlog.wait(candidate, until: now + pause)
            return true
        }
        if denied.count < 10_000 { denied.insert(candidate.place) }
        switch readiness.denied(&candidate.patience, now: now) {
        case .wait(let due):
            backlog.wait(candidate, until: due)
        default:
            guard let folder = try? folders?.open(candidate.place.folder),
                let stamp = try? folder.stamp(of: candidate.place.name)
            else { return true }
            return refuse(
                candidate, .unreadable, InboxError.reason(error.code), stamp, folder)
        }
        return true
    }

    /// Claims a whole file, reads it and hands it over.
    private func take(
        _ file: consuming File, _ candidate: Candidate, _ stamp: FileStamp, _ folder: Folder
    ) -> Bool {
        var held = newHeld(candidate, size: stamp.size)
        if settings.readOnly {
            let identity = Self.identity(candidate.place, stamp, folders)
            if memory?.isKnown(identity) == true {
                left[candidate.place] = stamp
                return true
            }
            held.identity = identity
            held.work = nil
        }
        guard ledger.reserve(stamp.size) else {
            backlog.putBack(candidate)
            return false
        }
        if held.work == nil {
            readInPlace(file, candidate, stamp, held)
            return true
        }
        do {
            try moveToWork(held, folder, file, stamp)
            claimed()
        } catch {
            ledger.release(stamp.size)
            return claimFailed(error, candidate)
        }
        removeMarker(candidate.place.name, folder)
        guard let name = held.work?.fileName, let there = try? work.stamp(of: name),
            there.isSameFile(as: stamp)
        else {
            // Another file was renamed over it between the look and the claim.
            readFromWork(held, tries: 0)
            return true
        }
        read(file, held, tries: 0)
        return true
    }

    private func readInPlace(
        _ file: borrowing File, _ candidate: Candidate, _ stamp: FileStamp, _ held: Held
    ) {
        if let bytes = try? file.read(stamp.size), bytes.count == stamp.size,
            let after = try? file.stamp(), after == stamp
        {
            left[candidate.place] = stamp
            hand(held, .bytes(bytes), links: stamp.links)
            return
        }
        ledger.release(stamp.size)
        var again = candidate
        again.movedIn = false
        backlog.wait(again, until: Clock.now() + 10_000_000)
    }

    /// Announces a file that is not read; it is moved out of the way where that can be done.
    private func refuse(
        _ candidate: Candidate, _ refusal: Refusal, _ message: String, _ stamp: FileStamp,
        _ folder: Folder
    ) -> Bool {
        var held = newHeld(candidate, size: 0)
        guard ledger.reserve(0) else {
            backlog.putBack(candidate)
            return false
        }
        let stays = settings.readOnly || refusal == .unreadable
        if stays { held.work = nil }
        if settings.readOnly {
            held.identity = Self.identity(candidate.place, stamp, folders)
        }
        if let name = held.work {
            do {
                try moveRefused(held, name, folder, stamp, isLarge: refusal == .tooLarge)
                claimed()
            } catch let error where error.isOtherFileSystem {
                held.work = nil
            } catch {
                ledger.release(0)
                return claimFailed(error, candidate)
            }
        }
        if held.work == nil { left[candidate.place] = stamp }
        hand(
            held, .refused(refusal, message: message), links: stamp.links,
            size: stamp.kind == .regular ? stamp.size : 0)
        return true
    }

    private func newHeld(_ candidate: Candidate, size: Int) -> Held {
        let id = ids.next(wall: Clock.wall())
        let way = folders?.path(candidate.place.folder)
        let name = candidate.place.name
        return Held(
            claim: Claim(id: id), work: WorkName(id: id, attempt: 1, folder: way, name: name),
            folder: way, name: name, attempts: 1, size: size)
    }

    func hand(
        _ held: Held, _ content: Arrival.Content, links: Int, size: Int? = nil,
        suspect: [UInt8]? = nil
    ) {
        ledger.hold(held)
        deliver(
            Arrival(
                claim: held.claim, name: held.name, folder: held.folder, content: content,
                attempts: held.attempts, isClaimed: held.work != nil, linkCount: links,
                size: size ?? held.size, suspect: suspect, marks: marks))
    }
}
