using System.Text.Json.Serialization;
using OrleansNotify.Deliveries;
using OrleansNotify.Http;

namespace OrleansNotify.Compat.Relay;

/// <summary>A delivery as the relay's dashboard shows it, in its words.</summary>
internal sealed record RelayWebhook(
    string Id, string Source, string EventType, string Status, int Retries, string EndpointId, int? ResponseCode, string? LastError,
    DateTimeOffset? NextRetryAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? DeliveredAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RawJson? Payload = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AttemptAnswer[]? Attempts = null)
{
    public static readonly string[] Statuses = ["pending", "success", "failed", "permanent_failure"];

    public static RelayWebhook Of(DeliveryRow row) => new(
        new DeliveryId(row.EndpointId, row.Seq).ToString(), row.Source, row.Type, Word(row.Status), Math.Max(0, row.Attempts - 1), row.EndpointId,
        row.LastStatusCode, row.LastError, row.NextAttemptAt, row.AcceptedAt, row.UpdatedAt, row.DeliveredAt);

    /// <summary>The log's word for one of <see cref="Statuses"/>.</summary>
    public static string? StatusOf(string? word) => word switch
    {
        "pending" => DeliveryStatus.Pending,
        "success" => DeliveryStatus.Succeeded,
        "failed" => DeliveryStatus.Retrying,
        "permanent_failure" => DeliveryStatus.Dead,
        _ => null,
    };

    private static string Word(string status) => status switch
    {
        DeliveryStatus.Pending => "pending",
        DeliveryStatus.Succeeded => "success",
        DeliveryStatus.Retrying => "failed",
        _ => "permanent_failure",
    };
}

internal sealed record RelayWebhookPage(RelayWebhook[] Webhooks, NumberedPageView Pagination);
