extension StoreSettings {
    /// Why the folder's file system is refused at the start, before anything is made there; `nil`
    /// when it is not.
    ///
    /// - Parameter existing: the folder, or the nearest one above that is there.
    public func fileSystemProblem(at existing: String) -> String? {
        guard !allowUnsafeFileSystem, let type = MountTable.type(of: existing),
            MountTable.isUnsafe(type)
        else { return nil }
        return "\(folder): \(type) loses locks or writes; use a local disk"
    }

    /// That the disk has less room than the daemon wants before it takes anything in; `nil` when
    /// there is enough.
    public func spaceProblem(at existing: String) -> String? {
        guard let space = FileSystem.space(at: existing) else { return nil }
        let limit = min(lowBytes, space.total / 100 * lowPercent)
        guard space.free < limit else { return nil }
        return "\(folder): \(space.free >> 20) MiB are free; nothing is taken in below "
            + "\(limit >> 20) MiB"
    }
}
