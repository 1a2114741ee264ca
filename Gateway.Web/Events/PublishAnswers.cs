using System.Text.Json.Serialization;
using OrleansNotify.Http;

namespace OrleansNotify.Events;

/// <summary>What became of published events.</summary>
internal static class PublishAnswers
{
    public static IResult Of(AppendResult result) => ProblemOf(result) is { } problem
        ? problem
        : TypedResults.Accepted((string?)null, new EventAccepted(
            result.Id, SeqOf(result), AcceptedAt(result), DeliverAt(result), result.Status == AppendStatus.Duplicate));

    /// <summary>202 when all are in the log, 207 when some were refused, 503 when it is unknown of some: those are to be sent again.</summary>
    public static IResult Of(AppendResult[] results)
    {
        var items = results.Select(Item).ToArray();
        var status = items.Max(item => item.Status) switch
        {
            202 => 202,
            409 => 207,
            var worst => worst,
        };
        return TypedResults.Json(items, statusCode: status);
    }

    private static PublishedItem Item(AppendResult result) => ProblemOf(result) is { } problem
        ? new PublishedItem(problem.Status, null, null, null, null, null, problem.Code)
        : new PublishedItem(
            202, result.Id, SeqOf(result), AcceptedAt(result), DeliverAt(result), result.Status == AppendStatus.Duplicate, null);

    // What waits for its time has no place in the log yet.
    private static long? SeqOf(AppendResult result) => result.Seq > 0 ? result.Seq : null;

    private static string? AcceptedAt(AppendResult result) => result.Seq > 0 ? EventFrame.Time(result.AcceptedAt) : null;

    private static string? DeliverAt(AppendResult result) => result.Seq > 0 ? null : EventFrame.Time(result.AcceptedAt);

    private static Problem? ProblemOf(AppendResult result) => result.Status switch
    {
        AppendStatus.Accepted or AppendStatus.Duplicate => null,
        AppendStatus.Conflict => Problems.IdempotencyConflict,
        _ => Problems.Unavailable,
    };
}

/// <param name="Seq">Not there while it waits for its <c>deliverAt</c>.</param>
/// <param name="AcceptedAt">As <paramref name="Seq"/>.</param>
/// <param name="DeliverAt">Only there while it waits.</param>
internal sealed record EventAccepted(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Seq,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AcceptedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DeliverAt,
    bool Duplicate);

/// <summary>Of a batch, in its order.</summary>
internal sealed record PublishedItem(
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Seq,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AcceptedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DeliverAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Duplicate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);
