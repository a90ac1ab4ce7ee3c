import Foundation

/// A folder of one test's own, removed with it. Short, because socket paths are.
public final class TemporaryFolder: Sendable {
    public let path: String

    public init() throws {
        path = "/tmp/dl-" + UUID().uuidString.prefix(13).lowercased()
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    public func file(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }
}
