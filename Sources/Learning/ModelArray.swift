/// A number that model files hold arrays of.
public protocol ModelNumber: BitwiseCopyable, Sendable {
    /// Tells the types apart in a file: kind of number and bytes.
    static var modelCode: UInt32 { get }
}

extension Int8: ModelNumber { public static var modelCode: UInt32 { 0x101 } }
extension Int16: ModelNumber { public static var modelCode: UInt32 { 0x102 } }
extension Int32: ModelNumber { public static var modelCode: UInt32 { 0x104 } }
extension UInt8: ModelNumber { public static var modelCode: UInt32 { 0x201 } }
extension UInt16: ModelNumber { public static var modelCode: UInt32 { 0x202 } }
extension UInt32: ModelNumber { public static var modelCode: UInt32 { 0x204 } }
extension UInt64: ModelNumber { public static var modelCode: UInt32 { 0x208 } }
extension Float: ModelNumber { public static var modelCode: UInt32 { 0x304 } }

/// An array inside a model, read in place; its first element is at a multiple of 64 bytes.
@safe public struct ModelArray<Element: ModelNumber>: @unchecked Sendable {
    // Sendable: the memory never changes, and `owner` keeps it where it is.
    private let owner: MappedBytes
    private let elements: UnsafeBufferPointer<Element>

    init(_ owner: MappedBytes, _ elements: UnsafeBufferPointer<Element>) {
        self.owner = owner
        unsafe self.elements = elements
    }

    @inlinable public var isEmpty: Bool { count == 0 }
    public var count: Int { unsafe elements.count }

    /// - Precondition: `0 <= i < count`.
    public subscript(i: Int) -> Element {
        precondition(i >= 0 && i < count)
        return unsafe elements[i]
    }

    /// Lends the elements to a loop.
    public func withSpan<Result, Failure: Error>(
        _ body: (Span<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(Span(_unsafeElements: elements))
    }

    /// The elements for a kernel in C; good for as long as this value lives.
    @unsafe public var pointer: UnsafeBufferPointer<Element> { unsafe elements }
}
