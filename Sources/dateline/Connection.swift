import Foundation
import Pipeline
import Wire
import ZeroMQ

/// The daemon as a command reaches it.
struct Connection {
    let events: String
    let query: String
    let keys: ClientKeys?
    var patience: Duration

    /// The part of the answer under `key`, as JSON bytes on one line.
    /// - Throws: `Failure`: 69 when nobody answers, 66 when there is no such thing.
    /// - Parameter statuses: exit statuses of refusals that mean something else than usual here.
    func ask(
        _ question: Question, _ subject: String, statuses: [String: Int32] = [:]
    ) throws -> [UInt8] {
        try talking(subject, statuses: statuses) {
            let context = try Context()
            return try QueryClient(query, in: context, keys: keys)
                .ask(question, within: patience)
        }
    }

    /// Turns what the wire throws into what a person can act on.
    func talking<Value>(
        _ subject: String, statuses: [String: Int32] = [:], _ body: () throws -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch let error as WireError {
            throw failure(subject, error, statuses)
        } catch let error as ZeroMQError {
            throw Failure(query, "\(error); check the endpoint", ExitStatus.unavailable)
        }
    }

    private func failure(
        _ subject: String, _ error: WireError, _ statuses: [String: Int32]
    ) -> Failure {
        switch error {
        case .timedOut:
            Failure(
                query, "no answer; is datelined running? name its sockets with --runtime",
                ExitStatus.unavailable)
        case .shutOut(let endpoint, let reason):
            Failure(endpoint, reason, ExitStatus.permission)
        case .refused(let code, let message):
            Failure(
                subject, Self.shortened(message, subject), statuses[code] ?? Self.status(code))
        default: Failure(query, "\(error)", ExitStatus.unavailable)
        }
    }

    /// The daemon may name what it was asked about; once is enough.
    private static func shortened(_ message: String, _ subject: String) -> String {
        for prefix in [subject + ": ", subject + " "] where message.hasPrefix(prefix) {
            return String(message.dropFirst(prefix.count))
        }
        return message
    }

    private static func status(_ code: String) -> Int32 {
        switch code {
        case "not-found", "gone": ExitStatus.noInput
        case "malformed", "unknown": ExitStatus.usage
        case "rate", "busy": ExitStatus.tryAgain
        default: ExitStatus.software
        }
    }
}
