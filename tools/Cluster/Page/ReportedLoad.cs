using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.OneMachine.Page;

/// <summary>What a process of the product says of itself in <c>GET /v1/admin/cluster</c>.</summary>
internal sealed record ReportedLoad(long? Sockets, double? Lag, long? Grains, long? Memory)
{
    public static readonly ReportedLoad None = new(null, null, null, null);

    /// <summary>By process id, wherever in the answer they stand.</summary>
    public static IEnumerable<KeyValuePair<int, ReportedLoad>> In(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(In),
        JsonValueKind.Object when json.TryGetProperty("processId", out var id) && id.TryGetInt32(out var process) => [new(process, Of(json))],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => In(member.Value)),
        _ => [],
    };

    private static ReportedLoad Of(JsonElement process)
        => new(Number(process, "sockets"), Seconds(process), Sum(process, "grains"), Number(process, "memory"));

    private static long? Number(JsonElement process, string name)
        => process.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    private static double? Seconds(JsonElement process) => !process.TryGetProperty("lag", out var lag) ? null
        : lag.ValueKind == JsonValueKind.Number ? lag.GetDouble()
        : TimeSpan.TryParse(lag.GetString(), CultureInfo.InvariantCulture, out var span) ? span.TotalSeconds
        : null;

    private static long? Sum(JsonElement process, string name) => !process.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Sum(one => one.Value.GetInt64())
        : Number(process, name);
}
