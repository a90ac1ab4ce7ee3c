import Synchronization
import Wire

/// The thread that answers what clients ask, so that a slow answer delays no notice.
final class Questions: Sendable {
    private struct Asked: Sendable {
        let question: Question
        let reply: @Sendable ([UInt8]) -> Void
    }

    /// Questions that may wait; more are told to try again.
    private static let limit = 1000

    private let asked = Mailbox<Asked>()
    private let thread = Mutex<FlowThread?>(nil)

    /// Any thread; `reply` is called once, on the questions' own thread or at once.
    func ask(_ question: Question, reply: @escaping @Sendable ([UInt8]) -> Void) {
        guard asked.count < Self.limit else {
            return reply(RequestError(.busy, "too many questions wait; try again").bytes)
        }
        asked.put(Asked(question: question, reply: reply))
    }

    /// - Parameter makeAnswers: called on the thread, which alone uses what it returns.
    func start(_ makeAnswers: @escaping @Sendable () -> Answers) {
        thread.withLock { thread in
            thread = FlowThread(name: "questions") { [asked] in
                let answers = makeAnswers()
                while let next = asked.take() { answers.answer(next.question, next.reply) }
            }
        }
    }

    func stop() {
        asked.close()
        thread.withLock { $0 }?.join(patience: .seconds(2))
    }
}
