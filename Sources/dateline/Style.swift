import Foundation

/// Colours for a person at a terminal, and none for anybody else.
///
/// Source: no-color.org for `NO_COLOR`.
struct Style {
    private let isOn: Bool

    init() {
        let environment = ProcessInfo.processInfo.environment
        isOn =
            StandardOutput.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
            && environment["TERM"] != "dumb"
    }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func red(_ text: String) -> String { wrap(text, "31") }
    func green(_ text: String) -> String { wrap(text, "32") }
    func yellow(_ text: String) -> String { wrap(text, "33") }
    func cyan(_ text: String) -> String { wrap(text, "36") }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// Text of an article, made harmless for a terminal: it may hold escape sequences.
func printable(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                let control = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
                let hidden = (0x7F..<0xA0).contains(scalar.value)
                let bidirectional =
                    (0x202A...0x202E).contains(scalar.value)
                    || (0x2066...0x2069).contains(scalar.value)
                return control || hidden || bidirectional ? "\u{FFFD}" : scalar
            }))
}
