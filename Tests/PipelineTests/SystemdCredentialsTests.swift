import TestSupport
import Testing

@testable import Pipeline

@Suite struct SystemdCredentialsTests {
    @Test func aCredentialHandedOverIsFound() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("curve.secret", "key")
        let credentials = Credentials(environment: ["CREDENTIALS_DIRECTORY": folder.path])
        #expect(credentials.path(of: "curve.secret") == file)
        #expect(credentials.path(of: "other.secret") == nil)
    }

    @Test(arguments: [[:], ["CREDENTIALS_DIRECTORY": ""], ["CREDENTIALS_DIRECTORY": "/nowhere"]])
    func withoutAManagerThereIsNone(environment: [String: String]) {
        #expect(Credentials(environment: environment).path(of: "curve.secret") == nil)
    }
}
