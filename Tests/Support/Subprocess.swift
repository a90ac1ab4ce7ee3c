import Foundation
import Synchronization

/// A program a test runs: its output, its status, and signals to it.
public final class Subprocess: Sendable {
    public struct Output: Sendable {
        public let status: Int32
        public let out: String
        public let err: String
        public var lines: [String] { out.split(separator: "\n").map(String.init) }
    }

    private struct State {
        var out = Data()
        var err = Data()
    }

    // Process is not Sendable; it is touched under this lock only.
    private let process: Mutex<Process>
    private let state: Mutex<State>
    private let ended = DispatchSemaphore(value: 0)
    public let id: Int32

    /// Starts the program.
    public init(
        _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
        input: String? = nil
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let out = Pipe(), err = Pipe(), state = Mutex(State())
        process.standardOutput = out
        process.standardError = err
        let standardInput = Pipe()
        process.standardInput = input == nil ? FileHandle.nullDevice : standardInput
        self.state = state
        try process.run()
        id = process.processIdentifier
        self.process = Mutex(process)
        collect(out.fileHandleForReading) { $0.out.append($1) }
        collect(err.fileHandleForReading) { $0.err.append($1) }
        if let input {
            standardInput.fileHandleForWriting.write(Data(input.utf8))
            try standardInput.fileHandleForWriting.close()
        }
    }

    private let readers = DispatchSemaphore(value: 0)

    private func collect(
        _ handle: FileHandle, _ append: @escaping @Sendable (inout State, Data) -> Void
    ) {
        let descriptor = handle.fileDescriptor
        let thread = Thread { [self] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = unsafe buffer.withUnsafeMutableBytes {
                    unsafe read(descriptor, $0.baseAddress, $0.count)
                }
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { break }
                let chunk = Data(buffer[..<count])
                state.withLock { append(&$0, chunk) }
            }
            withExtendedLifetime(handle) {}
            readers.signal()
        }
        thread.start()
    }

    public var out: String { state.withLock { String(decoding: $0.out, as: UTF8.self) } }
    public var err: String { state.withLock { String(decoding: $0.err, as: UTF8.self) } }
    public var isRunning: Bool { process.withLock { $0.isRunning } }

    public func signal(_ number: Int32) { kill(id, number) }

    /// Waits for the end.
    /// - Returns: `nil` when it still ran after `seconds`; it is killed then.
    public func wait(seconds: Double = 60) -> Output? {
        let end = Date().addingTimeInterval(seconds)
        while isRunning {
            if Date() > end {
                signal(SIGKILL)
                return nil
            }
            Thread.sleep(forTimeInterval: 0.005)
        }
        // Grandchildren may hold the pipes open; what came until now is enough then.
        for _ in 0..<2 { _ = readers.wait(timeout: .now() + 2) }
        let status = process.withLock { process in
            process.terminationReason == .uncaughtSignal
                ? 128 + process.terminationStatus : process.terminationStatus
        }
        return Output(status: status, out: out, err: err)
    }

    /// Runs a program to its end.
    public static func run(
        _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
        input: String? = nil, seconds: Double = 60
    ) throws -> Output {
        let program = try Subprocess(path, arguments, environment: environment, input: input)
        guard let output = program.wait(seconds: seconds) else { throw TookTooLong(path: path) }
        return output
    }

    public struct TookTooLong: Error { public let path: String }
}

/// Polls until something holds.
/// - Returns: whether it did within `seconds`.
public func eventually(within seconds: Double = 20, _ holds: () throws -> Bool) rethrows -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while true {
        if try holds() { return true }
        if Date() > end { return false }
        Thread.sleep(forTimeInterval: 0.02)
    }
}
