/// The version of the program, as `--version`, the health record and the envelope's source say it.
public enum Version {
    public static let text = "0.1.0"
}
