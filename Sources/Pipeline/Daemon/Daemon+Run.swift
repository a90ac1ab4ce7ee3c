import Foundation
import Glibc
import Logging
import Synchronization
import UnixSignals

extension Daemon {
    /// Runs until SIGTERM or SIGINT, or until it cannot go on.
    ///
    /// - Parameter reload: reads the configuration anew; asked at each SIGHUP.
    /// - Returns: the exit status.
    public static func run(
        _ configuration: Configuration, reload: @escaping @Sendable () throws -> Configuration
    ) async -> Int32 {
        Failpoints.arm()
        signal(SIGPIPE, SIG_IGN)
        let environment = ProcessInfo.processInfo.environment
        let notifier = ServiceNotifier(environment: environment)
        let output = LogOutput(
            configuration.logFormat, identifier: "datelined", environment: environment)
        output.level = configuration.logLevel.level
        LoggingSystem.bootstrap { ServiceLogHandler(label: $0, output: output) }
        let logger = Logger(label: "daemon")
        logger.note(.starting, ["version": "\(Version.text)", "spool": "\(configuration.spool)"])
        let (endings, finish) = AsyncStream.makeStream(of: Ending.self)

        let daemon: Daemon
        do {
            daemon = try Daemon(
                configuration, logger: logger, notifier: notifier, finish: { finish.yield($0) })
            try daemon.start()
        } catch {
            let failure = error as? DaemonFailure
            logger.critical("cannot start", metadata: ["why": "\(error)"])
            return failure?.status ?? ExitStatus.software
        }
        // Before anyone is told that it is ready: a SIGHUP until then would end it.
        let trapped = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
        let steward = Steward(daemon: daemon, notifier: notifier) { finish.yield($0) }
        steward.start()
        notifier.ready(status: "ready")
        logger.note(.ready)
        // The journal has it already, and might not be reading.
        if output.form != "journal" { StandardError.announceReady() }

        let signals = Task {
            for await signal in trapped {
                switch signal {
                case .sighup:
                    daemon.reload(reload, notifier: notifier)
                    output.level = daemon.configuration.withLock { $0.logLevel.level }
                default: finish.yield(.asked)
                }
            }
        }
        defer { signals.cancel() }
        var status = ExitStatus.success
        for await ending in endings {
            if case .failed(let failure) = ending {
                logger.critical("cannot go on", metadata: ["why": "\(failure)"])
                status = failure.status
            }
            break
        }
        notifier.stopping()
        logger.note(.stopping)
        exitAtOnce(onNext: endings)
        steward.stop()
        daemon.stop(patience: status == ExitStatus.success ? .seconds(15) : .seconds(1))
        logger.note(.stopped)
        return status
    }

    /// A second signal means: now. What is unfinished stays in `work/` and is read again.
    private static func exitAtOnce(onNext endings: AsyncStream<Ending>) {
        Task {
            for await ending in endings {
                if case .asked = ending { _exit(ExitStatus.success) }
            }
        }
    }

    /// Reads the configuration anew and applies it, or keeps the old one and says why.
    private func reload(_ read: () throws -> Configuration, notifier: ServiceNotifier) {
        notifier.reloading()
        do {
            let new = try read()
            if let problem = ConfigurationCheck.problems(new).first { throw problem }
            let waiting = try apply(new)
            counters.set("config_last_reload_successful", 1)
            logger.note(.reloaded)
            if !waiting.isEmpty {
                logger.warning(
                    "changed settings wait for a restart",
                    metadata: ["keys": "\(waiting.joined(separator: " "))"])
            }
        } catch {
            counters.set("config_last_reload_successful", 0)
            logger.note(.reloadRefused, ["why": "\(error)"], level: .error)
        }
        notifier.ready(status: "reloaded")
    }
}

extension Configuration.LogLevel {
    var level: Logger.Level {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        case .debug: .debug
        }
    }
}
