internal import Linguistics
internal import News

extension EntityType {
    init(_ type: NameType) {
        self =
            switch type {
            case .person: .person
            case .organization: .organization
            case .place: .place
            case .group: .group
            }
    }
}
