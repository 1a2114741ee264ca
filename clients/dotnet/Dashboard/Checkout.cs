namespace OrleansNotify.Client.Dashboard;

/// <summary>What a shop knows after its checkout.</summary>
public sealed record Checkout
{
    public required string OrderNumber { get; init; }

    public required decimal Total { get; init; }

    public string? CustomerName { get; init; }

    public string? CustomerEmail { get; init; }

    public string? Currency { get; init; }

    public IReadOnlyList<CheckoutItem>? Items { get; init; }

    public string? PaymentMethod { get; init; }

    public string Status { get; init; } = "paid";
}

public sealed record CheckoutItem(string ProductId, string? ProductName, decimal Quantity, decimal? Price);
