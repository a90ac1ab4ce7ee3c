import TestSupport

@testable import Training

/// A folder of corpora with a sentence or two each, written for these tests.
struct TinyCorpora {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for part in ["train", "dev"] {
            try write("ud_english_ewt", "en_ewt-ud-\(part).conllu", Self.treebank)
            try write("ud_english_gum", "en_gum-ud-\(part).conllu", Self.treebank)
            try write("uner_english_ewt", "en_ewt-ud-\(part).iob2", Self.names)
            try write("crossner_politics", "\(part).conll", "Oslo\tB-location\nwaits\tO\n.\tO\n")
        }
        try write("wikigold", "wikigold.conll", "-DOCSTART- O\n\nOslo I-LOC\nwaits O\n. O\n")
        try write(
            "re3d/Bulletin", "documents.json",
            #"{"_id": "a", "text": "Bergen waits."}"# + "\n" + #"{"_id": "b", "text": "So."}"#)
        try write(
            "re3d/Bulletin", "entities.json",
            #"{"documentId": "a", "begin": 0, "end": 6, "type": "Location", "confidence": 1}"#)
        try write(
            "news_unlabelled", "articles.jsonl",
            #"{"title": "Oslo Waits", "text": "Oslo waits. Oslo waits.\n\nNobody knows why."}"#)
        try write("countries_mledoze", "countries.json", Self.countries)
        let city = ["1", "Bergen", "Bergen", "Bjorgvin"] + Array(repeating: "x", count: 10)
        try write(
            "geonames_cities15000", "cities15000.txt",
            (city + ["200000"]).joined(separator: "\t") + "\n")
        for language in ["arabic", "hebrew", "russian"] {
            for share in ["64", "16"] {
                try write("netransliteration", "wd_\(language)_\(share)", "ada\tx\t2\n")
            }
        }
    }

    var corpora: CorpusFolder { CorpusFolder(folder.path) }

    private func write(_ inner: String, _ name: String, _ text: String) throws {
        try Workshop.make("\(folder.path)/\(inner)")
        _ = try folder.file("\(inner)/\(name)", text)
    }

    private static let treebank = """
        # newdoc id = a
        # newpar
        # sent_id = a-1
        1\tOslo\tOslo\tPROPN\tNNP\t_\t3\tnsubj\t_\t_
        2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
        2\tdoes\tdo\tAUX\tVBZ\t_\t0\troot\t_\t_
        3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No
        4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

        # newpar
        # sent_id = a-2
        1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
        2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

        """
    private static let names = "# sent_id = a-1\n1\tOslo\tB-LOC\n2\tdoes\tO\n3\tn't\tO\n4\t.\tO\n"
    private static let countries = """
        [{"name": {"common": "Norway", "official": "Kingdom of Norway"}, "capital": ["Oslo"],
          "altSpellings": ["NO"], "region": "Europe", "subregion": "Northern Europe",
          "demonyms": {"eng": {"f": "Norwegian", "m": "Norwegian"}}}]
        """
}

/// The little-endian numbers of a file.
func numbers<Number: FixedWidthInteger>(_ path: String, _ type: Number.Type) throws -> [Number] {
    let size = MemoryLayout<Number>.size
    let bytes = try CorpusFile.bytes(path)
    return stride(from: 0, to: bytes.count, by: size).map { begin in
        bytes[begin..<(begin + size)].reversed().reduce(0) {
            $0 << 8 | Number(truncatingIfNeeded: $1)
        }
    }
}
