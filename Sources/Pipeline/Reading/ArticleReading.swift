import Analysis
public import Intake
public import Linguistics
public import News
public import Text

/// Bytes of a file to reports: Intake, Linguistics and Analysis in a row.
///
/// Pure and deterministic: the same bytes and the same model give the same reports. One value serves
/// one thread; the model may serve any number of them.
public struct ArticleReading: Sendable {
    /// What became of one article of a file.
    public enum Outcome: Sendable {
        case report(Report, hash: ContentHash, line: Int?)
        case refused(QuarantineReason, message: String, line: Int?)
    }

    /// Names the program, the lists and the model that the reports are made with; stored beside each.
    public let versions: String

    private let intake: Intake
    private let annotator: Annotator
    private let analyst: Analyst

    public init(_ settings: IntakeSettings = IntakeSettings(), model: LanguageModel) {
        intake = Intake(settings: settings)
        versions =
            "dateline/\(Version.text) lists/\(settings.listsVersion) model/\(model.hash.prefix(12))"
        annotator = Annotator(model)
        analyst = Analyst()
    }

    /// The sentences and tokens of a report's text in CoNLL-U.
    public func conllU(_ report: Report) -> String {
        annotator.document(report.article.text).conllU(id: report.article.id)
    }

    /// - Parameters:
    ///   - file: the name as dropped, printable.
    ///   - folder: the folder inside the inbox, a hint at the outlet.
    ///   - tokens: whether the reports state their tokens.
    /// - Throws: `DeadlinePassed`.
    public func outcomes(
        _ bytes: [UInt8], file: String, folder: String? = nil, tokens: Bool = false,
        deadline: Deadline = .none
    ) throws -> [Outcome] {
        try intake.read(bytes, file: file, folder: folder, deadline: deadline).map { result in
            switch result {
            case .article(let article, let hash, let line):
                try deadline.check()
                let document = try annotator.document(article.text, deadline: deadline)
                let report = try analyst.report(
                    on: article, document: document, tokens: tokens, deadline: deadline)
                return .report(report, hash: hash, line: line)
            case .refused(let reason, let message, let line):
                return .refused(reason, message: message, line: line)
            }
        }
    }
}
