using OrleansNotify.Deliveries;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Compat.Cards;

/// <summary>A delivery as the card product's log shows it.</summary>
internal sealed record CardDelivery(
    string Id, string EndpointId, string EventType, RawJson? Payload, string Status, int? ResponseCode, int Attempts,
    DateTimeOffset? NextRetryAt, string? ErrorMessage, DateTimeOffset? DeliveredAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static CardDelivery Of(DeliveryRow row, LoggedEvent? logged) => new(
        new DeliveryId(row.EndpointId, row.Seq).ToString(), row.EndpointId, row.Type,
        logged is null ? null : new RawJson(logged.Payload), Word(row.Status), row.LastStatusCode, row.Attempts, row.NextAttemptAt,
        row.LastError, row.DeliveredAt, row.AcceptedAt, row.UpdatedAt);

    /// <summary>What is going to be tried again is still pending there: <c>nextRetryAt</c> says when.</summary>
    private static string Word(string status) => status switch
    {
        DeliveryStatus.Succeeded => "success",
        DeliveryStatus.Pending or DeliveryStatus.Retrying => "pending",
        _ => "failed",
    };
}

internal sealed record CardDeliveryPage(CardDelivery[] Data, NumberedPageView Pagination);
