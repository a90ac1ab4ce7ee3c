package import Learning
internal import Text

/// Form and tags to lemma, as the English Web Treebank has lemmas.
///
/// Words of the training treebanks, and frequent words that their endings would mislead, have their edit
/// script in a table; all others take the script of their longest known ending under the tag.
public struct Lemmatizer: Sendable {
    public static let sectionName = "lemmas"

    package let table: LemmaTable
    /// By universal part of speech × Penn part of speech, 0 (undefined) included in both.
    private let tags: [LemmaTag]
    private let xposCount: Int
    private let contractions: Contractions

    /// - Parameters:
    ///   - upos: names of the universal parts of speech, the first is number 1.
    ///   - xpos: names of the Penn parts of speech, the first is number 1.
    package init(
        _ section: ModelSection, upos: [String], xpos: [String]
    ) throws(ModelError) {
        self.init(try LemmaTable(section), upos: upos, xpos: xpos)
    }

    package init(_ table: LemmaTable, upos: [String], xpos: [String]) {
        self.table = table
        xposCount = xpos.count + 1
        contractions = Contractions(xpos: xpos)
        tags = ([""] + upos).flatMap { upos in
            ([""] + xpos).map { xpos in
                xpos.isEmpty ? .undefined : LemmaTag(upos: upos, xpos: xpos)
            }
        }
    }

    /// Fills in the lemmas of some tokens; those without a Penn part of speech keep none.
    ///
    /// - Complexity: an array access a token whose form came before with the same tags, else O(bytes of
    ///   the form); no allocation but that of new lemmas in `document.forms`.
    public func lemmatize(
        _ tokens: Range<Int>, of document: inout Document, _ workspace: inout LemmaWorkspace
    ) {
        for i in tokens where document.tokens[i].xpos > 0 {
            let token = document.tokens[i]
            if let lemma = workspace.lemma(of: token) {
                document.tokens[i].lemma = lemma
                continue
            }
            let tag = tag(token)
            workspace.read(token.form, of: document)
            write(tag, &workspace)
            let lemma = document.forms.intern(workspace.lemma.span)
            workspace.keep(lemma, of: token)
            document.tokens[i].lemma = lemma
        }
        contractions.mend(tokens, of: &document)
    }

    /// The lemma of a word; for trainers and tests.
    package func lemma(of form: String, upos: String, xpos: String) -> String {
        var workspace = LemmaWorkspace()
        workspace.word = CasedWord(form)
        write(LemmaTag(upos: upos, xpos: xpos), &workspace)
        return String(decoding: workspace.lemma, as: UTF8.self)
    }

    private func tag(_ token: Token) -> LemmaTag {
        let number = Int(token.upos) * xposCount + Int(token.xpos)
        return Int(token.xpos) < xposCount && number < tags.count ? tags[number] : .undefined
    }

    private func write(_ tag: LemmaTag, _ workspace: inout LemmaWorkspace) {
        if let number = table.script(of: workspace.word, tag) {
            table.scripts[Int(number)].apply(to: workspace.word, into: &workspace.lemma)
        } else {
            EditScript(tag.kind == .proper ? .kept : .lower)
                .apply(to: workspace.word, into: &workspace.lemma)
        }
    }
}
