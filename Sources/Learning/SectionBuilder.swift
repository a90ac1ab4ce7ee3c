/// Writes the bytes of a section, to be read back in the same order by `SectionReader`.
public struct SectionBuilder {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func add(_ number: UInt32) { append(number, to: &bytes) }
    public mutating func add(_ number: Int32) { append(number, to: &bytes) }
    public mutating func add(_ number: UInt64) { append(number, to: &bytes) }
    public mutating func add(_ number: Float) { append(number.bitPattern, to: &bytes) }

    public mutating func add(_ string: String) {
        let text = Array(string.utf8)
        append(UInt32(text.count), to: &bytes)
        bytes += text
    }

    public mutating func add(_ strings: [String]) {
        append(UInt32(strings.count), to: &bytes)
        for string in strings { add(string) }
    }

    /// An array that begins at a multiple of 64 bytes, so that any kernel can read it in place.
    public mutating func add<Number: ModelNumber>(_ numbers: [Number]) {
        append(Number.modelCode, to: &bytes)
        append(UInt64(numbers.count), to: &bytes)
        bytes += [UInt8](repeating: 0, count: ModelFormat.aligned(bytes.count) - bytes.count)
        unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
}
