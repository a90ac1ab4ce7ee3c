/// What the operator says about reading files.
public struct IntakeSettings: Sendable, Equatable {
    /// Outlet names by web domain (`presstv.ir`), above the built-in list; also by folder name.
    public var outlets: [String: String]
    /// Lines that are never of an article, in the syntax of `Resources/phrases.txt`.
    public var phrases: String
    /// The outlet of every article read, whatever the files say.
    public var outlet: String?
    /// The day of publication of every article read (`2019-03-18`), whatever the files say.
    public var published: String?
    /// Takes files as clean text: decoded, nothing removed, no metadata searched.
    public var raw: Bool
    /// Bytes of UTF-8 an article's text may have.
    public var textLimit: Int
    /// Levels JSON may nest.
    public var jsonDepth: Int
    /// Values and keys one JSON text may have.
    public var jsonTokens: Int

    public init(
        outlets: [String: String] = [:], phrases: String = "", outlet: String? = nil,
        published: String? = nil, raw: Bool = false, textLimit: Int = 4 << 20,
        jsonDepth: Int = 128, jsonTokens: Int = 2_000_000
    ) {
        self.outlets = outlets
        self.phrases = phrases
        self.outlet = outlet
        self.published = published
        self.raw = raw
        self.textLimit = textLimit
        self.jsonDepth = jsonDepth
        self.jsonTokens = jsonTokens
    }
}
