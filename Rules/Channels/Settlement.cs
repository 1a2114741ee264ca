namespace OrleansNotify.Channels;

/// <summary>
/// How a price that a provider reports moves what a budget counts. The highest price of an attempt counts: reports come in any order and
/// repeated, and end alike.
/// </summary>
/// <param name="Reserved">Added to what is reserved.</param>
/// <param name="Settled">Added to what is settled.</param>
public readonly record struct Settlement(long Reserved, long Settled)
{
    /// <param name="reserved">What the attempt has reserved.</param>
    /// <param name="known">Its price until now; null: none was reported.</param>
    public static Settlement Of(long reserved, long? known, long price)
        => known is null ? new(-reserved, price) : new(0, Math.Max(price - known.Value, 0));
}
