/// Which names the inbox leaves alone: hidden ones and those that writers use for unfinished files.
struct IgnoredNames: Sendable {
    private let suffixes: [[UInt8]]
    private let doneMarker: Bool

    init(suffixes: [String], doneMarker: Bool) {
        self.suffixes = suffixes.map { Array($0.utf8) }.filter { !$0.isEmpty }
        self.doneMarker = doneMarker
    }

    static let marker = Array(".done".utf8)

    func contains(_ name: FileName) -> Bool {
        let bytes = name.bytes
        guard let first = bytes.first, first != 0x2E else { return true }
        if doneMarker, Self.ends(bytes, with: Self.marker) { return true }
        return suffixes.contains { Self.ends(bytes, with: $0) }
    }

    /// The file that a marker's name speaks of.
    func marked(by name: FileName) -> FileName? {
        guard doneMarker, name.bytes.count > Self.marker.count,
            Self.ends(name.bytes, with: Self.marker)
        else { return nil }
        return FileName(bytes: Array(name.bytes.dropLast(Self.marker.count)))
    }

    private static func ends(_ bytes: [UInt8], with suffix: [UInt8]) -> Bool {
        bytes.count >= suffix.count && bytes[(bytes.count - suffix.count)...].elementsEqual(suffix)
    }
}
