internal import Linguistics

/// The lists of names that the gazetteer is made of.
struct NameLists {
    let folder: CorpusFolder
    let groups: GroupWords

    /// - Throws: `TrainingError` when a list is missing.
    func gazetteer() throws(TrainingError) -> Gazetteer {
        var builder = GazetteerBuilder()
        for name in try Countries.names(path: folder.countries) { builder.add(name, .place) }
        for name in try cities() { builder.add(name, .place) }
        builder.add(Self.regions, .place)
        for run in groups.all { builder.add(run, .demonym) }
        for part in try nameParts() { builder.add(part, .namePart) }
        builder.add(Self.organizationWords, .organization)
        return builder.gazetteer
    }

    /// Cities by their English and their plain name.
    private func cities() throws(TrainingError) -> [String] {
        let file = try CorpusFile(folder.cities)
        var names: [String] = []
        for (number, line) in file.lines.enumerated() {
            let row = fields(line, separator: 0x09)
            guard row.count >= 15 else { throw file.fault(number, "not a place of GeoNames") }
            for name in Set(row[1...2]) where name.count > 2 { names.append(name) }
        }
        return names
    }

    /// Given and family names that are counted more than once.
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
        return counts.filter { $0.value > 1 }.map(\.key)
    }
}
