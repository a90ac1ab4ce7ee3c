import Glibc
import Wire
import ZeroMQ

/// What the publisher's thread does: publish, beat, replay, answer. All of libzmq stays in here.
final class PublisherLoop {
    typealias Answer = @Sendable (Question, @escaping @Sendable ([UInt8]) -> Void) -> Void

    private static let beatInterval: Duration = .seconds(1)
    /// A welcome is a heartbeat at once; many subscribers at once share one.
    private static let welcomeDelay: Duration = .milliseconds(20)
    /// How long replays may hold up live events.
    private static let replayShare: Duration = .milliseconds(10)
    private static let rebindLimit: UInt64 = 100
    private static let questionLimit = 256

    private var settings: PublishingSettings
    private let log: any LogSource
    private let sockets: PublisherSockets
    private let mailbox: Mailbox
    private let answer: Answer
    private let observe: (PublishingSignal) -> Void
    private let envelope: Envelope
    /// The last state whose head is published; heartbeats and replays tell this one.
    private var published: LogState
    /// The last sequence published.
    private var cursor: UInt64
    private var status = PublishingStatus()
    private var replays = ReplayTable()
    private var connections = Connections()
    private var rate: RateLimit
    private var questions = 0
    private var nextBeat = ContinuousClock.now
    private var logPause: ContinuousClock.Instant?
    private var complained: ContinuousClock.Instant?

    init(
        _ settings: PublishingSettings, log: any LogSource, sockets: PublisherSockets,
        mailbox: Mailbox, answer: @escaping Answer, observe: @escaping (PublishingSignal) -> Void
    ) throws(PublishingError) {
        self.settings = settings
        self.log = log
        self.sockets = sockets
        self.mailbox = mailbox
        self.answer = answer
        self.observe = observe
        do {
            published = try log.state()
        } catch {
            throw .log("\(error)")
        }
        cursor = published.head
        envelope = Envelope(stream: published.stream)
        rate = RateLimit(perSecond: settings.requestsPerSecond)
        status.isRunning = true
        showStatus()
    }

    /// Runs until told to stop; says goodbye then.
    func run() throws(ZeroMQError) {
        for endpoint in sockets.bound { observe(.bound(endpoint: endpoint)) }
        var poller = Poller()
        let wake = poller.add(descriptor: mailbox.wakeUp.descriptor)
        let events = poller.add(sockets.events)
        let query = poller.add(sockets.query)
        let eventsMonitor = poller.add(sockets.eventsMonitor.socket)
        let queryMonitor = poller.add(sockets.queryMonitor.socket)
        let gate = poller.add(sockets.gatekeeper.socket)
        var hasMore = true
        while true {
            let now = ContinuousClock.now
            let due = min(nextBeat, replays.due(now) ?? nextBeat, logPause ?? nextBeat)
            try poller.wait(hasMore ? .zero : due - now)
            if !poller.ready(wake).isEmpty { mailbox.wakeUp.quiet() }
            let letters = mailbox.collect()
            if letters.mustStop { break }
            if let settings = letters.settings { apply(settings) }
            hasMore = try publish()
            if !poller.ready(gate).isEmpty { try admit() }
            if !poller.ready(eventsMonitor).isEmpty { try watchEvents() }
            if !poller.ready(queryMonitor).isEmpty { try watchQuery() }
            if !poller.ready(events).isEmpty { try takeSubscriptions() }
            try sendAnswers(letters.answers)
            if !poller.ready(query).isEmpty { try takeRequests() }
            try replays.serve(
                log, published, envelope, by: sockets.query, until: .now + Self.replayShare,
                &status, observe)
            if nextBeat <= .now { try beat() }
            status.progress += 1
            showStatus()
        }
        while try publish() {}
        _ = try sockets.events.trySend(Frames.bye(published, time: WallClock.now()))
        status.isRunning = false
        showStatus()
    }

    /// Tells that the thread ended by itself.
    func failed(_ error: ZeroMQError) {
        status.isRunning = false
        showStatus()
        observe(.failed(reason: error.description))
    }

    private func showStatus() {
        status.head = cursor
        status.oldest = published.oldest
        status.peers = connections.count
        mailbox.show(status)
    }

    private func apply(_ new: PublishingSettings) {
        settings = new
        rate.perSecond = new.requestsPerSecond
        guard let curve = new.curve, sockets.gatekeeper.allowList != nil else { return }
        do {
            let list = try AllowList(path: curve.allowListPath)
            sockets.gatekeeper.allowList = list
            observe(.allowListRead(keys: list.keys.count))
        } catch {
            observe(.allowListKept(reason: error.description))
        }
    }
}

// MARK: Live events

extension PublisherLoop {
    /// Rows published before the rest of the loop has its turn.
    private static let burst = 1_024
    private static let burstBytes = 4_194_304

