import Linguistics
import Testing

@Suite struct SentenceSplitterTests {
    /// Sentences are divided by ` | `.
    @Test(arguments: [
        "One ended. | Another began.",
        "Gen. Ruiz met Maj. Gen. Noor. | They spoke.",
        "Dr. J. R. Vale of St. Ives spoke.",
        "He lives in the U.S. | The others left.",
        "The U.S. Army left the U.S. embassy.",
        "She came at 5 p.m. on Friday, Sept. 14. | He left.",
        "It took eggs, milk, etc. | They ate.",
        "Acme Inc. said so. | Shares of Acme Inc. fell.",
        "“We go.” | He left. | “We stay,” she said.",
        "\"We go.\" | He left. | \"We stay.\"",
        "“Why now?” Noor asked. | Nobody knew.",
        "“Stop!” he said.",
        "It fell 3.5 percent. | Then it rose to 1,200.",
        "They left (as planned.) | The rest stayed.",
        "They did everything possible.” | SEE ALSO: more",
        "It worked!! | Did it? | Yes.",
        "Wait... | No one came.",
        "He paused … and went on.",
        "Plan B. | It failed.",
        "It is No. 5. | No. | That is all.",
        "1. Open it. | 2. Close it.",
        "Visit example.com today. | Then write to a.b@example.org.",
        "The visit was in March. | In May they met.",
        "He said no. | ‘We will not.’ | She agreed.",
        "Ends with no stop",
    ])
    func endsSentences(marked: String) {
        let wanted = marked.split(separator: " | ").map(String.init)
        let document = Annotator().document(wanted.joined(separator: " "))
        #expect(document.sentences.map { document.string($0.span) } == wanted)
    }

    @Test func endsSentencesInGluedText() {
        let document = Annotator().document("It is possible.”SEE ALSO: More.They left.")
        #expect(
            document.sentences.map { document.string($0.span) }
                == ["It is possible.”", "SEE ALSO: More.", "They left."])
    }

    @Test(arguments: [
        ("A headline\n\nA first line", 2),
        ("A headline\nA first line.", 2),
        ("A line that a program wrapped at some seventy columns, as wires do,\nGoes On here.", 1),
        ("a line wrapped\nbefore a small letter", 1),
        ("One.\r\n\r\nTwo.\r\n\r\nThree.", 3),
        ("\n\nOne\n \n", 1),
    ])
    func endsParagraphs(text: String, count: Int) {
        let document = Annotator().document(text)
        #expect(document.paragraphs.count == count)
        #expect(document.sentences.count == count)
    }
}
