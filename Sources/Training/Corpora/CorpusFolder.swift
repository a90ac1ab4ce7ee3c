internal import Foundation

/// Where each corpus stands below one folder, as `Training a model` in the documentation describes.
public struct CorpusFolder: Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    enum Part: String { case train, dev }

    func ewt(_ part: Part) -> String { "\(path)/ud_english_ewt/en_ewt-ud-\(part.rawValue).conllu" }
    func gum(_ part: Part) -> String { "\(path)/ud_english_gum/en_gum-ud-\(part.rawValue).conllu" }
    func uner(_ part: Part) -> String { "\(path)/uner_english_ewt/en_ewt-ud-\(part.rawValue).iob2" }
    func crossNER(_ part: Part) -> String { "\(path)/crossner_politics/\(part.rawValue).conll" }
    var wikiGold: String { "\(path)/wikigold/wikigold.conll" }
    var re3d: String { "\(path)/re3d" }
    /// Packed, or unpacked where that is there only.
    var news: String {
        let plain = "\(path)/news_unlabelled/articles.jsonl"
        let isPacked = FileManager.default.fileExists(atPath: plain + ".xz")
        return isPacked || !FileManager.default.fileExists(atPath: plain) ? plain + ".xz" : plain
    }
    var countries: String { "\(path)/countries_mledoze/countries.json" }
    var cities: String { "\(path)/geonames_cities15000/cities15000.txt" }
    var nameParts: [String] {
        ["arabic", "hebrew", "russian"].flatMap { language in
            ["64", "16"].map { "\(path)/netransliteration/wd_\(language)_\($0)" }
        }
    }
}
