import ArgumentParser
import Foundation
import Glibc
import Pipeline
import ZeroMQ

struct Keygen: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a pair of CURVE keys.",
        discussion: """
            The secret key goes to FILE, readable by its owner only; the public key to standard \
            output, as a line for the daemon's list of clients.
            """)

    @Argument(help: "File for the secret key; must not exist yet.", completion: .file())
    var file: String

    func run() throws {
        try reporting {
            guard let pair = try? Curve.keypair() else {
                throw Failure("libzmq", "was built without CURVE", ExitStatus.unavailable)
            }
            let descriptor = InputPath(argument: file)
                .open(O_WRONLY | O_CREAT | O_EXCL, mode: 0o400)
            guard descriptor >= 0 else {
                let why = unsafe String(cString: strerror(errno))
                throw Failure(file, "\(why); name a new file", ExitStatus.cannotCreate)
            }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            do {
                try handle.write(contentsOf: Data((pair.secretKey + "\n").utf8))
                try handle.synchronize()
            } catch {
                throw Failure(file, "cannot be written: \(error)", ExitStatus.inputOutput)
            }
            StandardOutput.line(pair.publicKey)
        }
    }
}
