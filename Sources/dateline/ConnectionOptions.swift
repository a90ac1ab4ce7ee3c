import ArgumentParser
import Foundation
import Pipeline
import Wire

/// Where the daemon is, and how to prove who we are to it.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "Folder of the daemon's sockets (default: the configured one).")
    var runtime: String?

    @Option(help: "Endpoint of the events, instead of the socket in the runtime folder.")
    var events: String?

    @Option(help: "Endpoint of the questions, instead of the socket in the runtime folder.")
    var query: String?

    @Option(help: "The daemon's public key, for TCP with CURVE.") var serverKey: String?

    @Option(help: "File of the own secret key, made by `dateline keygen`.") var secretKey: String?

    @Option(help: "Seconds to wait for an answer.") var timeout = 5

    /// The endpoints and keys in force.
    /// - Throws: `Failure` 78 for a configuration or key that cannot be used.
    func resolved() throws -> Connection {
        let configuration: Configuration
        do {
            var flags: [String: (flag: String, value: String)] = [:]
            flags["runtime.path"] = runtime.map { ("--runtime", $0) }
            flags["events.endpoints"] = events.map { ("--events", $0) }
            flags["query.endpoints"] = query.map { ("--query", $0) }
            configuration = try Configuration(try ConfigurationSources(file: nil, flags: flags))
        } catch {
            throw Failure("configuration", "\(error)", ExitStatus.configuration)
        }
        return Connection(
            events: configuration.events[0], query: configuration.query[0],
            keys: try keys(), patience: .seconds(timeout))
    }

    private func keys() throws -> ClientKeys? {
        guard let serverKey else { return nil }
        guard let secretKey else {
            throw Failure(
                "--server-key", "needs --secret-key FILE as well", ExitStatus.usage)
        }
        guard let text = try? String(contentsOfFile: secretKey, encoding: .utf8) else {
            throw Failure(secretKey, "cannot be read; check its permissions", ExitStatus.permission)
        }
        let secret = text.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        do {
            return try ClientKeys(server: serverKey, secretKey: secret)
        } catch {
            throw Failure(secretKey, "holds no key: \(error)", ExitStatus.configuration)
        }
    }
}
