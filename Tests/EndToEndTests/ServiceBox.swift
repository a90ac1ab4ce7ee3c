import Foundation
import TestSupport

/// The project's scripts that boot a throw-away systemd, see `Tests/ServiceBox/box`.
enum ServiceBox {
    private static let folder = Products.root + "/Tests/ServiceBox"

    /// Why scenarios can't run on this machine; nil when they can.
    static let obstacle: String? = {
        guard let probe = try? Subprocess.run(folder + "/box", ["--possible"]) else {
            return "service box: cannot be run"
        }
        return probe.status == 0 ? nil : probe.err
    }()

    /// Plays a scenario with the binaries that were built with the tests.
    static func play(
        _ scenario: String, _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> Subprocess.Output {
        var environment = environment
        environment["BOX_RELEASE"] = Products.folder
        let whole = [folder + "/scenario", scenario] + arguments
        let settled = environment
        // A thread of its own: a scenario waits for most of a minute.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        try Subprocess.run(
                            folder + "/box", whole, environment: settled, seconds: 240)
                    })
            }
        }
    }
}
