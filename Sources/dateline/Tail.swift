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
                var toldSilence = false
                while true {
                    let item = try feed.next(within: .seconds(1))
                    if let item { show(item, text) }
                    // Heartbeats come each second: silence means that nobody is there.
                    let silence = feed.lastHeard.map { ContinuousClock.now - $0 > .seconds(5) }
                    if silence == true && !toldSilence { tell("the daemon is silent; waiting") }
                    toldSilence = silence ?? false
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
        case .caughtUp: break
        }
    }

    private func tell(_ what: String) { StandardError.write("dateline: tail: \(what)\n") }
}
