public import News
public import Text

/// What became of a file, or of one line of it.
public enum IntakeResult: Sendable {
    /// - Parameters:
    ///   - hash: of the file's bytes, or of the line's without its end.
    ///   - line: in a file of several articles, the line (or the item of a JSON array), from 1.
    case article(Article, hash: ContentHash, line: Int?)
    /// - Parameter message: what is wrong and where, in one line.
    case refused(QuarantineReason, message: String, line: Int?)
}
