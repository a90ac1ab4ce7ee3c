import Foundation
import Glibc

/// Where the model file is looked for, and the first place that has one.
///
/// A path that somebody set is taken as it is: if nothing is there, that is an error and no reason
/// to go on with another model.
struct ModelSearch {
    /// `model.path`, or `DATELINE_MODEL` where that is empty; see `Setting`.
    let configured: String?
    /// The folder of the program that runs, links resolved.
    let folder: String
    /// The model in the sources that the program was built from.
    let source: String

    init(
        configured: String?, folder: String = Self.programFolder,
        source: String = Self.sourceModel
    ) {
        self.configured = configured
        self.folder = folder
        self.source = source
    }

    /// The places that are tried in order when none is configured.
    var places: [String] {
        let above = folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex)
        return [
            "\(folder)/model.dateline",
            "\(above)/share/dateline/model.dateline",
            "\(above)/lib/dateline/model.dateline",
            // What SwiftPM makes of the resources of Linguistics. Not through `Bundle.module`: that
            // ends the program when the folder is missing.
            "\(folder)/dateline_Linguistics.resources/Resources/english.dateline",
            source,
        ]
    }

    /// - Throws: `ConfigurationError` when no place has a model.
    func path() throws(ConfigurationError) -> String {
        if let configured { return configured }
        // One that is there and cannot be read is an error of its own, to be told when it is opened.
        if let found = places.first(where: Self.isThere) { return found }
        throw ConfigurationError(
            place: "model.path",
            problem: "no model file in \(places.joined(separator: ", ")); install one, or name it "
                + "with --model FILE or DATELINE_MODEL")
    }

    private static func isThere(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR)
    }

    private static let programFolder: String = {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        // Without /proc the name the program was called by must do.
        let path =
            count > 0
            ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
            : CommandLine.arguments[0]
        return String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    }()

    private static let sourceModel: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/") + "/Linguistics/Resources/english.dateline"
    }()
}
