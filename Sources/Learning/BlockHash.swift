/// A 64-bit hash that reads 32 bytes a step, for checksums of megabytes.
///
/// Source: XXH64 with seed 0 (Collet, xxHash specification).
/// - Complexity: O(bytes), some gigabytes a second.
struct BlockHash {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let count = bytes.count
        var i = 0
        var hash: UInt64
        if count >= 32 {
            var a = prime1 &+ prime2
            var b = prime2
            var c: UInt64 = 0
            var d = 0 &- prime1
            while i + 32 <= count {
                a = unsafe round(a, word(bytes, i))
                b = unsafe round(b, word(bytes, i + 8))
                c = unsafe round(c, word(bytes, i + 16))
                d = unsafe round(d, word(bytes, i + 24))
                i += 32
            }
            hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
            for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
        } else {
            hash = prime5
        }
        hash = hash &+ UInt64(count)
        while i + 8 <= count {
            hash = unsafe rotate(hash ^ round(0, word(bytes, i)), 27) &* prime1 &+ prime4
            i += 8
        }
        if i + 4 <= count {
            let half = unsafe UInt64(bytes.loadUnaligned(fromByteOffset: i, as: UInt32.self))
            hash = rotate(hash ^ half &* prime1, 23) &* prime2 &+ prime3
            i += 4
        }
        while i < count {
            hash = unsafe rotate(hash ^ UInt64(bytes[i]) &* prime5, 11) &* prime1
            i += 1
        }
        hash = (hash ^ hash >> 33) &* prime2
        hash = (hash ^ hash >> 29) &* prime3
        return hash ^ hash >> 32
    }

    static func of(_ bytes: [UInt8]) -> UInt64 {
        unsafe bytes.withUnsafeBytes { unsafe of($0) }
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ i: Int) -> UInt64 {
        unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        rotate(lane &+ input &* prime2, 31) &* prime1
    }

    @inline(__always)
    private static func rotate(_ x: UInt64, _ by: UInt64) -> UInt64 { x &<< by | x &>> (64 - by) }
}
