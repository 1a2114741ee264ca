using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fuzz;

/// <summary>An operation of the API's document.</summary>
/// <param name="Query">Names.</param>
/// <param name="Example">A body that it takes; null: it takes none, or shows none.</param>
internal sealed record Operation(string Method, string Path, bool IsOfTenants, bool HasBody, IReadOnlyList<string> Query, JsonNode? Example)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <summary>All of the document, and what it leaves out.</summary>
    public static IReadOnlyList<Operation> In(JsonElement document) =>
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(method => Methods.Contains(method.Name) && !IsStream(method.Value))
            .Select(method => Of(path, method))),
        new("GET", "/healthz/ready", false, false, [], null),
        new("GET", "/metrics", false, false, [], null),
        new("GET", "/openapi/v1.json", false, false, [], null),
        new("GET", "/dev/mail.json", false, false, ["to"], null),
        new("GET", "/nothing/{id}", true, false, ["a"], null),
    ];

    private static Operation Of(JsonProperty path, JsonProperty method) => new(
        method.Name.ToUpperInvariant(),
        path.Name,
        path.Value.TryGetProperty("servers", out var servers) && servers.GetRawText().Contains("{tenant}", StringComparison.Ordinal),
        method.Value.TryGetProperty("requestBody", out _),
        method.Value.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!)]
            : [],
        ExampleOf(method.Value));

    private static JsonNode? ExampleOf(JsonElement operation)
        => operation.TryGetProperty("requestBody", out var body)
            && body.GetProperty("content").TryGetProperty("application/json", out var json)
            && json.TryGetProperty("example", out var example) ? JsonNode.Parse(example.GetRawText()) : null;

    // It answers for as long as its caller listens.
    private static bool IsStream(JsonElement operation)
        => operation.GetProperty("responses").GetRawText().Contains("text/event-stream", StringComparison.Ordinal);
}
