using System.Text.Json;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>A process as the status page shows it.</summary>
internal sealed record ShownMember(string Name, string Role, int Port, bool IsReady, int? ProcessId, int Restarts, long? Sockets)
{
    public static ShownMember Of(JsonElement member) => new(
        member.GetProperty("name").GetString()!,
        member.GetProperty("role").GetString()!,
        member.GetProperty("port").GetInt32(),
        member.GetProperty("isReady").GetBoolean(),
        member.GetProperty("processId") is { ValueKind: JsonValueKind.Number } id ? id.GetInt32() : null,
        member.GetProperty("restarts").GetInt32(),
        member.GetProperty("sockets") is { ValueKind: JsonValueKind.Number } sockets ? sockets.GetInt64() : null);
}
