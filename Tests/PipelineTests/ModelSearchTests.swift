import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ModelSearchTests {
    /// The places below a folder that is laid out as an installation, in the order of the search.
    private static let places = [
        "/bin/model.dateline", "/share/dateline/model.dateline", "/lib/dateline/model.dateline",
        "/bin/dateline_Linguistics.resources/Resources/english.dateline",
        "/source/english.dateline",
    ]

    private func search(_ folder: TemporaryFolder, configured: String? = nil) -> ModelSearch {
        ModelSearch(
            configured: configured, folder: folder.path + "/bin",
            source: folder.path + "/source/english.dateline")
    }

    private func put(_ place: String, in folder: TemporaryFolder) throws {
        let path = folder.path + place
        try FileManager.default.createDirectory(
            atPath: String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)),
            withIntermediateDirectories: true)
        try Data("a model".utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test(arguments: places.indices)
    func theFirstPlaceThatHasOneWins(first: Int) throws {
        let folder = try TemporaryFolder()
        for place in Self.places[first...] { try put(place, in: folder) }
        #expect(try search(folder).path() == folder.path + Self.places[first])
    }

    @Test func whatSomebodySetWinsAndIsTakenAsItIs() throws {
        let folder = try TemporaryFolder()
        for place in Self.places { try put(place, in: folder) }
        #expect(try search(folder, configured: "/nowhere/m").path() == "/nowhere/m")
    }

    @Test func withoutAnyTheErrorNamesAllPlacesOnOneLine() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ConfigurationError.self) { try search(folder).path() }
        let line = error?.description ?? ""
        for place in Self.places { #expect(line.contains(folder.path + place)) }
        #expect(line.hasPrefix("model.path: no model file in "))
        #expect(line.contains("DATELINE_MODEL"))
        #expect(!line.contains("\n"))
    }

    @Test func aModelBehindALinkCountsAndABrokenLinkDoesNot() throws {
        let folder = try TemporaryFolder()
        try put(Self.places[2], in: folder)
        let link = folder.path + "/bin"
        try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + Self.places[0], withDestinationPath: folder.path + "/gone")
        #expect(try search(folder).path() == folder.path + Self.places[2])
    }

    /// Flag, the key's own variable, the file, and last the variable that is no key's.
    @Test(arguments: [
        (["flag", "own", "file", "last"], "--model"),
        (["own", "file", "last"], "DATELINE_MODEL_PATH"), (["file", "last"], ":2"),
        (["last"], "DATELINE_MODEL"), ([], "default"),
    ])
    func settingsHaveTheirOrder(given: [String], source: String) throws {
        let folder = try TemporaryFolder()
        let yaml = "model:\n  path: \(given.contains("file") ? "/file" : "\"\"")\n"
        var environment: [String: String] = [:]
        if given.contains("own") { environment["DATELINE_MODEL_PATH"] = "/own" }
        if given.contains("last") { environment["DATELINE_MODEL"] = "/last" }
        let sources = try ConfigurationSources(
            file: try folder.file("dateline.yaml", yaml),
            flags: given.contains("flag") ? ["model.path": ("--model", "/flag")] : [:],
            environment: environment)
        #expect(try Configuration(sources).model == given.first.map { "/" + $0 })
        let setting = try #require(Setting.named("model.path"))
        let found = sources.value(of: setting).source
        #expect(found.hasSuffix(given.isEmpty ? ":2" : source), "\(found)")
    }

    @Test func theVariableMayBeRelativeAndEmptyIsUnset() throws {
        let here = FileManager.default.currentDirectoryPath
        let folder = try TemporaryFolder()
        let file = try folder.file("empty.yaml", "")
        func model(_ text: String) throws -> String? {
            try Configuration(
                try ConfigurationSources(file: file, environment: ["DATELINE_MODEL": text])
            ).model
        }
        #expect(try model("./m.dateline") == here + "/m.dateline")
        #expect(try model("") == nil)
    }
}
