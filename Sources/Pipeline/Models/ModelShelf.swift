internal import Linguistics
internal import Synchronization

/// The model in force, one for all who read; a reload may put another in its place.
///
/// Those who read hold on to the one they took until they ask again, and its file stays mapped for
/// as long.
final class ModelShelf: Sendable {
    private let shelf: Mutex<LanguageModel>
    private let changes = Atomic<Int>(0)

    init(_ model: LanguageModel) { shelf = Mutex(model) }

    var model: LanguageModel { shelf.withLock { $0 } }

    /// Advances with every new model; asked before each article.
    var edition: Int { changes.load(ordering: .acquiring) }

    /// - Returns: whether it is another model than before.
    func replace(with model: LanguageModel) -> Bool {
        let isOther = shelf.withLock { current in
            if current.hash == model.hash { return false }
            current = model
            return true
        }
        if isOther { changes.add(1, ordering: .releasing) }
        return isOther
    }
}
