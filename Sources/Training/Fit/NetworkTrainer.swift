internal import Foundation

/// Trains the network with PyTorch, in a process of its own: `python3 fit.py --data … --out … --seed …`.
///
/// The program ships in this room's resources. It prints its progress, leaves checkpoints beside the
/// weights and goes on from them.
struct NetworkTrainer {
    /// The interpreter; a name is looked for on the search path.
    var python: String
    var seed: UInt64
    /// Further options of the program, `["--epochs", "30"]`.
    var options: [String] = []

    /// The folder with `fit.py` and what it imports.
    static var program: String { Bundle.module.bundlePath + "/Resources" }

    /// The versions of Python and PyTorch.
    ///
    /// - Throws: `TrainingError.tool` that says what to install.
    func versions() throws(TrainingError) -> [String: String] {
        let script = """
            import sys
            try:
                import numpy, torch
            except ImportError as missing:
                print("missing", missing.name)
            else:
                print(sys.version.split()[0], torch.__version__)
            """
        let answer = String(decoding: try Tool.run(python, ["-c", script]), as: UTF8.self)
        let words = answer.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 2 else { throw .tool(name: python, cause: "is not Python 3") }
        if words[0] == "missing" {
            throw .tool(
                name: python,
                cause: "has no module \(words[1]): pip install numpy torch, or name a --python")
        }
        return ["python": words[0], "pytorch": words[1]]
    }

    /// Trains, or goes on with an interrupted training.
    ///
    /// - Throws: `TrainingError.tool` when the program fails; what it said stands above.
    func train(data: String, out: String) throws(TrainingError) {
        try Workshop.make(out)
        let program = Self.program + "/fit.py"
        guard FileManager.default.fileExists(atPath: program) else {
            throw .file(path: program, cause: "no such file")
        }
        let arguments = [program, "--data", data, "--out", out, "--seed", String(seed)] + options
        let status = try Tool.follow(python, arguments)
        guard status == 0 else {
            throw .tool(name: "fit.py", cause: "ended with status \(status)")
        }
    }
}
