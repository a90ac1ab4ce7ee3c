#if _endian(big)
    #error("model files are little-endian and read in place")
#endif

/// The layout of a model file.
///
/// A header of 64 bytes, a table with an entry of 64 bytes a section, then the sections, each at a
/// multiple of 64, zeros between them. All numbers are little-endian.
///
/// | header byte | holds |
/// | --- | --- |
/// | 0 | eight bytes that tell the file from any other |
/// | 8 | format version, `UInt32` |
/// | 12 | number of sections, `UInt32` |
/// | 16 | length of the file, `UInt64` |
/// | 24 | `BlockHash` of the table, `UInt64` |
/// | 32 | `BlockHash` of the 32 bytes before, `UInt64` |
///
/// | entry byte | holds |
/// | --- | --- |
/// | 0 | name, ASCII, zeros after it up to 16 |
/// | 16 | offset, `UInt64` |
/// | 24 | length, `UInt64` |
/// | 32 | `BlockHash` of the section, `UInt64` |
enum ModelFormat {
    static let version: UInt32 = 1
    static let alignment = 64
    static let headerCount = 64
    static let entryCount = 64
    static let nameCount = 15
    /// Not text, and broken by every transfer that changes line ends or the eighth bit.
    static let magic: [UInt8] = [0x89, 0x44, 0x4C, 0x4D, 0x0D, 0x0A, 0x1A, 0x0A]

    static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) & ~(alignment - 1) }

    static func isName(_ name: String) -> Bool {
        1...nameCount ~= name.utf8.count && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}

/// Appends a number, little-endian.
func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    var rest = number
    for _ in 0..<(number.bitWidth / 8) {
        bytes.append(UInt8(truncatingIfNeeded: rest))
        if number.bitWidth > 8 { rest >>= 8 }
    }
}
