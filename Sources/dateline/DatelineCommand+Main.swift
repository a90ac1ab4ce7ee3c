import ArgumentParser
import Pipeline

extension DatelineCommand {
    /// Parses and runs; whatever goes wrong is one line on standard error.
    static func main() {
        let arguments = ArgumentBytes.commandLine
        var command: any ParsableCommand
        do {
            command = try parseAsRoot(arguments)
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            let message = message(for: error).prefix { !$0.isNewline }
            StandardError.write(
                "dateline: \(oneLine(String(message))); see \(asked(arguments)) --help\n")
            exit(withError: ExitCode(ExitStatus.usage))
        }
        do {
            try command.run()
        } catch let error where error is ExitCode || exitCode(for: error) == .success {
            exit(withError: error)
        } catch {
            StandardError.write("dateline: \(oneLine("\(error)"))\n")
            exit(withError: ExitCode(ExitStatus.software))
        }
    }

    /// The subcommand that was meant, as far as it is known.
    private static func asked(_ arguments: [String]) -> String {
        var names = [_commandName]
        var command: any ParsableCommand.Type = self
        for argument in arguments {
            let inner = command.configuration.subcommands.first { $0._commandName == argument }
            guard let inner else { break }
            names.append(argument)
            command = inner
        }
        return names.joined(separator: " ")
    }
}
