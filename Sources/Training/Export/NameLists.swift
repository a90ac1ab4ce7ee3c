internal import Linguistics

/// The lists of names that the gazetteer is made of.
struct NameLists {
    let folder: CorpusFolder
    let groups: GroupWords
    let cases: CaseCounts

    /// - Throws: `TrainingError` when a list is missing.
    func gazetteer() throws(TrainingError) -> Gazetteer {
        var builder = GazetteerBuilder()
        for name in try Countries.names(path: folder.countries) { builder.add(name, .place) }
        for name in try cities() { builder.add(name, .place) }
        builder.add(Self.regions, .place)
        for run in groups.all { builder.add(run, .demonym) }
        for part in try nameParts() { builder.add(part, .namePart) }
        builder.add(Self.organizationWords, .organization)
        builder.add(Self.organizationNames, .organization)
        return builder.gazetteer
    }

    /// Cities by their English and their plain name; large ones by their other names in Latin letters
    /// too, single words only when the news has them as names.
    private func cities() throws(TrainingError) -> [String] {
        let file = try CorpusFile(folder.cities)
        var names: Set<String> = []
        for (number, line) in file.lines.enumerated() {
            let row = fields(line, separator: 0x09)
            guard row.count >= 15 else { throw file.fault(number, "not a place of GeoNames") }
            for name in row[1...2] where name.count > 2 {
                names.insert(name)
                if name.hasPrefix("Al ") { names.insert(String(name.dropFirst(3))) }
            }
            guard let population = Int(row[14]), population >= 100_000 else { continue }
            for name in row[3].split(separator: ",").map(String.init) where isLikely(name) {
                names.insert(name)
            }
        }
        return names.filter { $0.contains(" ") || $0.count > 4 || cases.isNameOnly($0) }.sorted()
    }

    private func isLikely(_ name: String) -> Bool {
        guard name.utf8.count > 4, isCapitalised(name),
            name.utf8.allSatisfy({ $0 < 0x80 && ($0 > 0x40 || $0 == 0x20 || $0 == 0x2D) })
        else { return false }
        return name.contains(" ") || cases.isKnownName(name)
    }

    /// Given and family names that are counted more than once and are no everyday words.
    private func nameParts() throws(TrainingError) -> [String] {
        var counts: [String: Int] = [:]
        for path in folder.nameParts {
            let file = try CorpusFile(path)
            for line in file.lines {
                let row = fields(line, separator: 0x09)
                guard row.count == 3, let count = Int(row[2]), row[0].count > 2 else { continue }
                counts[row[0], default: 0] += count
            }
        }
        return counts.filter { $0.value > 1 && cases.isNameOnly($0.key) }.map(\.key).sorted()
    }
}
