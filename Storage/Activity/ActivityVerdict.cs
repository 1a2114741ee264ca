namespace OrleansNotify.Activity;

/// <param name="Entries">That were looked at, from the oldest that retention has left.</param>
/// <param name="Before">From before there was a chain.</param>
/// <param name="Unchained">Written since without a place in the chain: by a process of the version before, or by hand.</param>
/// <param name="Problem">What does not fit, in words; null: nothing.</param>
public sealed record ActivityVerdict(string Tenant, long Entries, long Before, long Unchained, string? Problem)
{
    public bool IsIntact => Problem is null;
}
