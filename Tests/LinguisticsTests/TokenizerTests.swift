import Linguistics
import Testing
import Text

@Suite struct TokenizerTests {
    /// Tokens are divided by `|`, words of one multi-word token by `~`.
    @Test(arguments: [
        ("They don't know.", "They|do~n't|know|."),
        ("They don’t know.", "They|do~n’t|know|."),
        ("Amal's and the workers' pay", "Amal~'s|and|the|workers|'|pay"),
        ("It’s Lena’s.", "It~’s|Lena~’s|."),
        ("I cannot, won't and shouldn't've", "I|can~not|,|wo~n't|and|should~n't~'ve"),
        ("You're right, we'll see; I'd go.", "You~'re|right|,|we~'ll|see|;|I~'d|go|."),
        (
            "O'Hara met Hay’at near Xi'an at two o'clock",
            "O'Hara|met|Hay’at|near|Xi'an|at|two|o'clock"
        ),
        ("the U.S. and the U.N.'s aid", "the|U.S.|and|the|U.N.~'s|aid"),
        ("the U.S.-led force", "the|U.S.|-|led|force"),
        ("Gen. Ana M. Ruiz Jr. of Corp. X, Inc.", "Gen.|Ana|M.|Ruiz|Jr.|of|Corp.|X|,|Inc."),
        ("at 5 p.m. or 10:30 a.m.", "at|5|p.m.|or|10:30|a.m."),
        ("1,200 or 3.5% of $5m", "1,200|or|3.5|%|of|$|5|m"),
        ("US$50 and €3.2bn, £7", "US$|50|and|€|3.2|bn|,|£|7"),
        ("the 18th, the 1990s, '90s", "the|18th|,|the|1990s|,|'90s"),
        ("on 9/11, 2019-03-18 or 17.03.2019.", "on|9/11|,|2019-03-18|or|17.03.2019|."),
        ("2019-20 or 2019–20", "2019|-|20|or|2019|–|20"),
        ("call 713-555-0143 or 555-0143", "call|713-555-0143|or|555-0143"),
        ("well-known e-mail to al-Noor", "well|-|known|e-mail|to|al|-|Noor"),
        ("a once-in-an-age e-bike", "a|once|-|in|-|an|-|age|e-bike"),
        ("rec.garden.roses is $$$ --==-- youre", "rec.garden.roses|is|$$$|--==--|you~re"),
        ("pro-war co-founder of ex-members", "pro-war|co-founder|of|ex-members"),
        ("and/or 1/2 w/o", "and|/|or|1/2|w/o"),
        ("AT&T and R&D", "AT&T|and|R&D"),
        ("See https://example.org/a-b?c=d(e).", "See|https://example.org/a-b?c=d(e)|."),
        ("(see www.example.com)", "(|see|www.example.com|)"),
        ("Write to ana.ruiz@example.org, please", "Write|to|ana.ruiz@example.org|,|please"),
        ("example.com is down", "example.com|is|down"),
        ("The end.Next day", "The|end|.|Next|day"),
        ("possible.”SEE ALSO:", "possible|.|”|SEE|ALSO|:"),
        ("Well... no…yes -- or — so–so", "Well|...|no|…|yes|--|or|—|so|–|so"),
        ("What?! No!!! \"Yes\"", "What|?!|No|!!!|\"|Yes|\""),
        ("„Ja“ «oui» ''so'' ``x''", "„|Ja|“|«|oui|»|''|so|''|``|x|''"),
        ("[Those foreign] forces", "[|Those|foreign|]|forces"),
        ("@ana said #MeToo", "@ana|said|#MeToo"),
        ("Łódź, Şanlıurfa and Kraków", "Łódź|,|Şanlıurfa|and|Kraków"),
        ("5\u{00A0}km\u{2009}on", "5|km|on"),
        ("a\u{200B}b e\u{301}t", "a\u{200B}b|e\u{301}t"),
        ("😀👍🏽 ok", "😀|👍🏽|ok"),
        ("", ""), ("   \n\t ", ""),
    ])
    func cutsAsTheWebTreebankDoes(text: String, expected: String) {
        #expect(shown(Annotator().document(text)) == expected)
    }

    private func shown(_ document: Document) -> String {
        var shown = ""
        for (i, token) in document.tokens.enumerated() {
            if i > 0 { shown += token.flags.contains(.continuesMultiWord) ? "~" : "|" }
            #expect(document.forms[token.form] == document.string(token.span))
            shown += document.string(token.span)
        }
        return shown
    }

    @Test func writesMultiWordTokensAsRanges() {
        let lines = Annotator().document("I don't.").conllU(id: "a").split(separator: "\n")
        #expect(
            lines.prefix(4) == [
                "# newdoc id = a", "# newpar", "# sent_id = a-1", "# text = I don't.",
            ])
        #expect(
            lines.dropFirst(4) == [
                "1\tI\t_\t_\t_\t_\t_\t_\t_\t_",
                "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
                "2\tdo\t_\t_\t_\t_\t_\t_\t_\t_",
                "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_",
                "4\t.\t_\t_\t_\t_\t_\t_\t_\t_",
            ])
    }
}
