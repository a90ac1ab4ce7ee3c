/// How a program of this project ends. Source: sysexits.h.
public enum ExitStatus {
    public static let success: Int32 = 0
    public static let degraded: Int32 = 1
    public static let usage: Int32 = 64
    public static let badData: Int32 = 65
    public static let noInput: Int32 = 66
    public static let unavailable: Int32 = 69
    public static let software: Int32 = 70
    public static let systemError: Int32 = 71
    public static let cannotCreate: Int32 = 73
    public static let inputOutput: Int32 = 74
    public static let tryAgain: Int32 = 75
    public static let permission: Int32 = 77
    public static let configuration: Int32 = 78
}
