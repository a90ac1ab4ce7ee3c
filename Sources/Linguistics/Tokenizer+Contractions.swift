internal import Text

extension Tokenizer {
    /// Proposes a word, cut before its clitics: `do` `n't`, `John` `'s`, `can` `not`.
    mutating func proposeWord(_ word: Range<Int>) {
        guard let cut = cliticStart(in: word) else {
            propose(word)
            return
        }
        // "shouldn't've": more than one clitic.
        proposeWord(word.lowerBound..<cut)
        propose(cut..<word.upperBound, .word)
    }

    /// Where the last clitic of a word begins.
    private func cliticStart(in word: Range<Int>) -> Int? {
        var apostrophe: Int?
        var after = 0
        var i = word.upperBound - 1
        let lowest = max(word.lowerBound + 1, word.upperBound - 5)
        while i >= lowest {
            if text[i] == 0x27 {
                (apostrophe, after) = (i, i + 1)
                break
            }
            if text[i] == 0xE2, i + 2 < word.upperBound, text[i + 1] == 0x80, text[i + 2] == 0x99 {
                (apostrophe, after) = (i, i + 3)
                break
            }
            i -= 1
        }
        guard let apostrophe else { return openContraction(word) }
        let letters = word.upperBound - after
        if letters == 1, lowercased(text[after]) == 0x74 {  // n't
            let n = apostrophe - 1
            return n > word.lowerBound && lowercased(text[n]) == 0x6E ? n : nil
        }
        return isClitic(after..<word.upperBound) ? apostrophe : nil
    }

    private func isClitic(_ letters: Range<Int>) -> Bool {
        Self.clitics.value(of: text.span.extracting(letters)) != 0
    }

    /// The end of a clitic that stands apart from its word (`U.S.` `'s`), its apostrophe at `i`.
    func cliticEnd(after i: Int) -> Int? {
        guard kind(i) == .apostrophe else { return nil }
        let letters = i + CodePoint(text, i, end).width
        let count = alphanumerics(from: letters)
        guard 1...2 ~= count, isClitic(letters..<(letters + count)) else { return nil }
        return letters + count
    }

    private static let clitics = WordTable([(1, "s m d re ve ll")])

    /// Where words written without an apostrophe are cut: `cannot`, `gonna`.
    private func openContraction(_ word: Range<Int>) -> Int? {
        guard 4...8 ~= word.count else { return nil }
        let length = Self.openContractions.value(of: text.span.extracting(word))
        return length == 0 ? nil : word.lowerBound + Int(length)
    }

    private static let openContractions = WordTable(CutLexicon.contractions)
}

extension CutLexicon {
    /// Contractions written without an apostrophe, by the length of their first part.
    package static let contractions: [(value: UInt32, words: String)] = [
        (1, "ive"),
        (2, "dont wont cant arent aint hes dunno"),
        (
            3,
            """
            cannot gonna gotta wanna gimme lemme didnt isnt wasnt hasnt hadnt shes whos youre youve
            youll outta lotta
            """
        ),
        (4, "doesnt havent werent thats whats theyre theyve theyll"),
        (5, "wouldnt couldnt theres wheres"),
        (6, "shouldnt"),
    ]
}
