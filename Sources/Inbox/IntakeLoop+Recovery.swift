internal import Synchronization

/// What a run before left in `work/`.
extension IntakeLoop {
    /// Tries after which a file that was there at every crash is no longer read.
    private static var mostAttempts: Int { 3 }

    /// Lists the claimed files of a run before, oldest first; whatever else is there is told of.
    func recover() throws(InboxError) {
        var sideFiles: [String: FileName] = [:]
        var strays: [FileName] = []
        try work.list { name, kind in
            if kind != .folder, let claimed = WorkName(parsing: name.bytes) {
                suspects.append(claimed)
            } else if let id = Self.id(ofSideFile: name) {
                sideFiles[id] = name
            } else if name.bytes.first != 0x2E {
                strays.append(name)
            } else if name.bytes.suffix(5).elementsEqual(".part".utf8) {
                strays.append(name)
            }
        }
        for claimed in suspects { sideFiles[claimed.id] = nil }
        // A crash between side file or copy and claim leaves these; the file itself is in the inbox.
        for name in sideFiles.values { try? work.remove(name) }
        for name in strays {
            if name.bytes.first == 0x2E {
                try? work.remove(name)
            } else {
                observe(.strayFile(name))
            }
        }
        suspects.sort { ($0.id, $0.attempt) > ($1.id, $1.attempt) }
    }

    /// Hands over the next file of a run before; `true` when another can follow at once.
    ///
    /// One that was in flight when that run ended goes alone, so that a second crash tells the
    /// culprit. If it was being read just then the try is counted, on disk before it begins again:
    /// the end may have come from elsewhere. Those given back in peace are no suspects.
    func nextSuspect() -> Bool {
        guard let found = suspects.last else { return true }
        guard ledger.reserve(0, alone: found.attempt > 0) else { return false }
        suspects.removeLast()
        let isBlamed = found.attempt > 0 && marks.blames(found.id)
        let name =
            isBlamed || found.attempt == 0 ? found.with(attempt: found.attempt + 1) : found
        do {
            if name != found { try work.move(found.fileName, to: work, as: name.fileName) }
            if isBlamed { try work.sync() }
        } catch {
            ledger.release(0)
            observe(.moveFailed(found.fileName, error.description))
            return true
        }
        let (folder, original) = names(of: name)
        let held = Held(
            claim: Claim(id: name.id), work: name, folder: folder, name: original,
            attempts: name.attempt)
        if name.attempt > Self.mostAttempts {
            let stamp = try? work.stamp(of: name.fileName)
            hand(
                held,
                .refused(
                    .crashed, message: "the daemon ended \(found.attempt) times while reading it"),
                links: 1, size: stamp?.size ?? 0, suspect: content(of: name, stamp))
        } else {
            readFromWork(held, tries: 0)
        }
        return true
    }

    /// What a file holds that is not read any more; `nil` when even that cannot be had.
    private func content(of name: WorkName, _ stamp: FileStamp?) -> [UInt8]? {
        guard let stamp, stamp.kind == .regular, stamp.size <= settings.sizeLimit,
            let file = try? work.open(name.fileName)
        else { return nil }
        return try? file.read(stamp.size)
    }

    /// At a clean stop: files not handed over yet are no suspects.
    func giveBack() {
        marks.progressed()
        for again in rereads {
            guard let name = again.held.work else { continue }
            try? work.move(
                name.fileName, to: work, as: name.with(attempt: name.attempt - 1).fileName)
        }
        rereads = []
    }

    private func names(of name: WorkName) -> (folder: FileName?, name: FileName) {
        if let original = name.name { return (nil, original) }
        if let file = try? work.open(WorkName.sideFile(name.id)),
            let bytes = try? file.read(8_192), let names = WorkName.decode(bytes)
        {
            return names
        }
        return (nil, FileName(name.id))
    }

    private static func id(ofSideFile name: FileName) -> String? {
        let id = name.bytes.prefix(ULIDGenerator.length)
        guard ULIDGenerator.isValid(id),
            name.bytes.dropFirst(ULIDGenerator.length).elementsEqual(".name".utf8)
        else { return nil }
        return String(decoding: id, as: UTF8.self)
    }
}
