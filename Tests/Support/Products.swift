import Foundation

/// The binaries that were built with the tests, and the project they came from.
public enum Products {
    /// `.build/debug`, or wherever this test bundle stands; `DATELINE_TEST_PRODUCTS` names another.
    public static let folder: String = {
        if let given = ProcessInfo.processInfo.environment["DATELINE_TEST_PRODUCTS"] {
            return given
        }
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [
            bundle.path, Bundle.main.bundlePath,
            Bundle.main.bundleURL.deletingLastPathComponent().path, root + "/.build/debug",
        ]
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0 + "/datelined") }
            ?? root + "/.build/debug"
    }()

    public static func path(_ name: String) -> String { folder + "/" + name }

    /// The project's top folder.
    public static let root: String = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The shared design and data, when they stand beside the project.
    public static let shared: String? = {
        let path = root + "/../shared"
        return FileManager.default.fileExists(atPath: path + "/design") ? path : nil
    }()
}
