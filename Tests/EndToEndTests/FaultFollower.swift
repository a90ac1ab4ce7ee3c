import Foundation
import TestSupport

/// A subscriber in a process of its own that prints the sequence of each event it takes over.
struct FaultFollower {
    let process: Subprocess

    /// In the order they were printed; whole lines only.
    var lines: [LoggedLine] {
        let text = process.out
        let whole = text.lastIndex(of: "\n").map { text[...$0] } ?? ""
        return whole.split(separator: "\n").compactMap { LoggedLine(json: String($0)) }
    }

    var sequences: [Int] { lines.map(\.sequence) }

    func end() {
        process.signal(SIGCONT)
        process.signal(SIGKILL)
        _ = process.wait(seconds: 10)
    }
}

extension DaemonProcess {
    /// `dateline tail` from the first notice on, or only from now on.
    func tail(since: Int? = 1) throws -> FaultFollower {
        let from = since.map { ["--since", "\($0)"] } ?? []
        return FaultFollower(
            process: try Subprocess(
                Products.path("dateline"), ["tail", "--format", "json"] + from,
                environment: ["DATELINE_RUNTIME_PATH": runtime]))
    }

    /// A plain subscriber in Python, that asks for nothing it missed.
    func plainSubscriber() throws -> FaultFollower {
        let program = """
            import sys, zmq
            socket = zmq.Context().socket(zmq.SUB)
            socket.setsockopt(zmq.RCVHWM, 10)
            socket.subscribe(b"")
            socket.connect(sys.argv[1])
            while True:
                topic, header, body = socket.recv_multipart()
                if topic.startswith(b"heartbeat/"):
                    print("heartbeat", flush=True)
                else:
                    print(body.decode(), flush=True)
            """
        return FaultFollower(
            process: try FaultTools.python(program, [events]))
    }
}
