/// What stops a training: which file or tool, and why. One line a person can act on.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
    /// A file or folder that cannot be read.
    case file(path: String, cause: String)
    /// A file or folder that cannot be made.
    case unwritable(path: String)
    /// A line that its format does not allow; lines count from 1.
    case malformed(path: String, line: Int, cause: String)
    /// A program that is missing or failed.
    case tool(name: String, cause: String)

    public var description: String {
        switch self {
        case .file(let path, let cause): "\(path): \(cause)"
        case .unwritable(let path): "\(path): cannot be written"
        case .malformed(let path, let line, let cause): "\(path):\(line): \(cause)"
        case .tool(let name, let cause): "\(name): \(cause)"
        }
    }
}
