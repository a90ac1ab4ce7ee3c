import Wire
import ZeroMQ

extension PublisherLoop {
    func takeRequests() throws(ZeroMQError) {
        for _ in 0..<Self.messagesPerTurn {
            guard let message = try sockets.query.tryReceive() else { return }
            guard let (address, request) = ReplyAddress.open(message.frames) else { continue }
            status.requests += 1
            if let origin = message.origin, !connections.spoke(origin, asks: true) {
                try watchQuery()
                _ = connections.spoke(origin, asks: true)
            }
            guard rate.allows(address.peer, at: .now) else {
                try limit(address)
                continue
            }
            do throws(RequestError) {
                guard let request, message.dropped == 0 else {
                    throw RequestError(.malformed, "a request is one frame")
                }
                try take(try Request(request, limits: requestLimits), from: address)
            } catch {
                try refuse(error, to: address)
            }
        }
    }

    private var requestLimits: RequestLimits { RequestLimits(bytes: settings.maxRequestBytes) }

    private func take(_ request: Request, from address: ReplyAddress) throws(RequestError) {
        switch request {
        case .replay(let replay):
            guard replays.add(replay, to: address) else {
                throw RequestError(.busy, "too many replays at once; wait for one to end")
            }
            status.replays += 1
        case .question(let question):
            let patience =
                question.operation == .backup
                ? settings.backupPatience : settings.questionPatience
            guard
                let number = questions.add(
                    QuestionTable.Waiting(
                        address: address, operation: question.operation,
                        deadline: .now + patience))
            else { throw RequestError(.busy, "too many questions at once; try again") }
            let link = link
            answer(question) { body in link.answer(body, to: number) }
        }
    }

    func sendAnswers(_ answers: [(number: UInt64, body: [UInt8])]) throws(ZeroMQError) {
        for (number, body) in answers {
            guard let question = questions.take(number) else { continue }
            _ = try sockets.query.trySend(question.address.frames([body]))
        }
    }

    func giveUpOverdueQuestions() throws(ZeroMQError) {
        for question in questions.overdue(at: .now) {
            status.unansweredQuestions += 1
            observe(.questionUnanswered(operation: question.operation.rawValue))
            let error = RequestError(.internal, "no answer came in time; see the daemon's log")
            _ = try sockets.query.trySend(question.address.frames([error.bytes]))
        }
    }

    private func refuse(_ error: RequestError, to address: ReplyAddress) throws(ZeroMQError) {
        if error.code != .busy { status.badRequests += 1 }
        if mayComplain() { observe(.badRequest(reason: error.message)) }
        _ = try sockets.query.trySend(address.frames([error.bytes]))
    }

    /// Answers one in a while, so that a flood is not doubled.
    private func limit(_ address: ReplyAddress) throws(ZeroMQError) {
        status.limitedRequests += 1
        guard mayComplain() else { return }
        observe(.tooManyRequests)
        let error = RequestError(.rate, "more than \(settings.requestsPerSecond) requests a second")
        _ = try sockets.query.trySend(address.frames([error.bytes]))
    }

    private func mayComplain() -> Bool {
        let now = ContinuousClock.now
        if let complained, now - complained < .seconds(1) { return false }
        complained = now
        return true
    }
}
