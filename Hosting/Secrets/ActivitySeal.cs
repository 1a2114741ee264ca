using OrleansNotify.Activity;

namespace OrleansNotify.Secrets;

/// <summary>Under a key derived from the server's; what a previous one sealed matches as well.</summary>
internal sealed class ActivitySeal(SecretBox box) : IActivitySeal
{
    public string Seal(params string[] parts) => box.Hash(parts);

    public bool Matches(string seal, params string[] parts) => box.Matches(seal, parts);
}
