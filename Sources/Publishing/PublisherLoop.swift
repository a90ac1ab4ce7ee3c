import Glibc
import Wire
import ZeroMQ

/// What the publisher's thread does: publish, beat, replay, answer. All of libzmq stays in here.
final class PublisherLoop {
    typealias Answer = @Sendable (Question, @escaping @Sendable ([UInt8]) -> Void) -> Void

    static let beatInterval: Duration = .seconds(1)
    /// A welcome is a heartbeat at once; many subscribers at once share one.
    static let welcomeDelay: Duration = .milliseconds(20)
    /// How long replays may hold up live events.
    static let replayShare: Duration = .milliseconds(10)
    static let rebindLimit: UInt64 = 100

    var settings: PublishingSettings
    let log: any LogSource
    let sockets: PublisherSockets
    let link: PublisherLink
    let answer: Answer
    let observe: (PublishingSignal) -> Void
    let envelope: Envelope
    /// The last state whose head is published; heartbeats and replays tell this one.
    var published: LogState
    /// The last sequence published.
    var cursor: UInt64
    var status = PublishingStatus()
    var replays = ReplayTable()
    var connections = Connections()
    var rate: RateLimit
    var denials = Denials()
    var questions = QuestionTable()
    var nextBeat = ContinuousClock.now
    var logPause: ContinuousClock.Instant?
    /// Paths that cannot be bound again, and why.
    var unbound: [String: String] = [:]
    var complained: ContinuousClock.Instant?

    init(
        _ settings: PublishingSettings, log: any LogSource, sockets: PublisherSockets,
        link: PublisherLink, answer: @escaping Answer, observe: @escaping (PublishingSignal) -> Void
    ) throws(PublishingError) {
        self.settings = settings
        self.log = log
        self.sockets = sockets
        self.link = link
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
        let wake = poller.add(descriptor: link.wakeUp.descriptor)
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
            if !poller.ready(wake).isEmpty { link.wakeUp.quiet() }
            let told = link.collect()
            if told.mustStop { break }
            if let settings = told.settings { apply(settings) }
            hasMore = try publish()
            if !poller.ready(gate).isEmpty { try admit() }
            if !poller.ready(eventsMonitor).isEmpty { try watchEvents() }
            if !poller.ready(queryMonitor).isEmpty { try watchQuery() }
            if !poller.ready(events).isEmpty { try takeSubscriptions() }
            try sendAnswers(told.answers)
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
        status.waitingQuestions = questions.count
        link.show(status)
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
