namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>An endpoint that was told to be quiet.</summary>
/// <param name="AnsweredAt">When its owner had the answer, by the clock of <see cref="Receipt.At"/>.</param>
internal sealed record Silenced(string Path, long AnsweredAt)
{
    /// <summary>Requests that came after the answer.</summary>
    public int Late(IEnumerable<Receipt> receipts) => receipts.Count(receipt => receipt.Path == Path && receipt.At > AnsweredAt);
}
