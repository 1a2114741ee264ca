using System.Text.Json;

namespace OrleansNotify.Clients;

/// <summary>A message as its tenant is shown it.</summary>
internal sealed record ShownMessage(string Id, string EventId, string Channel, string Status)
{
    public static ShownMessage Of(JsonElement json) => new(
        json.GetProperty("id").GetString()!, json.GetProperty("eventId").GetString()!, json.GetProperty("channel").GetString()!,
        json.GetProperty("status").GetString()!);
}
