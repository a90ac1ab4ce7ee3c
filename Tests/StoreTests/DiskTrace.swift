import Foundation

/// What a run of the probe did to its files, as strace saw it, to be replayed up to a power cut.
///
/// A file's bytes are safe up to its last sync; of what came later a disk may keep any part.
struct DiskTrace {
    enum Step {
        case write(file: String, bytes: ArraySlice<UInt8>, offset: Int)
        case truncate(file: String, length: Int)
        case sync(file: String)
        /// The probe said that so many entries are committed.
        case acknowledged(Int)
    }

    /// What the disk does with writes that were not synced.
    enum Loss: CaseIterable { case all, some, tornLast }

    private(set) var steps: [Step] = []

    static let options = [
        "-f", "-y", "-xx", "-s", "70000", "-e",
        "trace=pwrite64,write,fdatasync,fsync,ftruncate,unlink",
    ]

    /// - Parameter folder: whose files count.
    init(text: [UInt8], folder: String) {
        for line in text.split(separator: 0x0A) {
            if let file = Self.removed(line, folder) {
                steps += [.truncate(file: file, length: 0), .sync(file: file)]
            } else if let step = Self.step(line, folder) {
                steps.append(step)
            }
        }
    }

    /// Steps before which the power may fail: each sync, and right after each acknowledgement.
    var cuts: [Int] {
        let first = steps.firstIndex { if case .acknowledged = $0 { true } else { false } }
        return steps.indices.filter { index in
            guard index > first ?? .max else { return false }
            if case .acknowledged = steps[index - 1] { return true }
            if case .sync = steps[index] { return true }
            return false
        }
    }

    /// How many entries were acknowledged before a step.
    func acknowledged(before cut: Int) -> Int {
        for step in steps[..<cut].reversed() {
            if case .acknowledged(let count) = step { return count }
        }
        return 0
    }

    /// The files' bytes after a power cut.
    func image(
        cutAt cut: Int, _ loss: Loss, using random: inout some RandomNumberGenerator
    ) -> [String: [UInt8]] {
        var synced: [String: Int] = [:]
        for (index, step) in steps[..<cut].enumerated() {
            if case .sync(let file) = step { synced[file] = index }
        }
        var last = cut
        while last > 0 {
            last -= 1
            if case .write(let file, _, _) = steps[last], last > synced[file] ?? -1 { break }
        }
        var files: [String: [UInt8]] = [:]
        for (index, step) in steps[..<cut].enumerated() {
            guard let file = step.file else { continue }
            let isSafe = index <= synced[file] ?? -1
            switch loss {
            case .all where !isSafe: continue
            case .some where !isSafe && Bool.random(using: &random): continue
            case .tornLast where index == last: step.torn.apply(to: &files[file, default: []])
            default: step.apply(to: &files[file, default: []])
            }
        }
        return files
    }

    // MARK: Lines

    /// Reads `123 pwrite64(5<\x2f\x77>, "\x01", 1, 0) = 1`.
    private static func step(_ line: ArraySlice<UInt8>, _ folder: String) -> Step? {
        guard let open = line.firstIndex(of: 0x28), let less = line.firstIndex(of: 0x3C),
            let more = line.firstIndex(of: 0x3E), let equals = line.lastIndex(of: 0x3D),
            !line.suffix(from: equals).contains(0x2D)
        else { return nil }
        let call = String(decoding: line[..<open].split(separator: 0x20).last ?? [], as: UTF8.self)
        let path = String(decoding: unescaped(line[less..<more]), as: UTF8.self)
        let descriptor = String(decoding: line[(open + 1)..<less], as: UTF8.self)
        let quotes = line.indices.filter { line[$0] == 0x22 }
        let content = quotes.count >= 2 ? unescaped(line[quotes[0]..<quotes[1]]) : []
        let close = line[..<equals].lastIndex(of: 0x29) ?? equals
        let numbers = line[(quotes.last ?? more)..<close].split(separator: 0x2C)
            .compactMap { Int(String(decoding: $0, as: UTF8.self).filter(\.isNumber)) }
        if call == "write", descriptor == "1" {
            let said = String(decoding: content, as: UTF8.self).dropLast()
            return Int(said).map(Step.acknowledged)
        }
        guard path.hasPrefix(folder + "/"), !path.hasSuffix("-shm") else { return nil }
        let file = String(path.dropFirst(folder.count + 1))
        switch call {
        case "pwrite64":
            return numbers.last.map { .write(file: file, bytes: content[...], offset: $0) }
        case "ftruncate": return numbers.last.map { .truncate(file: file, length: $0) }
        case "fdatasync", "fsync": return .sync(file: file)
        default: return nil
        }
    }

    /// The name in `123 unlink("\x2f\x77") = 0`; an empty rollback journal is as good as none.
    private static func removed(_ line: ArraySlice<UInt8>, _ folder: String) -> String? {
        let parts = line.split(separator: 0x22)
        guard parts.count == 3, parts[0].suffix(7).elementsEqual("unlink(".utf8),
            parts[2].suffix(3).elementsEqual("= 0".utf8)
        else { return nil }
        let path = String(decoding: unescaped(parts[1]), as: UTF8.self)
        return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : nil
    }

    /// The bytes of `\x01\x02`; everything else is passed over.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte < 0x40 ? byte &- 0x30 : byte &- 0x57 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4)
        var index = text.startIndex
        while index + 3 < text.endIndex {
            if text[index] == 0x5C, text[index + 1] == 0x78 {
                bytes.append(digit(text[index + 2]) << 4 | digit(text[index + 3]))
                index += 4
            } else {
                index += 1
            }
        }
        return bytes
    }
}

extension DiskTrace.Step {
    var file: String? {
        switch self {
        case .write(let file, _, _), .truncate(let file, _): file
        case .sync, .acknowledged: nil
        }
    }

    /// The same write, of which the disk got the first sector only.
    var torn: Self {
        guard case .write(let file, let bytes, let offset) = self else { return self }
        return .write(file: file, bytes: bytes.prefix(512), offset: offset)
    }

    func apply(to file: inout [UInt8]) {
        switch self {
        case .write(_, let bytes, let offset):
            let missing = offset + bytes.count - file.count
            if missing > 0 { file.append(contentsOf: repeatElement(0, count: missing)) }
            file.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
        case .truncate(_, let length):
            if length < file.count { file.removeSubrange(length...) }
        case .sync, .acknowledged: break
        }
    }
}
