import Glibc
import Testing

@testable import Pipeline

@Suite struct SystemdCredentialsTests {
    /// A folder with files of given modes, removed after the test.
    private final class Folder: Sendable {
        let path: String
        init() throws { path = try makeFolder() }
        deinit {
            for name in ["curve.secret", "fallback", "link"] { unsafe unlink("\(path)/\(name)") }
            unsafe rmdir(path)
        }
        @discardableResult
        func write(_ name: String, _ text: String, mode: mode_t) throws -> String {
            let file = "\(path)/\(name)"
            let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw SystemdTestError(code: errno) }
            defer { close(descriptor) }
            let bytes = Array(text.utf8)
            _ = unsafe Glibc.write(descriptor, bytes, bytes.count)
            fchmod(descriptor, mode)
            return file
        }
    }

    @Test func theManagersCredentialComesFirstWhateverItsMode() throws {
        let folder = try Folder()
        try folder.write("curve.secret", "  given\n", mode: 0o440)
        let fallback = try folder.write("fallback", "own", mode: 0o400)
        let credentials = Credentials(environment: ["CREDENTIALS_DIRECTORY": folder.path])
        #expect(try credentials.secret("curve.secret", orFileAt: fallback) == "given")
    }

    @Test(arguments: [
        [:], ["CREDENTIALS_DIRECTORY": ""], ["CREDENTIALS_DIRECTORY": "/nonexistent"],
    ])
    func aPrivateFileServesWithoutSystemd(environment: [String: String]) throws {
        let folder = try Folder()
        let file = try folder.write("fallback", "own\n", mode: 0o400)
        let credentials = Credentials(environment: environment)
        #expect(try credentials.secret("curve.secret", orFileAt: file) == "own")
    }

    @Test(arguments: [0o600, 0o440, 0o404, 0o644] as [mode_t])
    func aFileOthersCouldReadOrChangeIsRefused(mode: mode_t) throws {
        let folder = try Folder()
        let file = try folder.write("fallback", "own", mode: mode)
        let octal = String(mode, radix: 8)
        #expect(
            throws: CredentialError(path: file, problem: "has mode 0\(octal); chmod it to 0400")
        ) {
            try Credentials(environment: [:]).secret("curve.secret", orFileAt: file)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func aFileOfAnotherUserIsRefused() throws {
        let folder = try Folder()
        let file = try folder.write("fallback", "own", mode: 0o400)
        unsafe chown(file, 12345, 12345)
        let error = #expect(throws: CredentialError.self) {
            try Credentials(environment: [:]).secret("curve.secret", orFileAt: file)
        }
        #expect(error?.problem.hasPrefix("belongs to user 12345") == true)
    }

    @Test func aMissingFileALinkAndAnEmptyFileSayWhatToDo() throws {
        let folder = try Folder()
        let file = try folder.write("fallback", " \n", mode: 0o400)
        let link = "\(folder.path)/link"
        unsafe symlink(file, link)
        for (path, problem) in [
            (file, "is empty"), (link, "is a symbolic link; name the file itself"),
            ("\(folder.path)/none", "does not exist; make a key with: dateline keygen"),
            (folder.path, "is not a regular file"),
        ] {
            let error = #expect(throws: CredentialError.self) {
                try Credentials(environment: [:]).secret("curve.secret", orFileAt: path)
            }
            #expect(error?.description == "\(path): \(problem)")
        }
    }
}
