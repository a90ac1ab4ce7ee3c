import ArgumentParser
import Pipeline

/// The door of the daemon: arguments in, exit code out.
@main
struct Datelined: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datelined",
        abstract: "Watch a folder of news articles and publish what they say.",
        discussion: """
            Runs in the foreground and logs to standard error. Flags win over the environment \
            (DATELINE_SPOOL_PATH for spool.path), the environment over the file.
            """,
        version: Version.text)

    @Option(help: "The configuration (default: \(ConfigurationSources.installedFile) if present).")
    var config: String?

    @Option(help: "Folder that holds inbox, work, done and quarantine.")
    var spool: String?

    @Option(help: "Folder of the store.")
    var state: String?

    @Option(help: "Folder of the sockets.")
    var runtime: String?

    @Option(help: "The model file.")
    var model: String?

    @Option(help: "error, warning, info or debug.")
    var logLevel: String?

    @Option(help: "auto, plain, json or journal.")
    var logFormat: String?

    @Flag(help: "Use a store on NFS, SMB, FUSE or an overlay all the same.")
    var allowUnsafeFs = false

    @Flag(help: "Check the configuration, print what is wrong, and exit (78 if anything is).")
    var checkConfig = false

    @Flag(help: "Print every setting with its value and where that came from, and exit.")
    var showConfig = false

    func run() async throws {
        let sources: ConfigurationSources
        let configuration: Configuration
        do {
            sources = try readSources()
            configuration = try Configuration(sources)
        } catch {
            complain("\(error)")
            throw ExitCode(ExitStatus.configuration)
        }
        if showConfig { return print(effective(sources)) }
        let problems = ConfigurationCheck.problems(configuration)
        for problem in problems { complain("\(problem)") }
        if !problems.isEmpty { throw ExitCode(ExitStatus.configuration) }
        if checkConfig {
            for warning in ConfigurationCheck.warnings(configuration) {
                complain("warning: \(warning)")
            }
            return print("the configuration is fine")
        }

        let status = await Daemon.run(configuration) { [self] in
            try Configuration(try readSources())
        }
        throw ExitCode(status)
    }

    private func readSources() throws(ConfigurationError) -> ConfigurationSources {
        var flags: [String: (flag: String, value: String)] = [:]
        flags["spool.path"] = spool.map { ("--spool", $0) }
        flags["state.path"] = state.map { ("--state", $0) }
        flags["runtime.path"] = runtime.map { ("--runtime", $0) }
        flags["model.path"] = model.map { ("--model", $0) }
        flags["log.level"] = logLevel.map { ("--log-level", $0) }
        flags["log.format"] = logFormat.map { ("--log-format", $0) }
        if allowUnsafeFs { flags["state.allow_unsafe_fs"] = ("--allow-unsafe-fs", "true") }
        return try ConfigurationSources(file: config, flags: flags)
    }

    private func effective(_ sources: ConfigurationSources) -> String {
        Setting.all.map { setting in
            let value = sources.value(of: setting)
            return "\(setting.key): \(value.text)  # \(value.source)"
        }.joined(separator: "\n")
    }
}

extension Datelined {
    /// Parses and runs; a wrong argument is one line on standard error.
    static func main() async {
        var command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            let message = message(for: error).prefix { !$0.isNewline }
            complain("\(message); see datelined --help")
            exit(withError: ExitCode(ExitStatus.usage))
        }
        do {
            if let daemon = command as? Datelined {
                try await daemon.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }
}

/// One line, whatever a path or an argument holds.
private func complain(_ problem: String) {
    var line = ""
    for scalar in problem.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            for byte in String(scalar).utf8 { line += "\\x" + hexadecimal(byte) }
        default: line.unicodeScalars.append(scalar)
        }
    }
    StandardError.write("datelined: \(line)\n")
}

private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
}
