import Foundation
import Publishing
import Synchronization
import Testing
import Wire

/// Questions and what becomes of them when whoever should answer does not.
@Suite(.timeLimit(.minutes(1))) struct QuestionTests {
    @Test func aQuestionWithoutAnAnswerIsGivenUpAndItsPlaceIsFree() throws {
        let station = try Station(answers: Answering { _, _ in }) { settings, _ in
            settings.questionPatience = .milliseconds(100)
            settings.requestsPerSecond = 1_000
        }
        let client = try station.client()
        let error = try #require(throws: WireError.self) {
            _ = try client.ask(Question(.health), within: .seconds(10))
        }
        #expect(
            error
                == .refused(
                    code: "internal", message: "no answer came in time; see the daemon's log"))
        #expect(station.signals.contains(.questionUnanswered(operation: "health")))
        #expect(eventually { station.publisher.status.unansweredQuestions == 1 })
        #expect(eventually { station.publisher.status.waitingQuestions == 0 })
    }

    @Test func aBackupHasMoreTime() throws {
        let station = try Station(answers: Answering { _, _ in }) { settings, _ in
            settings.questionPatience = .milliseconds(1)
        }
        let client = try station.client()
        _ = try? client.ask(Question(.backup, path: "/b"), within: .milliseconds(100))
        #expect(eventually { station.publisher.status.waitingQuestions == 1 })
        let beats = station.publisher.status.heartbeats
        #expect(eventually { station.publisher.status.heartbeats >= beats + 2 })
        #expect(station.publisher.status.waitingQuestions == 1)
    }

    @Test func anAnswerGivenTwiceIsSentOnce() throws {
        let station = try Station(
            answers: Answering { _, reply in
                reply([UInt8]("{\"n\":1}".utf8))
                reply([UInt8]("{\"n\":2}".utf8))
            })
        let client = try station.client()
        for _ in 0..<3 {
            let answer = try client.ask(Question(.health), within: .seconds(5))
            #expect(String(decoding: answer, as: UTF8.self) == "{\"n\":1}")
        }
        #expect(eventually { station.publisher.status.waitingQuestions == 0 })
    }

    @Test func anAnswerAfterItsTimeIsDropped() throws {
        let late = Mutex<(@Sendable ([UInt8]) -> Void)?>(nil)
        let station = try Station(
            answers: Answering { question, reply in
                if question.operation == .stories {
                    late.withLock { $0 = reply }
                } else {
                    reply([UInt8]("{}".utf8))
                }
            }
        ) { settings, _ in settings.questionPatience = .milliseconds(50) }
        let client = try station.client()
        #expect(throws: WireError.self) {
            try client.ask(Question(.stories), within: .seconds(10))
        }
        late.withLock { $0 }?([UInt8]("{\"late\":1}".utf8))
        let answer = try client.ask(Question(.health), within: .seconds(5))
        #expect(String(decoding: answer, as: UTF8.self) == "{}")
    }

    /// Nor can one client take every place.
    @Test func oneClientsQuestionsLeaveRoomForOthers() throws {
        let station = try Station(
            answers: Answering { question, reply in
                if question.operation == .health { reply([UInt8]("{}".utf8)) }
            }
        ) { settings, _ in settings.requestsPerSecond = 10_000 }
        let greedy = try station.client()
        for _ in 0..<300 {
            _ = try? greedy.ask(Question(.stories), within: .zero)
        }
        #expect(eventually { station.publisher.status.requests >= 300 })
        #expect(station.publisher.status.waitingQuestions == 128)
        let other = try station.client()
        #expect(try !other.ask(Question(.health), within: .seconds(5)).isEmpty)
    }
}
