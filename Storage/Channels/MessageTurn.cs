namespace OrleansNotify.Channels;

/// <summary>A turn of a sender, and what its transaction needs.</summary>
internal sealed record MessageTurn(string Tenant, Channel Channel, MessageBatch Batch, string? Period, DateTimeOffset Now)
{
    /// <summary>
    /// A commit that records a provider's id looks for early facts of it, and what moves reservations names the tenant's lock before any row, as
    /// others do.
    /// </summary>
    public bool Serializes { get; init; } =
        Batch.Results.Any(result => result.IsNotSent || result.ProviderMessageId is not null || result.PriceMicros is not null)
        || (Batch.Money is not null && Batch.Starts.Count > 0);

    /// <summary>What begins asks a budget first.</summary>
    public bool IsLimited { get; } = Batch.Starts.Count > 0 && (Period is not null || Batch.Money is not null);

    /// <summary>Nothing of it depends on what the database says in between.</summary>
    public bool IsOneStep => !Serializes && !IsLimited;
}
