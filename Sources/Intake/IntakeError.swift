internal import News

/// Why a file, or a line of one, holds no article that can be read.
struct IntakeError: Error, Hashable, CustomStringConvertible {
    var reason: QuarantineReason
    var message: String

    init(_ reason: QuarantineReason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    var description: String { message }
}
