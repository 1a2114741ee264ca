using System.Text.Json;

namespace OrleansNotify.Receivers;

/// <summary>A delivery as its owner is shown it.</summary>
/// <param name="Numbers">Of its attempts, in the order of the log of it; null in a list.</param>
internal sealed record ShownDelivery(string EventId, long Seq, string Status, int Attempts, IReadOnlyList<int>? Numbers)
{
    public bool IsWaiting => Status is "pending" or "retrying";

    public static ShownDelivery Of(JsonElement answer) => new(
        answer.GetProperty("eventId").GetString()!,
        answer.GetProperty("seq").GetInt64(),
        answer.GetProperty("status").GetString()!,
        answer.GetProperty("attempts").GetInt32(),
        answer.TryGetProperty("attemptLog", out var log) ? [.. log.EnumerateArray().Select(attempt => attempt.GetProperty("number").GetInt32())] : null);
}
