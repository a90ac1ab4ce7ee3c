import Learning
import Testing

@Suite struct SectionReaderTests {
    private func section(_ build: (inout SectionBuilder) -> Void) -> ModelSection {
        var builder = SectionBuilder()
        build(&builder)
        return ModelSection(name: "sample", copying: builder.bytes)
    }

    private var damage: ModelError { .damaged(path: "(in memory)", part: "section \"sample\"") }

    @Test func readingBeyondTheEndIsDamage() {
        var reader = section { $0.add(UInt32(1)) }.reader
        #expect(throws: damage) { try reader.uint64() }
    }

    @Test func anotherTypeOfNumberIsDamage() {
        var reader = section { $0.add([1, 2] as [Int16]) }.reader
        #expect(throws: damage) { try reader.array(of: UInt16.self) }
    }

    @Test func anotherCountIsDamage() {
        var reader = section { $0.add([1, 2] as [Int16]) }.reader
        #expect(throws: damage) { try reader.array(of: Int16.self, count: 3) }
    }

    @Test func aCountBeyondTheSectionIsDamage() {
        var strings = section { $0.add(UInt32.max) }.reader
        #expect(throws: damage) { try strings.strings() }
        var text = section { $0.add(UInt32.max) }.reader
        #expect(throws: damage) { try text.string() }
        var array = section {
            $0.add(Int32.modelCode)
            $0.add(UInt64.max)
        }.reader
        #expect(throws: damage) { try array.array(of: Int32.self) }
    }

    @Test func whatIsLeftOverIsDamage() throws {
        var reader = section {
            $0.add(-5 as Int32)
            $0.add(2.5 as Float)
        }.reader
        #expect(try reader.int32() == -5)
        #expect(throws: damage) { try reader.end() }
        #expect(try reader.float() == 2.5)
        try reader.end()
    }
}
