/// Why a piece of a file is not of the article; the raw value is the record's `reason`.
enum Reason: String, CaseIterable {
    case relatedLinks = "related links"
    case navigation
    case shareButtons = "share buttons"
    case subscription
    case advertisement
    case `repeat`
    case code
    case pageDate = "page date"
    case licence
    case photoCredit = "photo credit"
    case byline
    case credits
    case metadata
}
