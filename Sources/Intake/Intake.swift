internal import News
public import Text

/// Reads files: their bytes to articles, or to the reason why not.
///
/// Pure: the same bytes and settings give the same articles. Make one, and use it from any thread.
/// - Complexity: O(bytes); a 500-word article takes some 100 µs.
public struct Intake: Sendable {
    private let settings: IntakeSettings
    private let reader: ArticleReader

    public init(settings: IntakeSettings = IntakeSettings()) {
        self.settings = settings
        reader = ArticleReader(settings: settings)
    }

    /// The articles of a file, in its order: one, or one for each line or item that holds several.
    ///
    /// - Parameters:
    ///   - file: the name as dropped, printable.
    ///   - folder: the sub-folder of the inbox it came in, which may name its outlet.
    /// - Returns: never empty. When time runs out, what was read so far and a `timeout`.
    public func read(
        _ bytes: [UInt8], file: String, folder: String? = nil, deadline: Deadline = .none
    ) -> [IntakeResult] {
        guard !bytes.isEmpty else { return [.refused(.empty, message: "no bytes", line: nil)] }
        do {
            let text = try TextDecoder.utf8(from: bytes)
            switch settings.raw ? .plainText : SourceFormat.ofText(text) {
            case .unsupported(let name): throw TextDecoder.unsupported(name)
            case .json:
                let run = JSONFile(
                    reader: reader, settings: settings, file: file, folder: folder,
                    deadline: deadline)
                return run.read(text, original: bytes)
            case .plainText:
                let hash = ContentHash(of: bytes)
                let article = try reader.article(
                    SourceArticle(body: text), id: hash.articleID, file: file, folder: folder,
                    deadline: deadline)
                return [.article(article, hash: hash, line: nil)]
            }
        } catch {
            return [Self.refusal(error, line: nil)]
        }
    }

    static func refusal(_ error: any Error, line: Int?) -> IntakeResult {
        switch error {
        case let error as IntakeError:
            return .refused(error.reason, message: error.message, line: line)
        case is DeadlinePassed:
            return .refused(.timeout, message: DeadlinePassed().description, line: line)
        default: return .refused(.malformed, message: "\(error)", line: line)
        }
    }
}
