package import Learning
internal import Text

/// The morphological features of words (`Number=Sing`), by form, tags and, for verbs, the clause.
///
/// Treebanks say the features of closed classes word by word; for all others tags suffice, but for the
/// person, number, mood and voice of verbs, which stand in the subject and the auxiliaries.
public struct Morphology: Sendable {
    public static let sectionName = "features"

    package let table: FeatureTable
    /// By universal part of speech × Penn part of speech, 0 (undefined) included in both.
    private let tags: [FeatureTag]
    private let xposCount: Int
    private let kinds: [SubjectKind]
    private let roles: [ClauseRole]
    /// By Penn part of speech × relation: seeds of relations.
    private let relations: [UInt64]
    private let to: UInt8

    /// Features as CoNLL-U has them; those of a token are at `features - 1`.
    public var names: [String] { Array(table.names.dropFirst()) }

    /// - Parameters: names of the tags and relations, the first of each is number 1.
    package init(
        _ section: ModelSection, upos: [String], xpos: [String], deprel: [String]
    ) throws(ModelError) {
        self.init(try FeatureTable(section), upos: upos, xpos: xpos, deprel: deprel)
    }

    package init(_ table: FeatureTable, upos: [String], xpos: [String], deprel: [String]) {
        self.table = table
        let xposNames = [""] + xpos
        xposCount = xposNames.count
        kinds = xposNames.map { SubjectKind(xpos: $0) }
        tags = ([""] + upos).flatMap { upos in
            xposNames.map { FeatureTag(upos: upos, xpos: $0) }
        }
        roles = ([""] + deprel).map { ClauseRole(deprel: $0) }
        relations = xposNames.flatMap { xpos in
            ([""] + deprel).map { FeatureTag(upos: "", xpos: xpos).seed(deprel: $0) }
        }
        to = UInt8(truncatingIfNeeded: (xpos.firstIndex(of: "TO") ?? -1) + 1)
    }

    /// Fills in the features of a sentence, whose tags and heads are known.
    ///
    /// - Complexity: O(bytes of the forms), without allocation once the workspace has its capacity.
    public func describe(
        _ sentence: Range<Int>, of document: inout Document, _ workspace: inout MorphologyWorkspace
    ) {
        workspace.clause.removeAll(keepingCapacity: true)
        for i in sentence { workspace.clause.append(clauseWord(document.tokens[i], document)) }
        clauseContexts(workspace.clause, into: &workspace.contexts)
        for i in sentence where document.tokens[i].xpos > 0 {
            let token = document.tokens[i]
            guard let tag = tag(token) else { continue }
            let context = workspace.contexts[i - sentence.lowerBound]
            if !tag.dependsOnClause, let known = workspace.features(of: token) {
                document.tokens[i].features = known
                continue
            }
            document.forms.withBytes(of: token.form) { workspace.word.read($0) }
            let features = table.features(
                FeatureKeys(workspace.word, tag, context: context, deprel: relation(token)))
            document.tokens[i].features = features
            if !tag.dependsOnClause { workspace.keep(features, of: token) }
        }
    }

    private func tag(_ token: Token) -> FeatureTag? {
        let number = Int(token.upos) * xposCount + Int(token.xpos)
        return Int(token.xpos) < xposCount && number < tags.count ? tags[number] : nil
    }

    private func relation(_ token: Token) -> UInt64 {
        let number = Int(token.xpos) * roles.count + Int(token.deprel)
        return Int(token.deprel) < roles.count ? relations[number] : 0
    }

    private func clauseWord(_ token: Token, _ document: Document) -> ClauseWord {
        let role = Int(token.deprel) < roles.count ? roles[Int(token.deprel)] : .other
        var kind = Int(token.xpos) < kinds.count ? kinds[Int(token.xpos)] : .singular
        if role == .subject {
            kind = SubjectKind(
                document.bytes.span.extracting(token.span.indices), other: kind)
        }
        return ClauseWord(
            head: Int(token.head) - 1, role: role, kind: kind,
            isTo: token.xpos == to && to > 0)
    }
}
