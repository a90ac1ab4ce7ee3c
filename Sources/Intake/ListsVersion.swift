internal import Text

extension IntakeSettings {
    /// A hash of every word list that decides what a record says: 16 hex digits.
    ///
    /// Stored beside each record, so that two records of the same content can be told to have been
    /// made alike.
    public var listsVersion: String {
        var hash = StableHash()
        for list in [
            PackageResources.phrases_txt, PackageResources.outlets_txt,
            PackageResources.places_txt, PackageResources.stopwords_txt, Array(phrases.utf8),
        ] {
            hash.update(list.span)
            hash.update(0)
        }
        for (domain, name) in outlets.sorted(by: { $0.key < $1.key }) {
            hash.update("\(domain)=\(name)\n".utf8.span)
        }
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
