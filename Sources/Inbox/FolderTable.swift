/// The inbox and, when it is read recursively, the folders in it. Number 0 is the inbox itself.
///
/// Only the inbox and the folder last used are kept open: there may be more folders than a process
/// may have files.
final class FolderTable {
    struct Known {
        /// Way from the inbox.
        var path: FileName
        var depth: Int
        var watch: Int32?
    }

    let root: Folder
    let device: UInt64
    private(set) var known: [Int32: Known] = [:]
    private var numbers: [FileName: Int32] = [:]
    private var watches: [Int32: Int32] = [:]
    private var last: (number: Int32, folder: Folder)?
    private var nextNumber: Int32 = 1

    init(root: Folder) throws(InboxError) {
        self.root = root
        device = try root.stamp().device
        known[0] = Known(path: FileName(bytes: []), depth: 0)
    }

    func number(ofWatch watch: Int32) -> Int32? { watches[watch] }

    func path(_ number: Int32) -> FileName? { number == 0 ? nil : known[number]?.path }

    /// The number of a folder in another one, and whether it is new.
    func number(of name: FileName, in parent: Int32) -> (number: Int32, isNew: Bool)? {
        guard let above = known[parent] else { return nil }
        let path = above.path.appending(name)
        if let number = numbers[path] { return (number, false) }
        let number = nextNumber
        nextNumber += 1
        numbers[path] = number
        known[number] = Known(path: path, depth: above.depth + 1)
        return (number, true)
    }

    func depth(_ number: Int32) -> Int? { known[number]?.depth }

    /// Opens a folder, or takes the one that is open.
    func open(_ number: Int32) throws(InboxError) -> Folder {
        if number == 0 { return root }
        if let last, last.number == number { return last.folder }
        guard let path = known[number]?.path else {
            throw InboxError(operation: "open folder", path: "folder \(number)", code: 2)
        }
        let folder = try Folder(beneath: root, path)
        last = (number, folder)
        return folder
    }

    func set(watch: Int32, of number: Int32) {
        known[number]?.watch = watch
        watches[watch] = number
    }

    /// Forgets a folder and those below it; answers their watches.
    func forget(_ number: Int32) -> [Int32] {
        guard number != 0, let gone = known[number] else { return [] }
        let prefix = gone.path.bytes + [0x2F]
        var removed: [Int32] = []
        for (other, entry) in known
        where other == number || entry.path.bytes.starts(with: prefix) {
            known[other] = nil
            numbers[entry.path] = nil
            if let watch = entry.watch {
                watches[watch] = nil
                removed.append(watch)
            }
        }
        last = nil
        return removed
    }
}
