import ArgumentParser
import Foundation
import Pipeline
import Wire
import ZeroMQ

struct Tail: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow the events, each once and in order.",
        discussion: """
            With --since first what was missed, then live. Without it, what comes from now on. \
            Gaps are noticed and asked for again; a restart of the daemon is waited out.
            """)

    @OptionGroup var place: ConnectionOptions
    @Option(help: "First sequence to show.") var since: UInt64?
    @Option(help: "Only topics that begin so; may be given several times.") var topic: [String] = []
    @Option(help: "text, or json (one event a line).") var format = OutputFormat.text

    func run() throws {
        try reporting {
            let connection = try place.resolved()
            let text = NoticeText(Style())
            try connection.talking("tail") {
                let feed = try Feed(
                    events: connection.events, query: connection.query, since: since,
                    topics: topic, keys: connection.keys, context: try Context())
                let started = ContinuousClock.now
                var toldSilence = false
                while !StandardOutput.readerIsGone {
                    let item = try feed.next(within: .seconds(1))
                    if let item { show(item, text) }
                    // Heartbeats come each second: silence means that nobody is there.
                    let heard = feed.lastHeard
                    let isSilent = ContinuousClock.now - (heard ?? started) > .seconds(5)
                    if isSilent && !toldSilence {
                        tell(
                            heard == nil
                                ? "no answer from \(connection.events); is datelined running? waiting"
                                : "the daemon is silent; waiting")
                    }
                    toldSilence = isSilent
                }
            }
        }
    }

    private func show(_ item: Feed.Item, _ text: NoticeText) {
        switch item {
        case .event(let event):
            switch format {
            case .json: StandardOutput.line(event.body)
            case .text: StandardOutput.line(text.line(event))
            }
        case .lost(let from, let oldest):
            tell("notices \(from) to \(oldest - 1) are no longer kept")
        case .restarted(let stream): tell("another log than before: stream \(stream)")
        case .stopped(let head): tell("the daemon stopped at \(head); waiting for it")
        case .shutOut(let reason): tell("\(reason); trying again")
        case .caughtUp(let head):
            guard let since, since > head + 1 else { return }
            tell("the log ends at \(head); waiting for \(since)")
        }
    }

    private func tell(_ what: String) { StandardError.write("dateline: tail: \(oneLine(what))\n") }
}