    /// Publishes what the log has got since, some of it at a time.
    ///
    /// - Returns: whether there is more.
    private func publish() throws(ZeroMQError) -> Bool {
        if let logPause, logPause > .now { return false }
        logPause = nil
        do {
            let state = try log.state()
            status.logHead = state.head
            if state.head > cursor {
                let limit = min(UInt64(Self.burst), state.head - cursor)
                let rows = try log.rows(
                    from: cursor + 1, limit: Int(limit), maxBytes: Self.burstBytes)
                try send(rows)
                if rows.isEmpty { throw PublishingError.log("row \(cursor + 1) is missing") }
            }
            // Retention may go on while nothing new comes: the oldest is told with the next beat.
            if state.head == cursor { published = state }
            return cursor < state.head
        } catch let error as ZeroMQError {
            throw error
        } catch {
            status.logErrors += 1
            logPause = .now + .seconds(1)
            observe(.logUnreadable(reason: "\(error)"))
            return false
        }
    }

    private func send(_ rows: [LoggedNotice]) throws(ZeroMQError) {
        for row in rows {
            if row.sequence != cursor + 1 { observe(.hole(from: cursor + 1, to: row.sequence - 1)) }
            _ = try sockets.events.trySend(Frames.event(row, envelope))
            cursor = row.sequence
            status.published += 1
        }
    }

    private func beat() throws(ZeroMQError) {
        _ = try sockets.events.trySend(Frames.heartbeat(published, time: WallClock.now()))
        status.heartbeats += 1
        nextBeat = .now + Self.beatInterval
        do {
            for path in try sockets.mend(group: try settings.group()) {
                status.rebinds += 1
                observe(.socketLost(path: path))
            }
        } catch {
            observe(.logUnreadable(reason: error.description))
        }
        guard status.rebinds < Self.rebindLimit else {
            throw ZeroMQError(function: "bind", code: EADDRINUSE, subject: "again and again")
        }
    }
}

// MARK: Peers

extension PublisherLoop {
    /// Messages taken from one socket before the others have their turn.
    private static let turn = 1_000

    private func takeSubscriptions() throws(ZeroMQError) {
        for _ in 0..<Self.turn {
            guard let message = try sockets.events.tryReceive() else { return }
            guard let frame = message.frames.first, let mark = frame.first else { continue }
            guard mark == 1 else {
                if let origin = message.origin { connections.unsubscribed(origin) }
                continue
            }
            // Its connection may be one that the monitor has yet to tell of.
            if let origin = message.origin, !connections.stands(origin) { try watchEvents() }
            if let origin = message.origin,
                connections.subscribed(origin, limit: settings.maxSubscriptions)
            {
                status.closedPeers += 1
                observe(.tooManySubscriptions(limit: settings.maxSubscriptions))
            }
            if [UInt8](Topic.heartbeat.utf8).starts(with: frame.dropFirst()) {
                nextBeat = min(nextBeat, .now + Self.welcomeDelay)
            }
        }
    }

    private func watchEvents() throws(ZeroMQError) {
        while let event = try sockets.eventsMonitor.next() { note(event) }
    }

    private func watchQuery() throws(ZeroMQError) {
        while let event = try sockets.queryMonitor.next() { note(event) }
    }

    private func note(_ event: MonitorEvent) {
        switch event.kind {
        case .accepted:
            if connections.opened(event.value, limit: settings.maxPeers) {
                status.closedPeers += 1
                observe(.tooManyPeers(limit: settings.maxPeers))
            }
        case .disconnected: connections.closed(event.value)
        case .handshakeFailed, .protocolFailed: status.failedHandshakes += 1
        default: break
        }
    }

    private func admit() throws(ZeroMQError) {
        while let denied = try sockets.gatekeeper.answer() {
            guard let key = denied else { continue }
            status.denied += 1
            observe(.denied(key: Z85.encode(key) ?? ""))
        }
    }
}

// MARK: Requests

extension PublisherLoop {
    private func takeRequests() throws(ZeroMQError) {
        for _ in 0..<Self.turn {
            guard let message = try sockets.query.tryReceive() else { return }
            guard let (address, request) = ReplyAddress.open(message.frames) else { continue }
            status.requests += 1
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
            guard questions < Self.questionLimit else {
                throw RequestError(.busy, "too many questions at once; try again")
            }
            questions += 1
            let mailbox = mailbox
            answer(question) { body in mailbox.answer(body, to: address) }
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

    private func sendAnswers(
        _ answers: [(to: ReplyAddress, body: [UInt8])]
    ) throws(ZeroMQError) {
        for (address, body) in answers {
            questions = max(0, questions - 1)
            _ = try sockets.query.trySend(address.frames([body]))
        }
    }
}
