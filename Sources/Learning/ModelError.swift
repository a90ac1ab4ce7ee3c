/// What is wrong with a model file, as one line that names the file.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such file, or it cannot be read.
    case missing(path: String, cause: String)
    /// Shorter than its header says.
    case truncated(path: String)
    /// Not a model file.
    case foreign(path: String)
    /// Of a format this program does not know.
    case version(path: String, found: UInt32, known: UInt32)
    /// Its bytes are not those that were written.
    case damaged(path: String, part: String)
    /// The file is whole but lacks a part this program needs.
    case lacking(path: String, section: String)
    case unwritable(path: String, cause: String)

    public var description: String {
        switch self {
        case .missing(let path, let cause): "model file \(path): \(cause)"
        case .truncated(let path): "model file \(path) is cut short; copy it again"
        case .foreign(let path): "\(path) is not a model file"
        case .version(let path, let found, let known):
            "model file \(path) has format \(found), this program reads format \(known)"
        case .damaged(let path, let part):
            "model file \(path) is damaged in its \(part); copy it again"
        case .lacking(let path, let section): "model file \(path) has no section \"\(section)\""
        case .unwritable(let path, let cause): "model file \(path) cannot be written: \(cause)"
        }
    }
}
