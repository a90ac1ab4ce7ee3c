import Foundation

/// The model that the programs under test take when nobody names one.
public enum ShippedModel {
    public static let path: String =
        ProcessInfo.processInfo.environment["DATELINE_MODEL"]
        ?? Products.folder + "/dateline_Linguistics.resources/Resources/english.dateline"
}
