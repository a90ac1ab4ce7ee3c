import Foundation
import Glibc
import Pipeline

/// A bar on standard error, when a person is there to see it and the work takes long.
final class Progress {
    private let total: Int
    private let started = Date()
    private var done = 0
    private var shownAt = Date.distantPast
    private var isShown = false

    /// - Parameter total: bytes, or whatever is counted.
    init(total: Int) { self.total = total }

    /// - Parameter part: of the piece under way.
    func show(_ part: Int) {
        guard isatty(STDERR_FILENO) == 1, total > 0, Date().timeIntervalSince(started) > 0.5,
            Date().timeIntervalSince(shownAt) > 0.1
        else { return }
        shownAt = Date()
        isShown = true
        let share = min(1, Double(done + part) / Double(total))
        let filled = Int(share * 30)
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
        StandardError.write("\r\(bar) \(Int(share * 100)) %")
    }

    func finished(_ piece: Int) {
        done += piece
        show(0)
    }

    func end() {
        if isShown { StandardError.write("\r\u{1B}[K") }
    }
}
