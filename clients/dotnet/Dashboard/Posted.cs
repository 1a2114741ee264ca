namespace OrleansNotify.Client.Dashboard;

/// <summary>An order as <c>/api/webhooks/orders</c> takes it.</summary>
internal sealed record OrderPosted(
    string? TenantId, string OrderNumber, decimal Amount, string Status, string? Currency, string? CustomerName, string? CustomerEmail,
    IReadOnlyList<CheckoutItem>? Items, Dictionary<string, string>? Metadata)
{
    public static OrderPosted Of(Checkout checkout, string? tenant) => new(
        tenant, checkout.OrderNumber, checkout.Total, checkout.Status, checkout.Currency, checkout.CustomerName, checkout.CustomerEmail,
        checkout.Items, checkout.PaymentMethod is { } method ? new() { ["paymentMethod"] = method } : null);
}

/// <summary>A notification as <c>/api/webhooks/notifications</c> takes it.</summary>
internal sealed record NotePosted(
    string? TenantId, string Title, string Message, string Type, string Priority, string? ActionUrl, string? ActionText, NoteMetadata Metadata);

internal sealed record NoteMetadata
{
    public string? ProductId { get; init; }

    public int? StockLevel { get; init; }

    public int? LowStockThreshold { get; init; }

    public DateTimeOffset? ScheduledTime { get; init; }

    public string? EstimatedDuration { get; init; }

    public IReadOnlyList<string>? AffectedServices { get; init; }
}
