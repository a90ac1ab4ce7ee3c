import Linguistics
import Testing

@Suite struct EditScriptTests {
    private func lemma(_ form: String, _ script: EditScript) -> String {
        var lemma: [UInt8] = []
        script.apply(to: CasedWord(form), into: &lemma)
        return String(decoding: lemma, as: UTF8.self)
    }

    @Test(arguments: [
        ("Running", "run"), ("went", "go"), ("CITIES", "city"), ("London", "London"),
        ("TEHRAN", "Tehran"), ("12,500", "12500"), ("n’t", "not"), ("’s", "'s"), ("Été", "été"),
        ("ÉTÉ", "Été"), ("AL-GHANIMI", "Al-Ghanimi"), ("o'neil", "O'Neil"), ("cafés", "café"),
        ("naïf", "naïve"), ("I", "I"), ("us", "we"), ("🙂", "🙂"), ("x", ""), ("ﬁt", "fit"),
    ])
    func turnsTheFormItWasMadeFromIntoTheLemma(form: String, lemma: String) {
        let script = EditScript(from: CasedWord(form), to: Array(lemma.utf8))
        let made = self.lemma(form, script)
        // Nothing has no lemma of no letters: the form is left.
        #expect(made == (lemma.isEmpty ? form : lemma))
    }

    @Test(arguments: [
        ("carries", "carry", "Marries", "marry"), ("men", "man", "women", "woman"),
        ("sang", "sing", "RANG", "ring"),
    ])
    func doesToOtherWordsWhatItDidToTheFirst(
        form: String, lemma: String, other: String, otherLemma: String
    ) {
        let script = EditScript(from: CasedWord(form), to: Array(lemma.utf8))
        #expect(self.lemma(other, script) == otherLemma)
    }

    @Test func leavesWordsShorterThanItsCut() {
        #expect(lemma("As", EditScript(.lower, cut: 3, ending: Array("y".utf8))) == "as")
        #expect(lemma("", EditScript(.capitalised)) == "")
    }

    @Test func neverCutsACharacterInTwo() {
        #expect(lemma("né", EditScript(.lower, cut: 1, ending: Array("e".utf8))) == "né")
    }

    @Test(arguments: [
        ("", WordCase.none), ("1,5", .none), ("word", .lower), ("Word", .capitalised),
        ("I", .initial), ("U.S.", .capitals), ("McCain", .mixed), ("iPhone", .mixed),
        ("Émile", .capitalised), ("ÉTAT", .capitals), ("état", .lower), ("B2b", .capitalised),
        ("-ed", .lower), ("'S", .initial), ("中", .none), ("Ж", .initial),
    ])
    func tellsHowLettersAreWritten(form: String, letterCase: WordCase) {
        #expect(CasedWord(form).letterCase == letterCase)
    }
}
