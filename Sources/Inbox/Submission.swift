internal import Glibc

/// The reference producer: writes a hidden file, syncs it, renames it into the inbox, syncs that.
public enum Submission {
    /// Puts bytes into an inbox; answers the name used, which has a number before it when a file of
    /// that name still waits there.
    @discardableResult
    public static func submit(
        _ bytes: [UInt8], name: FileName, into inbox: String
    ) throws(InboxError) -> FileName {
        try put(name, into: inbox) { file throws(InboxError) in try file.write(bytes) }
    }

    /// Copies a file into an inbox; `progress` gets the bytes so far.
    @discardableResult
    public static func submit(
        fileAt path: String, name: FileName? = nil, into inbox: String,
        progress: ((Int) -> Void)? = nil
    ) throws(InboxError) -> FileName {
        let (folder, last) = split(path)
        let source = try Folder(opening: folder).open(following: last)
        guard try source.stamp().kind != .directory else {
            throw InboxError(operation: "submit", path: path, code: EISDIR)
        }
        return try put(name ?? last, into: inbox) { file throws(InboxError) in
            try file.copy(from: source, progress: progress)
        }
    }

    /// Copies what an open descriptor, as standard input, has to say; it stays open.
    @discardableResult
    public static func submit(
        descriptor: Int32, name: FileName, into inbox: String, progress: ((Int) -> Void)? = nil
    ) throws(InboxError) -> FileName {
        let copy = Int32(try check("read", "descriptor \(descriptor)") { Int(dup(descriptor)) })
        let source = File(raw: copy, name: name)
        return try put(name, into: inbox) { file throws(InboxError) in
            try file.copy(from: source, progress: progress)
        }
    }

    private static func put(
        _ name: FileName, into inbox: String,
        _ fill: (borrowing File) throws(InboxError) -> Void
    ) throws(InboxError) -> FileName {
        let defaults = IgnoredNames(
            suffixes: InboxSettings(spool: "").ignoredSuffixes, doneMarker: false)
        guard name.isValid, !defaults.contains(name) else {
            throw InboxError(
                operation: "submit under a name the inbox leaves alone", path: name.description,
                code: EINVAL)
        }
        let folder = try Folder(opening: inbox)
        let random = UInt64.random(in: 0...(.max))
        let hidden = FileName(
            bytes: [0x2E] + name.bytes.prefix(200) + Array(".\(random).tmp".utf8))
        do {
            let file = try folder.create(hidden, mode: 0o644)
            try fill(file)
            try file.sync()
            let final = try rename(hidden, to: name, folder)
            try folder.sync()
            return final
        } catch {
            try? folder.remove(hidden)
            throw error
        }
    }

    private static func rename(
        _ hidden: FileName, to name: FileName, _ folder: Folder
    ) throws(InboxError) -> FileName {
        for number in 1...1_000 {
            let prefix = number == 1 ? [] : Array("\(number)-".utf8)
            let final = FileName(bytes: prefix + name.bytes.prefix(255 - prefix.count))
            do {
                try folder.move(hidden, to: folder, as: final)
                return final
            } catch let error where error.isAlreadyThere {}
        }
        throw InboxError(operation: "submit", path: folder.describe(name), code: EEXIST)
    }

    private static func split(_ path: String) -> (folder: String, name: FileName) {
        let bytes = Array(path.utf8)
        guard let cut = bytes.lastIndex(of: 0x2F) else { return (".", FileName(bytes: bytes)) }
        let folder = cut == 0 ? "/" : String(decoding: bytes[..<cut], as: UTF8.self)
        return (folder, FileName(bytes: Array(bytes[(cut + 1)...])))
    }
}
