using System.Text.Json.Serialization;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>One event at one endpoint.</summary>
/// <param name="Payload">Only of a single one, while its event is kept.</param>
/// <param name="AttemptLog">Only of a single one.</param>
internal sealed record DeliveryAnswer(
    string Id, string EndpointId, string EventId, long Seq, string Type, string Source, string Status, int Attempts, string Trigger,
    DateTimeOffset? NextAttemptAt, int? LastStatusCode, string? LastError, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset? DeliveredAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RawJson? Payload = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AttemptAnswer[]? AttemptLog = null)
{
    /// <summary>Only of a single one, as the next six.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeliveryWhy? Why { get; init; }

    /// <summary>Of the payload, in hexadecimal digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sha256 { get; init; }

    /// <summary>Of the payload.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Bytes { get; init; }

    /// <summary>As it is now; of a deleted endpoint, as it was last called.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndpointUrl { get; init; }

    /// <summary>Its description.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndpointName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsEndpointDeleted { get; init; }

    public static DeliveryAnswer Of(DeliveryRow row) => new(
        new DeliveryId(row.EndpointId, row.Seq).ToString(), row.EndpointId, row.EventId, row.Seq, row.Type, row.Source, row.Status, row.Attempts,
        row.Trigger, row.NextAttemptAt, row.LastStatusCode, row.LastError, row.AcceptedAt, row.UpdatedAt, row.DeliveredAt);
}

/// <param name="Next">Pass as <c>before</c> for the next page; null on the last. A page may be short, even empty, and yet have a next one.</param>
/// <param name="SearchedTo">Of a search by text that has not looked at everything yet: events accepted before then are the next page's.</param>
/// <param name="Previous">Pass as <c>after</c> for the page of newer ones; null on the first. It may be short, and have a previous one as well.</param>
internal sealed record DeliveryList(
    DeliveryAnswer[] Items, string? Next,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SearchedTo = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Previous = null)
{
    public static DeliveryList Of(DeliveryPage page, DeliveryArguments asked, DateTimeOffset? searchedTo)
    {
        DeliveryAnswer[] items = [.. page.Deliveries.Select(DeliveryAnswer.Of)];
        // Of an empty page: there is nothing between the cursor that was asked with and the end of its event.
        return asked.After is { } after
            ? new DeliveryList(items, items.Length > 0 ? items[^1].Id : LogOrder.StartOf(after.Seq).ToString(), searchedTo, page.Next?.ToString())
            : new DeliveryList(items, page.Next?.ToString(), searchedTo, asked.Before is { } before ? items.Length > 0 ? items[0].Id : LogOrder.EndOf(before.Seq).ToString() : null);
    }
}
