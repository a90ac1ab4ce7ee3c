/// `quarantine/`: `<ulid>` is the file as it came, `<ulid>.json` says why, `.<ulid>.name` holds the
/// name it came with, byte for byte.
///
/// The sidecar is not synced: the store holds the same record.
struct Quarantine {
    private let folder: Folder
    private var files = 0
    private var bytes = 0
    private(set) var isDirty = false

    init(path: String) throws(InboxError) {
        folder = try Folder.make(path, mode: 0o750)
        count()
    }

    static func sidecar(_ id: String) -> FileName { FileName(id + ".json") }
    static func nameFile(_ id: String) -> FileName { FileName("." + id + ".name") }

    mutating func add(
        _ held: Held, sidecar: [UInt8], work: Folder, inbox: String
    ) throws(InboxError) {
        let id = held.claim.id
        isDirty = true
        try put(sidecar, as: Self.sidecar(id))
        try put(held.name.bytes, as: Self.nameFile(id))
        var size = sidecar.count
        if let name = held.work {
            do {
                try work.transfer(name.fileName, to: folder, as: FileName(id))
                size += (try? folder.stamp(of: FileName(id)))?.size ?? 0
            } catch let error where error.isMissing || error.isAlreadyThere {}
        } else if held.identity != nil, held.size > 0 {
            // A read-only inbox keeps its file; what cannot be copied has its sidecar all the same.
            if let parent = try? Self.parent(of: held, inbox: inbox),
                (try? parent.duplicate(held.name, to: folder, as: FileName(id))) != nil
            {
                size += held.size
            }
        }
        files += 1
        bytes += size
    }

    /// Drops the oldest until both bounds hold; answers how many.
    mutating func enforce(files most: Int, bytes mostBytes: Int) -> Int {
        guard files > most || bytes > mostBytes else { return 0 }
        // Others may have taken files out meanwhile.
        let items = count()
        var dropped = 0
        for item in items where files > most || bytes > mostBytes {
            for name in [FileName(item.id), Self.sidecar(item.id), Self.nameFile(item.id)] {
                try? folder.remove(name)
            }
            files -= 1
            bytes -= item.size
            dropped += 1
        }
        return dropped
    }

    mutating func sync() throws(InboxError) {
        guard isDirty else { return }
        isDirty = false
        try folder.sync()
    }

    private func put(_ content: [UInt8], as name: FileName) throws(InboxError) {
        try? folder.remove(name)
        try folder.write(content, as: name, durable: false)
    }

    private static func parent(of held: Held, inbox: String) throws(InboxError) -> Folder {
        let root = try Folder(opening: inbox)
        guard let way = held.folder else { return root }
        return try Folder(beneath: root, way)
    }

    @discardableResult
    private mutating func count() -> [(id: String, size: Int)] {
        let items = (try? QuarantineFolder.sizes(in: folder)) ?? []
        files = items.count
        bytes = items.reduce(0) { $0 + $1.size }
        return items
    }
}
