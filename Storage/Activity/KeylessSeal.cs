namespace OrleansNotify.Activity;

/// <summary>
/// For stores that are opened outside a server, as tests and benchmarks do. It has no key: write access to the database
/// suffices to make another chain.
/// </summary>
public sealed class KeylessSeal : IActivitySeal
{
    public string Seal(params string[] parts) => $"keyless {string.Join('/', parts)}";

    public bool Matches(string seal, params string[] parts) => seal == Seal(parts);
}
