import News
import Testing

@Suite struct NoticeTests {
    @Test(arguments: [
        ("Press TV", "press-tv"), ("presstv.ir", "presstv.ir"), ("", "-"),
        ("Łódź  Głos", "-d-g-os"),
        ("a/b\n", "a-b-"),
    ])
    func aSegmentIsSafeToSubscribeTo(name: String, segment: String) {
        #expect(Notice.segment(name) == segment)
    }

    @Test func aTopicEndsInASlash() {
        #expect(Notice.topic("article/analyzed", "en", nil) == "article/analyzed/en/-/")
    }
}
