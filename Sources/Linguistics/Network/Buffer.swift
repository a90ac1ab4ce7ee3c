/// Memory for numbers that is used again and again, aligned for any kernel.
@safe struct Buffer<Element: BitwiseCopyable>: ~Copyable {
    /// Good until the next `reserve`.
    private(set) var base: UnsafeMutablePointer<Element>
    private var capacity: Int

    init() {
        capacity = 16
        unsafe base = Self.allocate(capacity)
    }

    deinit { unsafe base.deallocate() }

    /// Makes room for so many elements; what was there may be lost.
    mutating func reserve(_ count: Int) {
        if count <= capacity { return }
        unsafe base.deallocate()
        capacity = max(count, capacity * 2)
        unsafe base = Self.allocate(capacity)
    }

    private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: count * MemoryLayout<Element>.stride, alignment: 64)
        return unsafe bytes.bindMemory(to: Element.self, capacity: count)
    }
}
