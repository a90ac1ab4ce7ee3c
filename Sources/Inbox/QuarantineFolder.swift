/// The quarantine for people: lists, gives back and drops what could not be read.
public struct QuarantineFolder: Sendable {
    public struct Item: Sendable, Equatable {
        /// ULID: the file's name in the folder; ids grow with time.
        public let id: String
        /// The name it came with; `nil` when that was lost.
        public let name: FileName?
        /// Bytes of the file; `nil` when only the sidecar is there.
        public let size: Int?
        /// The `.json`, as it was written.
        public let sidecar: [UInt8]?
    }

    private let folder: Folder
    private let inbox: String

    public init(spool: String) throws(InboxError) {
        try self.init(settings: InboxSettings(spool: spool))
    }

    public init(settings: InboxSettings) throws(InboxError) {
        folder = try Folder(opening: settings.quarantinePath)
        inbox = settings.inboxPath
    }

    /// The newest items, oldest of them first.
    public func list(limit: Int = .max) throws(InboxError) -> [Item] {
        var items: [Item] = []
        for entry in try Self.sizes(in: folder).suffix(limit) { items.append(try item(entry.id)) }
        return items
    }

    /// - Throws: `InboxError` when there is no such item.
    public func item(_ id: String) throws(InboxError) -> Item {
        try checkID(id)
        let size = (try? folder.stamp(of: FileName(id)))?.size
        let sidecar = content(Quarantine.sidecar(id))
        guard size != nil || sidecar != nil else {
            throw InboxError(operation: "find", path: folder.describe(FileName(id)), code: 2)
        }
        let name = content(Quarantine.nameFile(id)).map(FileName.init(bytes:))
        return Item(id: id, name: name, size: size, sidecar: sidecar)
    }

    /// Puts a file back into the inbox, under its name or, when that is taken, behind its id; answers
    /// the name.
    @discardableResult
    public func retry(_ id: String) throws(InboxError) -> FileName {
        let item = try item(id)
        let target = try Folder(opening: inbox)
        var name = item.name ?? FileName(id)
        do {
            try put(id, into: target, as: name)
        } catch let error where error.isAlreadyThere {
            let unique = FileName(bytes: Array("\(id)-".utf8) + name.bytes)
            name = unique.isValid ? unique : FileName(id)
            try put(id, into: target, as: name)
        }
        try target.sync()
        try removeSidecars(id)
        return name
    }

    /// Removes a file and its sidecar for good.
    public func drop(_ id: String) throws(InboxError) {
        _ = try item(id)
        do { try folder.remove(FileName(id)) } catch let error where error.isMissing {}
        try removeSidecars(id)
    }

    private func put(_ id: String, into target: Folder, as name: FileName) throws(InboxError) {
        try folder.transfer(FileName(id), to: target, as: name)
    }

    private func removeSidecars(_ id: String) throws(InboxError) {
        for name in [Quarantine.sidecar(id), Quarantine.nameFile(id)] {
            do { try folder.remove(name) } catch let error where error.isMissing {}
        }
        try folder.sync()
    }

    private func content(_ name: FileName) -> [UInt8]? {
        guard let file = try? folder.open(name), let size = try? file.stamp().size else {
            return nil
        }
        return try? file.read(min(size, 1 << 20))
    }

    private func checkID(_ id: String) throws(InboxError) {
        guard ULIDGenerator.isValid(Array(id.utf8)) else {
            throw InboxError(operation: "find", path: FileName(id).description, code: 22)
        }
    }

    /// Ids and bytes of all items, oldest first.
    static func sizes(in folder: Folder) throws(InboxError) -> [(id: String, size: Int)] {
        var sizes: [String: Int] = [:]
        try folder.list { name, _ in
            let id = name.bytes.prefix(ULIDGenerator.length)
            guard ULIDGenerator.isValid(id) else { return }
            let rest = name.bytes.dropFirst(ULIDGenerator.length)
            guard rest.isEmpty || rest.elementsEqual(".json".utf8) else { return }
            let size = (try? folder.stamp(of: name))?.size ?? 0
            sizes[String(decoding: id, as: UTF8.self), default: 0] += size
        }
        return sizes.map { (id: $0.key, size: $0.value) }.sorted { $0.id < $1.id }
    }
}
