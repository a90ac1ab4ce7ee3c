/// What an entity label says: of what the name is, and whether a name goes on or ends here.
struct EntityLabel: Sendable {
    let type: NameType?
    let continues: Bool
    let ends: Bool

    init(_ label: String) {
        type = NameType(rawValue: String(label.dropFirst(2)))
        continues = label.hasPrefix("I-") || label.hasPrefix("L-")
        ends = label.hasPrefix("L-") || label.hasPrefix("U-")
    }
}
