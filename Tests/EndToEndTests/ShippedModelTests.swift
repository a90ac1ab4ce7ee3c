import Foundation
import News
import TestSupport
import Testing

/// What the shipped model gives records and CoNLL-U: the shape of it, and what any model must get right.
@Suite(.timeLimit(.minutes(2))) struct ShippedModelTests {
    private static let text = """
        Angela Merkel met Barack Obama in Berlin on Monday.

        “We didn’t talk about Syria,” Angela Merkel said. The United Nations praised Angela Merkel’s plan.
        """

    private func analyze(_ options: [String], _ text: String = text) throws -> String {
        let output = try Subprocess.run(
            Products.path("dateline"), ["analyze", "--raw"] + options + ["-"], input: text)
        #expect(output.status == 0, "\(output.err)")
        return output.out
    }

    private func report(_ options: [String] = []) throws -> Report {
        try RecordJSON.decode(Report.self, from: Array(try analyze(options).utf8))
    }

    @Test func namesAreMentionsOfEntities() throws {
        let report = try report()
        let scalars = Array(report.article.text.unicodeScalars)
        for mention in report.mentions {
            let words = scalars[mention.span.begin..<mention.span.end]
            #expect(String(String.UnicodeScalarView(words)) == mention.text)
            #expect(mention.form == .name)
            let entity = report.entities.first { $0.id == mention.entity }
            #expect(entity?.type == mention.type)
            #expect(entity?.names.contains(mention.text) == true)
        }
        let merkel = report.entities.filter { $0.name == "Angela Merkel" }
        #expect(merkel.map(\.type) == [.person], "one entity for three mentions")
        #expect(report.mentions.count { $0.entity == merkel.first?.id } == 3)
        #expect(report.entities.contains { $0.name == "Berlin" && $0.type == .place })
        #expect(report.mentions == report.mentions.sorted { $0.span < $1.span })
        #expect(report.quotes.map { $0.speaker?.entity } == [merkel.first?.id])
        #expect(report.quotes.first?.speaker?.text == "Angela Merkel")
    }

    @Test func tokensStateTheirTagsAndOneTreeASentence() throws {
        let report = try report(["--tokens"])
        let tokens = try #require(report.tokens)
        for sentence in report.sentences {
            let inside = tokens.filter { sentence.contains($0.span) }
            #expect(inside.count { $0.head == 0 } == 1)
            #expect(inside.allSatisfy { 0...inside.count ~= $0.head ?? -1 })
            #expect(inside.allSatisfy { ($0.head == 0) == ($0.deprel == "root") })
        }
        #expect(tokens.allSatisfy { $0.upos != nil && $0.xpos != nil && $0.deprel != nil })
        #expect(tokens.contains { $0.upos == "PUNCT" } && tokens.contains { $0.upos == "PROPN" })
        #expect(try self.report().tokens == nil)
    }

    @Test func conllUGivesTheTextBackAndFillsItsColumns() throws {
        let lines = try analyze(["--format", "conllu"]).split(separator: "\n")
        #expect(lines.first?.hasPrefix("# newdoc id = ") == true)
        let ids = lines.filter { $0.hasPrefix("# sent_id = ") }
        #expect(Set(ids).count == ids.count && !ids.isEmpty)
        var text = ""
        var until = 0
        for line in lines where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            #expect(fields.count == 10)
            let range = fields[0].split(separator: "-").compactMap { Int($0) }
            if range.count == 2 {
                #expect(fields[2...8].allSatisfy { $0 == "_" })
            } else {
                #expect(fields[3] != "_" && fields[4] != "_" && fields[6] != "_")
                #expect(fields[7] != "_")
            }
            let number = range.first ?? 0
            if number == 1 { until = 0 }
            // The words of a range stand in its form.
            if range.count == 2 { until = range[1] } else if number <= until { continue }
            text += fields[1] + (fields[9] == "SpaceAfter=No" ? "" : " ")
        }
        #expect(
            text.split(separator: " ") == Self.text.split(whereSeparator: \.isWhitespace),
            "every word with its spacing")
    }

    @Test func severalFilesAndAFolderAreOneConllUFile() throws {
        let folder = try TemporaryFolder()
        let one = try folder.file("one.txt", sampleArticle(1))
        let files = folder.path + "/more"
        try FileManager.default.createDirectory(
            atPath: files, withIntermediateDirectories: false)
        for number in 2...3 {
            try sampleArticle(number).write(
                toFile: "\(files)/\(number).txt", atomically: false, encoding: .utf8)
        }
        let output = try Subprocess.run(
            Products.path("dateline"), ["analyze", "--format", "conllu", one, files])
        #expect(output.status == 0)
        #expect(output.lines.count { $0.hasPrefix("# newdoc id = ") } == 3)
        let ids = output.lines.filter { $0.hasPrefix("# sent_id = ") }
        #expect(Set(ids).count == ids.count)
    }
}
