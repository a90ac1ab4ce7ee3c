/// The kinds of log message that an operator may search or alert on, each with a fixed `MESSAGE_ID`.
///
/// `journalctl MESSAGE_ID=…` finds them whatever a later version words them like. The raw value is
/// the message, so a plain `logger.info("article stored")` carries the id too. An id is never
/// changed or used again.
public enum MessageKind: String, CaseIterable, Sendable {
    case starting
    case ready
    case stopping
    case stopped
    case reloaded = "configuration reloaded"
    case reloadRefused = "configuration refused, the old one stays"
    case articleStored = "article stored"
    case articleRepeated = "article repeated"
    case fileQuarantined = "file quarantined"
    case inboxOverflow = "inbox events overflowed, scanning"
    case inboxMissing = "inbox missing"
    case inboxFound = "inbox found"
    case inboxPolled = "inbox is polled"
    case diskLow = "disk low, intake paused"
    case diskRecovered = "disk recovered, intake resumed"
    case loopStalled = "loop stalled"
    case storeFailed = "store failed"
    case storeNote = "store note"
    case foreignWriter = "foreign writer"
    case clientDenied = "client denied"
    case messagesDropped = "log messages dropped"

    /// 32 lower-case hex digits, as journald wants them.
    public var id: String {
        switch self {
        case .starting: "3fe6655bc55a4c759d9047d26a67ce0b"
        case .ready: "d340c61e005246c0a1219e237bb23fc9"
        case .stopping: "133cb5fef1524af08d879b41471090f6"
        case .stopped: "9ee8d90d63bd41c8a1d5eb3fa6a1464a"
        case .reloaded: "0b7b7c91be1f45cc940c5cb79fe7b15b"
        case .reloadRefused: "cd48361c66e74d5d9ea253f47fb9f6d8"
        case .articleStored: "a9ec1e52fcbe428a897911ec47f67522"
        case .articleRepeated: "e846ae958ed7415c903576002ea8c057"
        case .fileQuarantined: "fb621884901d4ab89ca42b05ca2569d1"
        case .inboxOverflow: "b7dd853e8b144d8f9ebb46c396ce556d"
        case .inboxMissing: "cfba7eb63e414733a519eef249b78287"
        case .inboxFound: "0e69fb9b459247ed90efc1dc8dadf901"
        case .inboxPolled: "75a654ba2b4a4c05a5a21082005e016a"
        case .diskLow: "fc3e944576ba424497b75669b908a22e"
        case .diskRecovered: "8205dd2ca1d74fc08979cd17f5002cd8"
        case .loopStalled: "f937fc21844242f4a2f417a7bd30dd34"
        case .storeFailed: "98fdf152251e42758fad1cf7d7ff834c"
        case .storeNote: "e3fa167df09c4b75b7351a4293366799"
        case .foreignWriter: "1a16346d2219430c8df8a77089b33ce6"
        case .clientDenied: "6351f237aee44d16a0fe98972643150a"
        case .messagesDropped: "de1822ea334c48e19b58a5560a050ca0"
        }
    }

    static func named(_ message: String) -> MessageKind? { MessageKind(rawValue: message) }
}
