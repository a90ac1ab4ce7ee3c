internal import Linguistics

/// Numbers of edit scripts, from 0, in order of first appearance.
struct ScriptNumbers {
    private(set) var scripts: [EditScript] = []
    private var numbers: [EditScript: UInt16] = [:]

    /// The number of a script, new or known.
    ///
    /// - Precondition: fewer than 65,535 scripts; treebanks of a million words have a few thousand.
    mutating func number(_ script: EditScript) -> UInt16 {
        if let number = numbers[script] { return number }
        precondition(scripts.count < Int(UInt16.max) - 1, "too many edit scripts")
        let number = UInt16(scripts.count)
        scripts.append(script)
        numbers[script] = number
        return number
    }
}
