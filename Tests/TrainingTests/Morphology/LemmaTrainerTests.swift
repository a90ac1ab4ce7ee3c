import Learning
import Linguistics
import Testing
import Text
import Training

/// Sentences of a treebank: `form/lemma/UPOS/XPOS`, features if any, with spaces between.
private func treebank(_ sentences: String...) throws -> [TreebankDocument] {
    var lines: [String] = []
    for sentence in sentences {
        for (i, word) in sentence.split(separator: " ").enumerated() {
            let parts = word.split(separator: "/").map(String.init)
            let feats = parts.count > 4 ? parts[4] : "_"
            let row = ["\(i + 1)"] + parts.prefix(4) + [feats, "0", "root", "_", "_"]
            lines.append(row.joined(separator: "\t"))
        }
        lines.append("")
    }
    return try ConllUReader.documents(bytes: Array(lines.joined(separator: "\n").utf8))
}

@Suite struct LemmaTrainerTests {
    private func lemmatizer(
        _ documents: [TreebankDocument], news: NewsForms? = nil
    ) -> Lemmatizer {
        var trainer = LemmaTrainer()
        trainer.add(documents, isReference: true)
        return Lemmatizer(trainer.table(news: news), upos: [], xpos: [])
    }

    private func sample() throws -> [TreebankDocument] {
        try treebank(
            "dogs/dog/NOUN/NNS cats/cat/NOUN/NNS cities/city/NOUN/NNS parties/party/NOUN/NNS",
            "armies/army/NOUN/NNS berries/berry/NOUN/NNS ladies/lady/NOUN/NNS",
            "men/man/NOUN/NNS went/go/VERB/VBD walked/walk/VERB/VBD talked/talk/VERB/VBD",
            "hoped/hope/VERB/VBD moved/move/VERB/VBD London/London/PROPN/NNP Ray/Ray/PROPN/NNP",
            "The/the/DET/DT the/the/DET/DT I/I/PRON/PRP NATO/NATO/PROPN/NNP walk/walk/VERB/VB",
            "to/_/X/GW 1,000/1000/NUM/CD 2,500/2500/NUM/CD big/big/ADJ/JJ")
    }

    @Test(arguments: [
        ("dogs", "NOUN", "NNS", "dog"), ("Dogs", "NOUN", "NNS", "dog"),
        ("rabbits", "NOUN", "NNS", "rabbit"), ("duties", "NOUN", "NNS", "duty"),
        ("men", "NOUN", "NNS", "man"), ("MEN", "NOUN", "NNS", "man"), ("went", "VERB", "VBD", "go"),
        ("went", "VERB", "VBN", "go"), ("balked", "VERB", "VBD", "balk"),
        ("proved", "VERB", "VBD", "prove"), ("I", "PRON", "PRP", "I"), ("THE", "DET", "DT", "the"),
        ("Paris", "PROPN", "NNP", "Paris"), ("3,750", "NUM", "CD", "3750"),
        ("walk", "VERB", "VB", "walk"),
    ])
    func lemmasAreLearnedFromATreebank(form: String, upos: String, xpos: String, lemma: String)
        throws
    {
        #expect(try lemmatizer(sample()).lemma(of: form, upos: upos, xpos: xpos) == lemma)
    }

    @Test func theReferenceWinsOverAnotherTreebank() throws {
        var trainer = LemmaTrainer()
        try trainer.add(treebank("people/people/NOUN/NNS"), isReference: true)
        try trainer.add(
            treebank("people/person/NOUN/NNS people/person/NOUN/NNS"), isReference: false)
        let lemmatizer = Lemmatizer(trainer.table(news: nil), upos: [], xpos: [])
        #expect(lemmatizer.lemma(of: "people", upos: "NOUN", xpos: "NNS") == "people")
    }

    @Test func newsTellWhatEndingsCannot() throws {
        var news = NewsForms()
        let text = "and wiped, and wiped, and wiped, to wipe, to wipe, to wipe, to wipe it all "
        news.add(Array(String(repeating: text, count: 300).utf8))
        news.add(
            Array(String(repeating: "in Tehran, in Tehran and in Tehran ", count: 20).utf8))
        let documents =
            try sample()
            + treebank(
                "ripped/rip/VERB/VBD snipped/snip/VERB/VBD IRAQ/Iraq/PROPN/NNP CNN/CNN/PROPN/NNP",
                "shipped/ship/VERB/VBD piped/pip/VERB/VBD")
        #expect(
            lemmatizer(documents).lemma(of: "wiped", upos: "VERB", xpos: "VBD") == "wip")
        let informed = lemmatizer(documents, news: news)
        #expect(informed.lemma(of: "wiped", upos: "VERB", xpos: "VBD") == "wipe")
        #expect(informed.lemma(of: "TEHRAN", upos: "PROPN", xpos: "NNP") == "Tehran")
        #expect(informed.lemma(of: "tehran", upos: "PROPN", xpos: "NNP") == "Tehran")
    }

    @Test func theSameTreebankGivesTheSameBytes() throws {
        let bytes = try (0..<3).map { _ in
            var trainer = LemmaTrainer()
            try trainer.add(sample(), isReference: true)
            return trainer.table(news: nil).sectionBytes
        }
        #expect(bytes[0] == bytes[1] && bytes[1] == bytes[2])
    }
}

@Suite struct FeatureTrainerTests {
    @Test func featuresAreLearnedByFormAndTags() throws {
        var trainer = FeatureTrainer()
        try trainer.add(
            treebank(
                "dog/dog/NOUN/NN/Number=Sing cat/cat/NOUN/NN/Number=Sing",
                "this/this/DET/DT/Number=Sing|PronType=Dem the/the/DET/DT/Definite=Def",
                "a/a/DET/DT/Definite=Ind the/the/DET/DT/Definite=Def",
                "teh/the/DET/DT/Definite=Def|Typo=Yes in/in/ADP/IN 12/12/NUM/CD/NumForm=Digit"),
            isReference: true)
        let table = trainer.table
        let unknown = try treebank(
            "cow/cow/NOUN/NN this/this/DET/DT A/a/DET/DT that/that/DET/DT of/of/ADP/IN",
            "7/7/NUM/CD teh/the/DET/DT odd/odd/ADJ/JJ")
        let found = unknown[0].sentences.flatMap { sentence in
            FeatureTrainer.keys(sentence).map { table.names[Int(table.features($0))] }
        }
        #expect(
            found == [
                "Number=Sing", "Number=Sing|PronType=Dem", "Definite=Ind", "Definite=Def", "_",
                "NumForm=Digit", "Definite=Def", "_",
            ])
    }

    @Test func theSameTreebankGivesTheSameBytes() throws {
        let documents = try treebank(
            "a/a/DET/DT/Definite=Ind b/b/NOUN/NN/Number=Sing b/b/NOUN/NN/_")
        let bytes = (0..<3).map { _ in
            var trainer = FeatureTrainer()
            trainer.add(documents, isReference: true)
            return trainer.table.sectionBytes
        }
        #expect(bytes[0] == bytes[1] && bytes[1] == bytes[2])
    }
}
