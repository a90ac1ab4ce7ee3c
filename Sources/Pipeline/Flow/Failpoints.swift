import Foundation
import Synchronization

/// Places where a test makes the daemon fail on purpose; compiled into debug builds only.
///
/// `DATELINE_FAILPOINTS` holds names separated by `;`, each with an optional `=ARGUMENT` and
/// `@SECONDS` after the start from which it acts:
/// `kill.before-commit=3`, `analysis.hang=NAME`, `stall.desk@5`.
enum Failpoints {
    #if DEBUG
        private struct Point {
            let argument: String
            let from: ContinuousClock.Instant
        }

        private static let points: [String: Point] = {
            let text = ProcessInfo.processInfo.environment["DATELINE_FAILPOINTS"] ?? ""
            var points: [String: Point] = [:]
            for part in text.split(separator: ";") {
                let timed = part.split(separator: "@", maxSplits: 1)
                let pair = timed[0].split(separator: "=", maxSplits: 1)
                let delay = timed.count > 1 ? Double(timed[1]) ?? 0 : 0
                points[String(pair[0])] = Point(
                    argument: pair.count > 1 ? String(pair[1]) : "",
                    from: .now + .seconds(delay))
            }
            return points
        }()

        private static let passes = Mutex<[String: Int]>([:])
    #endif

    /// Reads the environment, so that delays count from here.
    static func arm() {
        #if DEBUG
            _ = points.count
        #endif
    }

    /// Whether the named failure is to happen to this file.
    @inline(__always)
    static func hits(_ name: String, file: @autoclosure () -> String = "") -> Bool {
        #if DEBUG
            guard let point = points[name], point.from <= .now else { return false }
            return point.argument.isEmpty || file().contains(point.argument)
        #else
            return false
        #endif
    }

    /// Kills the process as `kill -9` does, at the Nth pass (`=N`, first by default).
    @inline(__always)
    static func kill(_ name: String) {
        #if DEBUG
            guard let point = points[name], point.from <= .now else { return }
            let pass = passes.withLock { passes in
                passes[name, default: 0] += 1
                return passes[name] ?? 0
            }
            if pass == Int(point.argument) ?? 1 { Foundation.kill(getpid(), SIGKILL) }
        #endif
    }

    /// Stops the calling loop for good, without using the processor.
    @inline(__always)
    static func stall(_ name: String) {
        #if DEBUG
            while hits(name) { Thread.sleep(forTimeInterval: 1) }
        #endif
    }
}
