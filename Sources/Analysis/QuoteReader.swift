internal import News
internal import Text
struct QuoteReader {
    init(_ reading: Reading) {}
    func quotes(_ deadline: Deadline) throws(DeadlinePassed) -> [Quote] { [] }
}
struct DateReader {
    init(_ reading: Reading, published: Published?) {}
    func times(_ deadline: Deadline) throws(DeadlinePassed) -> [Timex] { [] }
}
