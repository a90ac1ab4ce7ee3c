import Foundation
import Intake
import News
import Testing

/// Five real articles and what a careful reader takes from them, where they are at hand.
@Suite(.enabled(if: SharedSeed.isHere, "needs the folder ../shared beside the project"))
struct SharedSeedTests {
    @Test(arguments: SharedSeed.all)
    func readsAsACarefulReaderDoes(seed: SharedSeed) throws {
        let bytes = try [UInt8](Data(contentsOf: seed.path))
        let read = try #require(article(bytes: bytes, file: seed.name))
        #expect(read.language == "en")
        #expect(plain(read.outlet?.name) == plain(seed.gold.outlet))
        #expect(read.dateline?.place == seed.gold.dateline_place)
        #expect(read.dateline?.agency == seed.gold.agency)
        #expect(plain(read.headline) == plain(seed.gold.title))
        #expect(read.published?.value == seed.gold.published)
        for part in seed.gold.not_body where !part.hasPrefix("the second run") {
            #expect(read.removed.contains { plain($0.text).contains(plain(part)) })
            let lines = read.text.split(separator: "\n").map { plain(String($0)) }
            #expect(!lines.contains { part.count < 4 ? $0 == part : $0.contains(plain(part)) })
        }
        for part in seed.gold.body_must_keep { #expect(plain(read.text).contains(plain(part))) }
        let paragraphs = read.text.split(separator: "\n").map { plain(String($0)) }
        #expect(Set(paragraphs).count == paragraphs.count)
    }

    private func plain(_ text: String?) -> String {
        var folded = (text ?? "").lowercased()
        for (mark, simple) in [("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\""), ("–", "-")] {
            folded = folded.replacing(mark, with: simple)
        }
        return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

struct SharedSeed: Sendable, CustomTestStringConvertible {
    struct Gold: Decodable, Sendable {
        var outlet, dateline_place, agency, published, title: String?
        var not_body, body_must_keep: [String]
    }

    private struct File: Decodable { var articles: [String: Gold] }

    var name: String
    var path: URL
    var gold: Gold
    var testDescription: String { name }

    private static let shared = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared")

    static let all: [SharedSeed] = {
        guard let data = try? Data(contentsOf: shared.appending(path: "gold/seeds.json")),
            let file = try? JSONDecoder().decode(File.self, from: data)
        else { return [] }
        return file.articles.sorted { $0.key < $1.key }.map { name, gold in
            SharedSeed(name: name, path: shared.appending(path: "seeds/\(name)"), gold: gold)
        }
    }()

    static var isHere: Bool { !all.isEmpty }
}
