import Foundation
import Testing
import Wire

@Suite struct RequestTests {
    @Test func theContractsOwnExample() throws {
        let text = #"{"op": "replay", "from": 17, "topics": ["story/"], "credit": 1000}"#
        #expect(
            try Request([UInt8](text.utf8))
                == .replay(ReplayRequest(from: 17, topics: ["story/"], credit: 1_000)))
    }

    @Test(arguments: [
        (#"{"op":"replay","from":0}"#, Request.replay(ReplayRequest(from: 1))),
        (#"{"op":"replay","from":1,"topics":[""]}"#, .replay(ReplayRequest(from: 1))),
        (
            #"{"op":"replay","from":18446744073709551615}"#,
            .replay(ReplayRequest(from: .max))
        ),
        (#"{"op":"health","unknown":[1,{}]}"#, .question(Question(.health))),
        (#"{"op":"article","id":"a1"}"#, .question(Question(.article, id: "a1"))),
        (
            #"{"op":"search","query":"x","limit":3}"#,
            .question(Question(.search, query: "x", limit: 3))
        ),
    ])
    func goodRequestsAreUnderstood(text: String, request: Request) throws {
        #expect(try Request([UInt8](text.utf8)) == request)
    }

    @Test(arguments: [
        ("", RequestError.Code.malformed), ("{", .malformed), ("[]", .malformed),
        ("null", .malformed), ("{}", .malformed), (#"{"op":1}"#, .malformed),
        (#"{"op":"replay"}"#, .malformed), (#"{"op":"replay","from":-1}"#, .malformed),
        (#"{"op":"replay","from":1.5}"#, .malformed),
        (#"{"op":"replay","from":"1"}"#, .malformed),
        (#"{"op":"replay","from":1e400}"#, .malformed),
        (#"{"op":"replay","from":18446744073709551616}"#, .malformed),
        (#"{"op":"replay","from":1,"credit":0}"#, .malformed),
        (#"{"op":"replay","from":1,"topics":"story/"}"#, .malformed),
        (#"{"op":"replay","from":1,"topics":[1]}"#, .malformed),
        (#"{"op":"story"}"#, .malformed), (#"{"op":"search","query":""}"#, .malformed),
        (#"{"op":"stories","limit":-4}"#, .malformed),
        (#"{"op":"rm -rf"}"#, .unknown), ("\u{0}\u{1}", .malformed),
    ])
    func badRequestsAreRefused(text: String, code: RequestError.Code) throws {
        let error = try #require(throws: RequestError.self) { try Request([UInt8](text.utf8)) }
        #expect(error.code == code)
        #expect(RequestError(reply: error.bytes) == error)
    }

    @Test func sizesAreLimited() {
        let deep = #"{"op":"health","x":"# + String(repeating: "[", count: 30_000)
        let long = #"{"op":"search","query":""# + String(repeating: "q", count: 5_000) + "\"}"
        let many =
            #"{"op":"replay","from":1,"topics":["#
            + [String](repeating: "\"a/\"", count: 100).joined(separator: ",") + "]}"
        let wide =
            #"{"op":"replay","from":1,"topics":[""# + String(repeating: "t", count: 300) + "\"]}"
        let large = #"{"op":"health","x":""# + String(repeating: "y", count: 70_000) + "\"}"
        for text in [deep, long, many, wide, large] {
            #expect(throws: RequestError.self) { try Request([UInt8](text.utf8)) }
        }
    }

    @Test func noBytesMakeItCrash() {
        let seeds = [
            #"{"op":"replay","from":17,"topics":["story/"],"credit":1000}"#,
            #"{"op":"search","query":"\ud83d\ude00 \"x\"","limit":3}"#,
        ].map { [UInt8]($0.utf8) }
        var random = SeededRandom(seed: 20_260_304)
        var accepted = 0
        for round in 0..<6_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<random.next(below: 4) + 1 {
                let place = random.next(below: bytes.count)
                switch random.next(below: 4) {
                case 0: bytes[place] = UInt8(random.next(below: 256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(random.next(below: 256)), at: place)
                default: bytes = Array(bytes.prefix(place)) + bytes.suffix(place)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            if (try? Request(bytes)) != nil { accepted += 1 }
        }
        #expect(accepted > 0)
        #expect(accepted < 6_000)
    }

    @Test func goneSaysWhereTheLogStands() {
        let error = RequestError(.gone, "below the oldest", state: FramesTests.state)
        #expect(RequestError(reply: error.bytes) == error)
        #expect(RequestError(reply: [UInt8](#"{"status":"ok"}"#.utf8)) == nil)
    }
}

/// The same numbers in every run.
struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
