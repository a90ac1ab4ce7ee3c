import Foundation

/// Records against `Config/schema`, judged by python-jsonschema, which is nobody's own work here.
public enum SchemaJudge {
    public struct Sample: Sendable {
        /// The schema's file name without `.json`.
        public var schema: String
        public var isValid: Bool
        /// One line.
        public var json: String

        public init(_ schema: String, _ isValid: Bool, _ json: String) {
            self.schema = schema
            self.isValid = isValid
            self.json = json
        }
    }

    public static var isInstalled: Bool {
        let check = ["-c", "import jsonschema, referencing"]
        return (try? Subprocess.run("/usr/bin/env", ["python3"] + check))?.status == 0
    }

    /// - Returns: a line for each sample that is not as expected; empty when all are.
    public static func complaints(_ samples: [Sample]) throws -> String {
        let input = samples.map { "\($0.schema)\t\($0.isValid)\t\($0.json)" }
            .joined(separator: "\n")
        let output = try Subprocess.run(
            "/usr/bin/env", ["python3", "-c", script, Products.root + "/Config/schema"],
            input: input)
        let end = "\(samples.count) judged\n"
        guard output.status == 0, output.out.hasSuffix(end) else {
            return "the judge failed: \(output.out)\(output.err)"
        }
        return String(output.out.dropLast(end.count))
    }

    private static let script = """
        import json, pathlib, sys
        from jsonschema import Draft202012Validator
        from referencing import Registry, Resource
        schemas = {p.stem: json.loads(p.read_text()) for p in pathlib.Path(sys.argv[1]).glob("*.json")}
        for schema in schemas.values():
            Draft202012Validator.check_schema(schema)
        registry = Registry().with_resources(
            (s["$id"], Resource.from_contents(s)) for s in schemas.values())
        count = 0
        for line in sys.stdin:
            name, valid, body = line.rstrip("\\n").split("\\t", 2)
            validator = Draft202012Validator(schemas[name], registry=registry)
            errors = [e.message for e in validator.iter_errors(json.loads(body))]
            if (not errors) != (valid == "true"):
                print(name, body[:200], errors)
            count += 1
        print(count, "judged")
        """
}
