/// `done/YYYY-MM-DD/`, by the day in UTC on which a file was settled.
struct DoneFolder {
    private let root: Folder
    private var today: (day: Int64, folder: Folder)?
    /// Folders that have changed since the last `sync`.
    private(set) var isDirty = false
    private var rootIsDirty = false

    init(path: String) throws(InboxError) {
        root = try Folder.make(path, mode: 0o750)
    }

    /// The folder of a moment; made when missing.
    mutating func folder(wall: Int64) throws(InboxError) -> Folder {
        let day = wall / 86_400_000_000_000
        isDirty = true
        if let today, today.day == day { return today.folder }
        let name = FileName(Self.name(ofDay: day))
        if let yesterday = today?.folder { try yesterday.sync() }
        do {
            try root.makeFolder(name)
            rootIsDirty = true
        } catch let error where error.isAlreadyThere {}
        let folder = try Folder(beneath: root, name)
        today = (day, folder)
        return folder
    }

    /// Looks the folder up anew, as after somebody removed it.
    mutating func forget() { today = nil }

    mutating func sync() throws(InboxError) {
        guard isDirty else { return }
        isDirty = false
        try today?.folder.sync()
        if rootIsDirty { try root.sync() }
        rootIsDirty = false
    }

    /// `YYYY-MM-DD` of a day counted from 1970-01-01.
    ///
    /// Source: H. Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`.
    static func name(ofDay day: Int64) -> String {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(dayOfMonth, 2)
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
