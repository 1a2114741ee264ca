using System.Text.Json;

namespace OrleansNotify.Running;

/// <summary>The server's description of itself.</summary>
public sealed record ApiDocument(JsonElement Root, IReadOnlyList<Operation> Operations)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static async Task<ApiDocument> Of(Server server)
    {
        var answer = await server.Get("/openapi/v1.json");
        Assert.Equal(200, answer.Status);
        var operations = answer.Json.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Where(method => Methods.Contains(method.Name))
                .Select(method => new Operation(method.Name.ToUpperInvariant(), path.Name, path.Value, method.Value)));
        return new ApiDocument(answer.Json, [.. operations]);
    }
}

/// <param name="Item">What the address has for all of its methods.</param>
public sealed record Operation(string Method, string Path, JsonElement Item, JsonElement Json)
{
    public string? Id => Json.TryGetProperty("operationId", out var id) ? id.GetString() : null;

    public string? Summary => Json.TryGetProperty("summary", out var summary) ? summary.GetString() : null;

    public string[] Tags => [.. Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)];

    public string[] Statuses => [.. Json.GetProperty("responses").EnumerateObject().Select(response => response.Name)];

    /// <summary>The credentials that it takes; none: anyone may call it.</summary>
    public string[] Credentials => Json.TryGetProperty("security", out var needs)
        ? [.. needs.EnumerateArray().SelectMany(need => need.EnumerateObject().Select(name => name.Name))]
        : [];

    /// <summary>Its address has a name that callers choose, in their own tenant.</summary>
    public bool IsNamedByCaller => (Method == "PUT" || Id is "joinTopic" or "previewTemplate") && !Credentials.Contains("admin");

    /// <summary>Also under <c>/t/{tenant}</c>.</summary>
    public bool IsOfTenants => Item.TryGetProperty("servers", out var servers)
        && servers.EnumerateArray().Any(server => server.GetProperty("url").GetString() == "/t/{tenant}");

    public bool HasBody => Json.TryGetProperty("requestBody", out _);

    /// <summary>A body that it takes, as JSON; null: it says none.</summary>
    public string? Example => HasBody && Json.GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
        .TryGetProperty("example", out var example) ? example.GetRawText() : null;

    /// <summary>It answers for as long as one listens.</summary>
    public bool IsStream => Json.GetProperty("responses").EnumerateObject()
        .Any(response => response.Value.TryGetProperty("content", out var content) && content.TryGetProperty("text/event-stream", out _));

    public IEnumerable<string> Parameters(string place) => Json.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == place).Select(parameter => parameter.GetProperty("name").GetString()!)
        : [];

    /// <summary>Names of the query that may come several times.</summary>
    public IEnumerable<string> Lists => Parameters("query").Intersect(Json.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray()
            .Where(parameter => parameter.GetProperty("schema").TryGetProperty("type", out var type) && type.ToString() == "array")
            .Select(parameter => parameter.GetProperty("name").GetString()!)
        : []);

    public override string ToString() => $"{Id} ({Method} {Path})";
}
