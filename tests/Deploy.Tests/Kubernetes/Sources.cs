namespace OrleansNotify.DeployTests.Kubernetes;

/// <summary>Each fact is asserted of each overlay, of its files and of what kustomize makes of them.</summary>
internal static class Sources
{
    public static TheoryData<string, bool> All => new()
    {
        { "small", false },
        { "production", false },
        { "small", true },
        { "production", true },
        { "production-tls", true },
    };

    public static Task<Manifests> Read(string overlay, bool resolved)
        => resolved ? Manifests.Resolved(overlay) : Task.FromResult(Manifests.Plain(overlay));
}
