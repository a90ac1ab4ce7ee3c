extension Folder {
    /// Moves a file, to another file system by a copy that is on disk before the original goes.
    func transfer(_ name: FileName, to target: Folder, as newName: FileName) throws(InboxError) {
        do {
            try move(name, to: target, as: newName)
        } catch let error where error.isOtherFileSystem {
            try duplicate(name, to: target, as: newName)
            try remove(name)
        }
    }

    /// Copies a regular file or a link; never seen half written under its name, durable on return.
    func duplicate(_ name: FileName, to target: Folder, as newName: FileName) throws(InboxError) {
        if try stamp(of: name).kind == .symlink {
            try target.makeLink(newName, to: try self.target(ofLink: name))
        } else {
            let source = try open(name)
            try source.duplicate(to: target, as: newName)
        }
        try target.sync()
    }
}

extension File {
    /// Copies the whole file into a folder, under a hidden name until it is whole and on disk.
    func duplicate(to target: Folder, as newName: FileName) throws(InboxError) {
        let hidden = FileName(".\(UInt64.random(in: 0...(.max))).part")
        do {
            let copy = try target.create(hidden)
            try copy.copy(from: self)
            try copy.sync()
            try target.move(hidden, to: target, as: newName)
        } catch {
            try? target.remove(hidden)
            throw error
        }
    }
}
