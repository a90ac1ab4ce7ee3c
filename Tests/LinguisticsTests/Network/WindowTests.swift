import Testing

@testable import Linguistics

@Suite struct WindowTests {
    private func windows(_ text: String) -> (document: Document, windows: [Window]) {
        let document = Annotator().document(text)
        var windows: [Window] = []
        for paragraph in document.paragraphs {
            appendWindows(of: paragraph.tokens, in: document, to: &windows)
        }
        return (document, windows)
    }

    @Test(arguments: [
        "One two three.", String(repeating: "They went to the harbour. ", count: 300),
        String(repeating: "on and on ", count: 700), String(repeating: "can't", count: 900),
        String(repeating: "Yes! ", count: 401) + "\n\nAnd another.",
    ])
    func theyFollowEachOtherAndNoneIsTooLong(text: String) {
        let (document, windows) = windows(text)
        var next = 0
        for window in windows {
            #expect(window.tokens.lowerBound == next)
            #expect(1...Window.longest ~= window.tokens.count)
            next = window.tokens.upperBound
            let ends = document.paragraphs.contains { $0.tokens.upperBound == next }
            #expect(window.endsParagraph == ends)
        }
        #expect(next == document.tokens.count)
    }

    @Test func longParagraphsAreCutBetweenSentencesInEqualParts() {
        let (document, windows) = windows(
            String(repeating: "They went to Dr. Moss at the harbour. ", count: 100))
        #expect(windows.count == 3)
        for window in windows {
            let first = document.tokens[window.tokens.lowerBound]
            #expect(document.string(first.span) == "They")
            #expect(250...350 ~= window.tokens.count)
        }
    }
}
