internal import Foundation
internal import Linguistics

/// The names among GUM's mentions, cut as Universal NER cuts them: "the city of Bonn's mayor, Mr. Roth"
/// has the names "Bonn" and "Roth".
struct GUMNames {
    private let words: [TreebankWord]
    private let forms: [String]
    private let mentions: [GUMMention]
    private let groups: GroupWords

    private init(_ sentence: TreebankSentence, _ groups: GroupWords) {
        words = sentence.words
        forms = sentence.words.map(\.form)
        mentions = GUMMention.mentions(in: sentence)
        self.groups = groups
    }

    /// The names of a sentence, the longest of those that overlap, in order.
    ///
    /// - Parameter groups: words that name nobody in particular, though GUM calls them persons.
    static func names(in sentence: TreebankSentence, groups: GroupWords) -> [NameSpan] {
        GUMNames(sentence, groups).names()
    }

    private func names() -> [NameSpan] {
        var found: [NameSpan] = []
        for mention in mentions.sorted(by: { $0.words.count > $1.words.count }) {
            guard let type = NameType(rawValue: mention.type), type != .group else { continue }
            guard let range = identified(mention) ?? named(mention, type) else { continue }
            let name = NameSpan(words: range, type: type)
            let trimmed = NameTrimming.trim(name, of: forms)
            if type == .person, groups.covers(forms[trimmed]) { continue }
            guard isNameLike(trimmed), !found.contains(where: { $0.words.overlaps(trimmed) })
            else { continue }
            found.append(NameSpan(words: trimmed, type: type))
        }
        return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
    }

    private func isNameLike(_ range: Range<Int>) -> Bool {
        range.contains { isCapitalised(forms[$0]) && forms[$0].count > 1 }
            && range.first.map { forms[$0].first?.isNumber == false } ?? false
    }

    // MARK: By identity

    /// The words of a mention that spell the title of its page.
    private func identified(_ mention: GUMMention) -> Range<Int>? {
        guard !mention.identity.isEmpty else { return nil }
        let title = mention.identity.removingPercentEncoding ?? mention.identity
        let plain = title.prefix { $0 != "(" }
        for wanted in [Self.letters(plain), Self.letters(plain.prefix { $0 != "," })] {
            for first in mention.words where !wanted.isEmpty {
                var spelled = ""
                for last in first..<mention.words.upperBound {
                    spelled += Self.letters(forms[last])
                    if spelled.count > wanted.count { break }
                    if spelled == wanted, !Self.letters(forms[first]).isEmpty,
                        isCapitalised(forms[first]) || isCapitalised(forms[last])
                    {
                        return first..<(last + 1)
                    }
                }
            }
        }
        return nil
    }

    private static func letters(_ text: some StringProtocol) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    // MARK: By head

    /// The proper nouns around the head of a mention, or those that follow it: `author Jane Roe`.
    private func named(_ mention: GUMMention, _ type: NameType) -> Range<Int>? {
        let range = mention.words
        guard let head = range.first(where: { !range.contains(words[$0].head - 1) }) else {
            return nil
        }
        if isProper(head) {
            if type == .person, words[head].xpos == "NNPS" { return nil }
            return grown(head, in: mention, type)
        }
        let next = head + 1
        let joins: Set<String> = ["flat", "appos", "compound"]
        guard range.contains(next), isProper(next), type == .person,
            joins.contains(where: { words[next].deprel.hasPrefix($0) })
        else { return nil }
        return grown(next, in: mention, type)
    }

    /// Whether a word is a proper noun, written as one.
    private func isProper(_ i: Int) -> Bool {
        let word = words[i]
        return (word.upos == "PROPN" || word.xpos.hasPrefix("NNP"))
            && word.form.contains { $0.isUppercase || $0.isNumber || $0.isLetter }
    }

    private func grown(_ head: Int, in mention: GUMMention, _ type: NameType) -> Range<Int> {
        var begin = head
        while begin > mention.words.lowerBound {
            if belongs(begin - 1, type) {
                begin -= 1
            } else if begin - 2 >= mention.words.lowerBound, isHyphen(begin - 1),
                belongs(begin - 2, type)
            {
                begin -= 2
            } else {
                break
            }
        }
        var end = head + 1
        while end < mention.words.upperBound {
            if isProper(end) {
                end += 1
                continue
            }
            guard let next = pastJoint(end, mention, type) else { break }
            end = next + 1
        }
        return begin..<end
    }

    /// Whether a word before a name is part of it: `Cuban Consulate`, `United Kingdom`.
    private func belongs(_ i: Int, _ type: NameType) -> Bool {
        if isProper(i) { return true }
        let kinds: Set<String> = ["ADJ", "NOUN", "VERB"]
        return type != .person && kinds.contains(words[i].upos) && isCapitalised(forms[i])
    }

    private func isHyphen(_ i: Int) -> Bool { ["-", "–", "’", "'"].contains(forms[i]) }

    /// The proper noun after what joins the parts of a name: `of the`, `and`, `-`.
    private func pastJoint(_ i: Int, _ mention: GUMMention, _ type: NameType) -> Int? {
        let joint = forms[i].lowercased()
        var next = i + 1
        let isJoint: Bool
        switch type {
        case .person: isJoint = Self.personJoints.contains(joint)
        case .place: isJoint = Self.placeJoints.contains(joint)
        case .organization, .group:
            isJoint = Self.organizationJoints.contains(joint)
            let isList = joint == "and" || joint == "&" || joint == "/"
            if isList, mentions.contains(where: { $0.words.lowerBound == next }) { return nil }
        }
        if isJoint, type != .person, next < mention.words.upperBound, forms[next] == "the" {
            next += 1
        }
        guard isJoint, next < mention.words.upperBound, isProper(next) || isCapital(next, type)
        else { return nil }
        return next
    }

    private func isCapital(_ i: Int, _ type: NameType) -> Bool {
        type != .person && isCapitalised(forms[i]) && words[i].upos != "DET"
    }

    private static let personJoints: Set<String> = [
        "-", "the", "von", "van", "de", "del", "da", "di", "la", "le", "al", "el", "bin", "ibn",
        "'", "’",
    ]
    private static let placeJoints: Set<String> = ["-", "–", "of", "de", "la", "'s", "’s"]
    private static let organizationJoints: Set<String> = [
        "-", "–", "of", "for", "and", "&", "'s", "’s", "on", "de", "la", "/",
    ]
}
