using System.Text.Json;

namespace OrleansNotify.Compat.Business;

/// <summary>What every client shows of a notification.</summary>
/// <param name="Type"><c>info</c>, <c>success</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Priority"><c>low</c>, <c>medium</c>, <c>high</c> or <c>urgent</c>.</param>
internal sealed record NotificationContent(
    string Title, string Message, string Type, string Priority, string? ActionUrl, string? ActionText, JsonElement? Metadata)
{
    /// <summary>As the log orders it.</summary>
    public int Rank => Priority switch
    {
        "urgent" => 2,
        "high" => 1,
        _ => 0,
    };
}
