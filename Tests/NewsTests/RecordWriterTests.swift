import Foundation
import News
import Testing

/// The writer of records against `JSONEncoder`, byte for byte.
@Suite struct RecordWriterTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func aReportIsWrittenAsJSONEncoderDoes(seed: UInt64) throws {
        var dice = ReportDice(seed: seed)
        let report = dice.report()
        #expect(try RecordJSON.bytes(report) == Self.encoded(report))
    }

    @Test func everyFieldIsWritten() throws {
        var dice = ReportDice(seed: 7, isFull: true)
        let report = dice.report()
        // A field that the dice leave out would not be compared.
        #expect(Self.gaps(in: report, "report") == [])
        #expect(try RecordJSON.bytes(report) == Self.encoded(report))
        #expect(try RecordJSON.decode(Report.self, from: RecordJSON.bytes(report)) == report)
    }

    @Test func everyCharacterIsEscapedAsJSONEncoderDoes() throws {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x2FF, 0x2000...0x20FF, 0xFEFF...0xFFFF, 0x1F600...0x1F610, 0x10FFFF...0x10FFFF,
        ]
        var text = String.UnicodeScalarView()
        text.append(contentsOf: ranges.joined().compactMap(Unicode.Scalar.init))
        let report = Report(article: Article(id: "0", file: "\"\\/", text: String(text)))
        #expect(try RecordJSON.bytes(report) == Self.encoded(report))
    }

    @Test(arguments: [
        0, -0.0, 1, -1, 0.1, 0.83, 1e-7, 1e16, 1.5e300, 123_456_789.125, 33.5138, -179.999,
        .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3,
    ])
    func aNumberIsWrittenAsJSONEncoderDoes(value: Double) throws {
        let report = Self.report(latitude: value)
        #expect(try RecordJSON.bytes(report) == Self.encoded(report))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func aNumberThatJSONDoesNotKnowIsRefused(value: Double) {
        #expect(throws: EncodingError.self) {
            try RecordJSON.bytes(Self.report(latitude: value))
        }
    }

    private static func report(latitude: Double) -> Report {
        Report(
            article: Article(id: "0", file: "f", text: "t"),
            entities: [Entity(id: "e1", type: .place, name: "P", lat: latitude)])
    }

    private static func encoded(_ report: Report) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(report))
    }

    /// Paths of what is `nil` or empty.
    private static func gaps(in value: Any, _ path: String) -> [String] {
        let mirror = Mirror(reflecting: value)
        if mirror.children.isEmpty {
            let lacks = mirror.displayStyle == .optional || mirror.displayStyle == .collection
            return lacks ? [path] : []
        }
        return mirror.children.flatMap { child in
            gaps(in: child.value, child.label.map { "\(path).\($0)" } ?? path)
        }
    }
}
