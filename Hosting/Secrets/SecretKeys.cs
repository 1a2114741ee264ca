namespace OrleansNotify.Secrets;

/// <summary>The key in use, and those that were in use before it: they open and verify, and make nothing new.</summary>
public sealed class SecretKeys(SecretKey current, params SecretKey[] previous)
{
    public SecretKey Current { get; } = current;

    public IReadOnlyList<SecretKey> Previous { get; } = previous;
}
