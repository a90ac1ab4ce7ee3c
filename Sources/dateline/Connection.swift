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
    func ask(_ question: Question, _ subject: String) throws -> [UInt8] {
        try talking(subject) {
            let context = try Context()
            return try QueryClient(query, in: context, keys: keys)
                .ask(question, within: patience)
        }
    }

    /// Turns what the wire throws into what a person can act on.
    func talking<Value>(_ subject: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as WireError {
            throw failure(subject, error)
        } catch let error as ZeroMQError {
            throw Failure(query, "\(error); check the endpoint", ExitStatus.unavailable)
        }
    }

    private func failure(_ subject: String, _ error: WireError) -> Failure {
        switch error {
        case .timedOut:
            Failure(
                query, "no answer; is datelined running? name its sockets with --runtime",
                ExitStatus.unavailable)
        case .shutOut(let endpoint, let reason):
            Failure(endpoint, reason, ExitStatus.permission)
        case .refused(let code, let message):
            Failure(subject, message, Self.status(code))
        default: Failure(query, "\(error)", ExitStatus.unavailable)
        }
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
