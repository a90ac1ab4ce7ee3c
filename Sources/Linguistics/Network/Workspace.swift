internal import Synchronization

/// The memory that reading a document needs, kept for the next one.
final class Workspace {
    var rows = FeatureRows()
    var windows: [Window] = []
    /// Where the time goes, when somebody asks.
    var times: StageTimes?
    /// Encoder: words as bytes, outputs of the two layers, what the kernels need for themselves.
    var inputs = Buffer<UInt8>()
    var middle = Buffer<UInt8>()
    var outputs = Buffer<UInt8>()
    var scratch = Buffer<UInt8>()
    /// Hidden layers of the heads, a row a word.
    var hidden = Buffer<Float>()
    /// What of them is not cut off at 0, a row a word.
    var linear = Buffer<Float>()
    /// Scores of one layer, a row a word.
    var scores = Buffer<Float>()
    var choices = Buffer<Int32>()
    var back = Buffer<UInt8>()
    /// Numbers of entity labels, one a word.
    var entities = Buffer<UInt8>()
    /// Dependents as seen by their heads, a row a word.
    var dependents = Buffer<Float>()
    /// Of one sentence: heads by column, the worth of each, scores of arcs.
    var heads = Buffer<Float>()
    var worth = Buffer<Float>()
    var arcs = Buffer<Float>()
    var tree = SpanningTree()
    var lemmas = LemmaWorkspace()
    var morphology = MorphologyWorkspace()
}

extension Workspace {
    /// So many words the document had.
    fileprivate var words: Int { rows.ids.count / WordFeatures.columnCount }
}

/// Workspaces that no thread is using.
final class WorkspacePool: Sendable {
    private let free = Mutex<[Parked]>([])

    /// Lends a workspace that nobody else has meanwhile.
    func withWorkspace<Result, Failure: Error>(
        _ body: (Workspace) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let parked = free.withLock { $0.popLast() } ?? Parked(workspace: Workspace())
        defer {
            // What an enormous text needed is given back.
            if parked.workspace.words <= Self.mostWords { free.withLock { $0.append(parked) } }
        }
        return try body(parked.workspace)
    }

    /// Some 100 bytes a word are kept.
    private static let mostWords = 100_000

    // Sendable: it is in the pool or with one caller, never both, and the lock orders the hand-over.
    private struct Parked: @unchecked Sendable {
        let workspace: Workspace
    }
}
