internal import Foundation

/// What mledoze/countries says of each country.
struct Countries: Decodable {
    struct Name: Decodable {
        var common: String
        var official: String
    }
    struct Demonym: Decodable {
        var f: String
        var m: String
    }
    var name: Name
    var capital: [String]
    var altSpellings: [String]
    var region: String
    var subregion: String
    var demonyms: [String: Demonym]

    /// - Throws: `TrainingError` when the file is not what it should be.
    static func read(path: String) throws(TrainingError) -> [Countries] {
        let bytes = try CorpusFile.bytes(path)
        do {
            return try JSONDecoder().decode([Countries].self, from: Data(bytes))
        } catch {
            throw .file(path: path, cause: "not the JSON of mledoze/countries")
        }
    }

    /// Names of countries, capitals and continents in Latin letters; codes are left out.
    static func names(path: String) throws(TrainingError) -> [String] {
        var names: Set<String> = []
        for country in try read(path: path) {
            names.formUnion([country.name.common, country.name.official])
            names.formUnion(country.capital + [country.region, country.subregion])
            names.formUnion(country.altSpellings.filter { $0.utf8.count > 3 })
        }
        return names.filter { $0.utf8.count > 2 }.sorted()
    }
}
