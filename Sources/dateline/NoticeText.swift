import Foundation
import Wire

/// One notice as a line for a person: number, time, what, and the most telling facts of its data.
struct NoticeText {
    private let style: Style

    init(_ style: Style) { self.style = style }

    func line(_ event: WireEvent) -> String {
        let object =
            (try? JSONSerialization.jsonObject(with: Data(event.body))) as? [String: Any] ?? [:]
        let type = object["type"] as? String ?? event.topic
        let time = (object["time"] as? String).map { String($0.dropFirst(11).prefix(8)) } ?? ""
        let data = object["data"] as? [String: Any] ?? [:]
        return "\(style.dim("\(event.sequence)")) \(style.dim(time)) \(colour(type)) "
            + facts(type, data)
    }

    private func facts(_ type: String, _ data: [String: Any]) -> String {
        let file = oneLine(data["file"] as? String ?? "?")
        switch type {
        case "article/analyzed":
            let outlet = (data["outlet"] as? [String: Any])?["name"] as? String
            let headline = data["headline"] as? String ?? file
            func counted(_ noun: String) -> String {
                let count = (data[noun + "s"] as? [Any])?.count ?? 0
                return "\(count) \(noun)\(count == 1 ? "" : "s")"
            }
            return [outlet.map { style.bold(prose($0)) }, prose(headline)]
                .compactMap { $0 }.joined(separator: ": ")
                + style.dim("  \(counted("sentence")), \(counted("quote"))")
        case "article/repeated":
            return "\(file) " + style.dim("is \(oneLine(data["first"] as? String ?? "?")) again")
        case "article/quarantined":
            let reason = data["reason"] as? String ?? "?"
            let message = oneLine(data["message"] as? String ?? "")
            return "\(file) \(style.red(reason)) \(style.dim(message))"
        default: return oneLine(data["id"] as? String ?? "")
        }
    }

    /// Words of an article keep the joiners their script needs, but no line breaks.
    private func prose(_ text: String) -> String {
        printable(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private func colour(_ type: String) -> String {
        switch type {
        case "article/analyzed": style.green(type)
        case "article/quarantined": style.red(type)
        default: style.yellow(type)
        }
    }
}
