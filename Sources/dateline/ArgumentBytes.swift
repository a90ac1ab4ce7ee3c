/// The arguments as the kernel has them: bytes, while ArgumentParser takes text.
///
/// A byte that is not UTF-8 travels through the parser as the private-use scalar U+10FF00 + byte
/// and comes out as itself. A name that holds such a scalar travels byte by byte, too, so that no
/// two names ever meet.
enum ArgumentBytes {
    private static let base: UInt32 = 0x10_FF00

    /// What the program was called with, without its own name.
    static var commandLine: [String] {
        (1..<max(1, Int(CommandLine.argc))).map { index in
            guard let start = unsafe CommandLine.unsafeArgv[index] else { return "" }
            var bytes: [UInt8] = []
            var next = 0
            while case let byte = unsafe UInt8(bitPattern: start[next]), byte != 0 {
                bytes.append(byte)
                next += 1
            }
            return text(bytes)
        }
    }

    static func text(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var offset = 0
        func escape(_ count: Int) {
            for byte in bytes[offset..<offset + count] {
                if let scalar = Unicode.Scalar(base + UInt32(byte)) { text.append(scalar) }
            }
        }
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                if scalar.value < base { text.append(scalar) } else { escape(encoded.count) }
                offset += encoded.count
            case .error(let length):
                escape(length)
                offset += length
            case .emptyInput: return String(text)
            }
        }
    }

    static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            scalar.value < base
                ? Array(String(scalar).utf8) : [UInt8(truncatingIfNeeded: scalar.value)]
        }
    }
}
