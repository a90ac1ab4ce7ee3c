internal import Foundation
internal import Text

/// The corpora and lists a model is made from, with what their licences ask for.
public enum ModelSources {
    private struct Entry {
        var folder: String
        var name: String
        var licence: String
        var credit: String
    }

    private static let entries = [
        Entry(
            folder: "ud_english_ewt", name: "Universal Dependencies English Web Treebank",
            licence: "CC BY-SA 4.0",
            credit: """
                The English Web Treebank annotations in Universal Dependencies: Natalia Silveira, \
                Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John \
                Bauer, Christopher D. Manning, Nathan Schneider, Amir Zeldes and others.
                """),
        Entry(
            folder: "ud_english_gum", name: "Georgetown University Multilayer Corpus, free genres",
            licence: "CC BY 4.0 (annotations); texts CC BY, CC BY-SA or public domain",
            credit: """
                Amir Zeldes and the students of Georgetown University. Essays, fiction, letters, \
                podcasts and how-to guides, which are for non-commercial use, were left out.
                """),
        Entry(
            folder: "uner_english_ewt", name: "Universal NER English EWT",
            licence: "CC BY-SA 4.0",
            credit: "Stephen Mayhew, Terra Blevins, Shuheng Liu and others, Universal NER."),
        Entry(
            folder: "wikigold", name: "WikiGold", licence: "CC BY 4.0",
            credit: """
                Dominic Balasuriya, Nicky Ringland, Joel Nothman, Tara Murphy and James R. Curran.
                """),
        Entry(
            folder: "crossner_politics", name: "CrossNER, politics",
            licence: "MIT; texts of Wikipedia, CC BY-SA 3.0",
            credit: """
                Zihan Liu, Yan Xu, Tiezheng Yu, Wenliang Dai, Ziwei Ji, Samuel Cahyawijaya, Andrea \
                Madotto and Pascale Fung.
                """),
        Entry(
            folder: "re3d", name: "re3d, without the documents of BBC Online",
            licence: "by source: public domain, OGL v3, CC BY 3.0, CC BY-SA 3.0",
            credit: """
                Defence Science and Technology Laboratory (UK), Aleph Insights and Committed \
                Software; texts of CENTCOM, the US State Department, the UK Government, the \
                Australian Department of Foreign Affairs, the Delegation of the European Union to \
                Syria, and Wikipedia. Contains public sector information licensed under the Open \
                Government Licence v3.0.
                """),
        Entry(
            folder: "news_unlabelled", name: "Political news of many outlets",
            licence: "texts of their outlets; word statistics only",
            credit: "Counts and vectors were learned from the texts; no sentence of them is kept."),
        Entry(
            folder: "countries_mledoze", name: "mledoze/countries", licence: "ODbL 1.0",
            credit: "Mohammed Le Doze and contributors. Contains hashes of names and demonyms."),
        Entry(
            folder: "geonames_cities15000", name: "GeoNames, cities over 15,000 inhabitants",
            licence: "CC BY 4.0", credit: "GeoNames, geonames.org. Contains hashes of names."),
        Entry(
            folder: "netransliteration", name: "Wikidata name transliteration",
            licence: "CC0 1.0",
            credit: "Yuval Merhav and Stephen Ash, COLING 2018. Contains hashes of name parts."),
    ]

    /// What the record says of each, with the hashes of the files that are read.
    ///
    /// - Throws: `TrainingError` when one is missing.
    public static func sources(_ folder: CorpusFolder) throws(TrainingError) -> [ModelRecord.Source]
    {
        var sources: [ModelRecord.Source] = []
        for entry in entries {
            var files: [String: String] = [:]
            for name in try fileNames(in: "\(folder.path)/\(entry.folder)") {
                let bytes = try CorpusFile.bytes("\(folder.path)/\(entry.folder)/\(name)")
                files[name] = ContentHash(of: bytes).description
            }
            sources.append(
                ModelRecord.Source(
                    name: entry.name, licence: entry.licence, credit: entry.credit, files: files))
        }
        return sources
    }

    /// The files of data, without notes and licences, of folders within too.
    private static func fileNames(in folder: String) throws(TrainingError) -> [String] {
        guard let all = FileManager.default.enumerator(atPath: folder) else {
            throw .file(path: folder, cause: "no such folder")
        }
        let suffixes = [".conllu", ".iob2", ".conll", ".json", ".txt", ".xz"]
        var names: [String] = []
        while let name = all.nextObject() as? String {
            let isExcluded = Re3dReader.excluded.contains { name.hasPrefix($0) }
            let isData =
                suffixes.contains { name.hasSuffix($0) } || name.hasPrefix("wd_")
            if isData, !isExcluded { names.append(name) }
        }
        guard !names.isEmpty else { throw .file(path: folder, cause: "no such folder") }
        return names.sorted()
    }

    /// The text of `NOTICE`, to stand beside the model.
    static func notice(_ record: ModelRecord) -> String {
        var text = """
            The model of Dateline's language core.
            Licence: \(record.licence), https://creativecommons.org/licenses/by-sa/4.0/

            Its weights are statistics of the following works; none of their sentences is in it.
            Labels were mended where they disagree, and tokens, names and tags made of them.

            """
        for source in record.sources {
            text += "\n\(source.name)\n  Licence: \(source.licence)\n  \(source.credit)\n"
        }
        return text
    }
}
