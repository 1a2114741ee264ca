namespace OrleansNotify.Channels;

/// <summary>What a provider takes for a message.</summary>
/// <param name="Number">Null: of its last attempt.</param>
/// <param name="PriceCurrency">Null: that in which it was reserved.</param>
internal sealed record PricedAttempt(string MessageId, int? Number, long PriceMicros, string? PriceCurrency);
