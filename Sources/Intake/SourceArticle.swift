/// An article as its file gives it: text still to be cleaned, and what the file's fields say.
struct SourceArticle {
    /// UTF-8 as decoded.
    var body: [UInt8]
    var headline: String?
    var byline: String?
    var outlet: String?
    var domain: String?
    var url: String?
    var language: String?
    var rights: String?
    var dates: [DateEvidence] = []
}
